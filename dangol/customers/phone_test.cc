#include "customers/phone.h"

#include <doctest/doctest.h>

#include <array>
#include <random>

#include "base/property_test.h"

using namespace dangol;

namespace {

std::string phone(std::string_view typed) {
  auto result = normalized_phone(typed);
  return result ? *result : "refused";
}

}  // namespace

TEST_CASE("every way of typing a mobile number is one number") {
  for (const char* typed : {"010-1234-5678",
                            "01012345678",
                            "+821012345678",
                            "+82-10-1234-5678",
                            "+82 (0)10 1234 5678",
                            "00821012345678",
                            "0082 10 1234 5678",
                            "82 010-1234-5678",
                            "821012345678",
                            "(010) 1234.5678",
                            "０１０-１２３４-５６７８",
                            "٠١٠١٢٣٤٥٦٧٨",
                            "۰۱۰ ۱۲۳۴ ۵۶۷۸",
                            "010\u20111234\u20135678",
                            "tel:+82-10-1234-5678",
                            "TEL:01012345678",
                            " 010 1234 5678 ",
                            "010\u200B1234\u20605678",
                            "1012345678",
                            "＋８２１０１２３４５６７８"}) {
    CAPTURE(typed);
    CHECK(phone(typed) == "01012345678");
  }
}

TEST_CASE("other ranges of the Korean plan keep their own lengths") {
  CHECK(phone("011-123-4567") == "0111234567");
  CHECK(phone("016 1234 5678") == "01612345678");
  CHECK(phone("11-123-4567") == "0111234567");
  CHECK(phone("02-123-4567") == "021234567");
  CHECK(phone("+82 2 1234 5678") == "0212345678");
  CHECK(phone("031-123-4567") == "0311234567");
  CHECK(phone("0507-1234-5678") == "050712345678");
  CHECK(phone("070-1234-5678") == "07012345678");
  CHECK(phone("080-123-4567") == "0801234567");
  CHECK(phone("1588-1234") == "15881234");
  CHECK(phone("+82 1588-1234") == "15881234");
}

TEST_CASE("foreign numbers keep their country") {
  CHECK(phone("+1 415-555-0123") == "+14155550123");
  CHECK(phone("0014155550123") == "+14155550123");
  CHECK(phone("+86 138 0013 8000") == "+8613800138000");
}

TEST_CASE("what nobody can be reached at is refused, without repeating it") {
  for (const char* typed : {"",
                            "0",
                            "112",
                            "119",
                            "010-0000-0000",
                            "010-1234-567",
                            "010-1234-56789",
                            "02-0000-0000",
                            "01012345678,123",
                            "01012345678x9",
                            "010-1234-5678 / 010-8765-4321",
                            "call me",
                            "1.01235E+9",
                            "+",
                            "++821012345678",
                            "010+12345678",
                            "+0123456789",
                            "123456789012345",
                            "+1234567890123456",
                            "099-123-4567",
                            "\xFF\xFE",
                            "010-1234-5678;ext=1"}) {
    CAPTURE(typed);
    const auto refused = normalized_phone(typed);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::invalid_input);
    CHECK(refused.error().message.find("1234") == std::string::npos);
  }
}

TEST_CASE("a normalized number stays as it is, whatever was typed") {
  const std::uint64_t seed = property_seed();
  MESSAGE("seed " << seed);
  std::mt19937 random(seed);
  constexpr std::array<std::string_view, 14> pieces{"0", "1", "2", "8", "010", "82", "+",
                                                    "-", " ", "(", ")", "٣",   "５", "00"};
  for (int round = 0; round < 20'000; ++round) {
    std::string typed;
    for (auto left = random() % 14; left > 0; --left) typed += pieces[random() % pieces.size()];
    const auto once = normalized_phone(typed);
    if (!once) continue;
    CAPTURE(typed);
    CHECK(phone(*once) == *once);
  }
}
