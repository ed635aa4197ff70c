#include "base/bytes.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "base/property_test.h"

namespace dangol {
namespace {

constexpr auto int64_least = std::numeric_limits<std::int64_t>::min();
constexpr auto int64_most = std::numeric_limits<std::int64_t>::max();
constexpr auto uint64_most = std::numeric_limits<std::uint64_t>::max();

// Reads fields of any kind until the bytes are used up; what matters is that it ends and stays inside them.
void read_anything(ByteReader& in, TestDice& dice) {
  while (!in.at_end() && !in.failed()) {
    switch (roll(dice, 8)) {
      case 0: (void)in.u8(); break;
      case 1: (void)in.varint(); break;
      case 2: (void)in.zigzag(); break;
      case 3: (void)in.f32(); break;
      case 4: (void)in.f64(); break;
      case 5: (void)in.text(); break;
      case 6: (void)in.raw(dice()); break;
      default: (void)in.count(); break;
    }
  }
}

}  // namespace

TEST_CASE("what a ByteWriter wrote a ByteReader reads back") {
  ByteWriter out;
  out.u8(255);
  out.varint(0);
  out.varint(127);
  out.varint(128);
  out.varint(uint64_most);
  out.zigzag(0);
  out.zigzag(-1);
  out.zigzag(int64_least);
  out.zigzag(int64_most);
  out.f32(-0.5F);
  out.f64(1e300);
  out.text("");
  out.text(std::string_view("라\0떼", 7));
  const std::string bytes = out.take();

  ByteReader in(bytes);
  CHECK(in.u8() == 255);
  CHECK(in.varint() == 0);
  CHECK(in.varint() == 127);
  CHECK(in.varint() == 128);
  CHECK(in.varint() == uint64_most);
  CHECK(in.zigzag() == 0);
  CHECK(in.zigzag() == -1);
  CHECK(in.zigzag() == int64_least);
  CHECK(in.zigzag() == int64_most);
  CHECK(in.f32() == -0.5F);
  CHECK(in.f64() == 1e300);
  CHECK(in.text().empty());
  CHECK(in.text() == std::string_view("라\0떼", 7));
  CHECK(in.at_end());
  CHECK_FALSE(in.failed());
}

TEST_CASE("small numbers of either sign take one byte") {
  for (const std::int64_t value : {0, 1, -1, 63, -64}) {
    ByteWriter out;
    out.zigzag(value);
    CHECK(out.bytes().size() == 1);
  }
}

TEST_CASE("random numbers and texts survive the round trip") {
  for_each_round(300, [](TestDice& dice) {
    const std::uint64_t number = dice() >> roll(dice, 64);
    const auto signed_number = static_cast<std::int64_t>(dice()) >> roll(dice, 64);
    const std::string text = random_bytes(dice, 300);
    ByteWriter out;
    out.varint(number);
    out.zigzag(signed_number);
    out.text(text);
    ByteReader in(out.bytes());
    CHECK(in.varint() == number);
    CHECK(in.zigzag() == signed_number);
    CHECK(in.text() == text);
    CHECK(in.at_end());
    CHECK_FALSE(in.failed());
  });
}

TEST_CASE("cut at any byte, a field fails and everything after it is zero") {
  ByteWriter out;
  out.varint(300);
  out.f64(2.5);
  out.text("아메리카노");
  const std::string whole = out.take();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CAPTURE(size);
    ByteReader in(std::string_view(whole).substr(0, size));
    (void)in.varint();
    (void)in.f64();
    CHECK(in.text().empty());
    CHECK(in.failed());
    CHECK(in.u8() == 0);
    CHECK(in.varint() == 0);
    CHECK(in.f32() == 0.0F);
    CHECK(in.raw(1).empty());
    CHECK(in.count() == 0);
    CHECK(in.at_end());
  }
}

TEST_CASE("a number that never ends is refused after ten bytes") {
  ByteReader in(std::string_view("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 12));
  CHECK(in.varint() == 0);
  CHECK(in.failed());
}

TEST_CASE("a length beyond the end is refused, however large") {
  for (const std::uint64_t size : {std::uint64_t{4}, uint64_most / 2, uint64_most}) {
    ByteWriter out;
    out.varint(size);
    out.raw("abc", 3);
    ByteReader in(out.bytes());
    CHECK(in.text().empty());
    CHECK(in.failed());
  }
}

TEST_CASE("a count larger than the bytes left is refused, so that nobody reserves memory for it") {
  ByteWriter out;
  out.varint(1'000'000'000);
  out.raw("abc", 3);
  ByteReader in(out.bytes());
  CHECK(in.count() == 0);
  CHECK(in.failed());
}

TEST_CASE("a reader that was told to refuse has failed and is at its end") {
  ByteReader in("abc");
  in.refuse();
  CHECK(in.failed());
  CHECK(in.u8() == 0);
}

TEST_CASE("any bytes read as any fields end without harm") {
  for_each_round(2'000, [](TestDice& dice) {
    const std::string bytes = random_bytes(dice, 60);
    ByteReader in(bytes);
    read_anything(in, dice);
    CHECK((in.failed() || in.at_end()));
  });
}

TEST_CASE("not a number and infinity keep their bits") {
  ByteWriter out;
  out.f64(std::numeric_limits<double>::quiet_NaN());
  out.f32(-std::numeric_limits<float>::infinity());
  ByteReader in(out.bytes());
  CHECK(std::isnan(in.f64()));
  CHECK(in.f32() == -std::numeric_limits<float>::infinity());
}

}  // namespace dangol
