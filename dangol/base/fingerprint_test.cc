#include "base/fingerprint.h"

#include <doctest/doctest.h>

#include <set>

#include "base/property_test.h"

namespace dangol {
namespace {

using Key = std::array<std::uint8_t, 32>;

Key key_of(std::uint8_t fill) {
  Key key;
  key.fill(fill);
  return key;
}

}  // namespace

TEST_CASE("a fingerprint depends on the key, the domain and the text, and on nothing else") {
  const Key key = key_of(7);
  const Fingerprint one = fingerprint(key, "order", "A-1");
  CHECK(fingerprint(key, "order", "A-1") == one);
  CHECK(fingerprint(key_of(8), "order", "A-1") != one);
  CHECK(fingerprint(key, "phone", "A-1") != one);
  CHECK(fingerprint(key, "order", "A-2") != one);
}

TEST_CASE("a letter cannot move from the domain into the text") {
  const Key key = key_of(1);
  CHECK(fingerprint(key, "ab", "c") != fingerprint(key, "a", "bc"));
  CHECK(fingerprint(key, "", "abc") != fingerprint(key, "abc", ""));
}

TEST_CASE("a number made from a fingerprint is a valid id: positive, never zero") {
  CHECK(positive_number(Fingerprint{}) == 1);
  Fingerprint all_ones;
  all_ones.bytes.fill(0xff);
  CHECK(positive_number(all_ones) == 0x7fffffffffffffffULL);
  for_each_round(500, [](TestDice& dice) {
    const std::uint64_t number = positive_number(fingerprint(key_of(2), "customer", random_bytes(dice, 20)));
    CHECK(number >= 1);
    CHECK(number <= 0x7fffffffffffffffULL);
  });
}

TEST_CASE("ten thousand texts have ten thousand fingerprints and hashes") {
  std::set<Fingerprint> fingerprints;
  std::set<std::size_t> hashes;
  for (int i = 0; i < 10'000; ++i) {
    const Fingerprint one = fingerprint(key_of(3), "n", std::to_string(i));
    fingerprints.insert(one);
    hashes.insert(std::hash<Fingerprint>{}(one));
  }
  CHECK(fingerprints.size() == 10'000);
  CHECK(hashes.size() == 10'000);
}

}  // namespace dangol
