#include "templates/sms_size.h"

#include <doctest/doctest.h>

#include <string>

#include "base/property_test.h"

using namespace dangol;

namespace {

std::string text_of(const char* unit, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += unit;
  return text;
}

}  // namespace

TEST_CASE("CP949 has every Hangul syllable, KS X 1001's and the other 8,822") {
  int syllables = 0;
  for (char32_t c = U'가'; c <= U'힣'; ++c) syllables += cp949_bytes(c) == 2 ? 1 : 0;
  CHECK(syllables == 11'172);
  CHECK(cp949_bytes(U'뷁') == 2);
}

TEST_CASE("CP949 has 95 printable ASCII characters, the line feed and 17,048 of two bytes, and no look-alikes") {
  int one = 0;
  int two = 0;
  for (char32_t c = 0; c < 0x110000; ++c) {
    one += cp949_bytes(c) == 1 ? 1 : 0;
    two += cp949_bytes(c) == 2 ? 1 : 0;
  }
  CHECK(one == 96);
  CHECK(two == 17'048);
  for (const char32_t c : U"₩£¥—é\u00A0\u1100\uE000\u007F\u0080\t\u200B🍞�") {
    if (c == 0) continue;
    CAPTURE(static_cast<unsigned>(c));
    CHECK(cp949_bytes(c) == 0);
  }
  for (const char32_t c : {U'€', U'…', U'♥', U'☎', U'①', U'㎖', U'樂', U'“'}) CHECK(cp949_bytes(c) == 2);
}

TEST_CASE("where SMS ends and LMS begins") {
  CHECK(sms_size("").bytes == 0);
  CHECK(sms_size(text_of("가", 45)).kind == SmsKind::sms);
  CHECK(sms_size(text_of("가", 45) + "a").kind == SmsKind::lms);
  CHECK(sms_size(text_of("가", 1000)).kind == SmsKind::lms);
  CHECK(sms_size(text_of("가", 1000) + "\n").kind == SmsKind::too_long);
  CHECK(sms_size("(광고) a\n").bytes == 9);
}

TEST_CASE("what cannot be sent is named once, with its place") {
  const SmsSize size = sms_size("가 🍞 ₩4,500 🍞\xFF");
  REQUIRE(size.unencodable.size() == 3);
  CHECK(size.unencodable[0].character == "🍞");
  CHECK(size.unencodable[0].offset == 4);
  CHECK(size.unencodable[0].place == 3);
  CHECK(size.unencodable[1].character == "₩");
  CHECK(size.unencodable[1].place == 5);
  CHECK(size.unencodable[2].character == "\xFF");
  CHECK(size.bytes == 2 + 1 + 2 + 1 + 2 + 5 + 1 + 2 + 2);
  std::string many;
  for (char c = 0; c < 60; ++c) many += {static_cast<char>(0xC3), static_cast<char>(0x80 + c)};  // À ...
  CHECK(sms_size(many).unencodable.size() == most_unencodable);
}

TEST_CASE("bytes add up, whatever the text") {
  for_each_round(5'000, [](TestDice& dice) {
    const std::string a = random_bytes(dice, 30) + " ";
    const std::string b = random_bytes(dice, 30);
    CHECK(sms_size(a + b).bytes == sms_size(a).bytes + sms_size(b).bytes);
  });
}
