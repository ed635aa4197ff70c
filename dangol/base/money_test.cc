#include "base/money.h"

#include <doctest/doctest.h>

#include <limits>

#include "base/property_test.h"

namespace dangol {
namespace {

__extension__ typedef __int128 Wide;  // the oracle's arithmetic: nothing here can overflow it

constexpr auto least = std::numeric_limits<std::int64_t>::min();
constexpr auto most = std::numeric_limits<std::int64_t>::max();

// Digits of a formatted amount as a number: the oracle for format_money.
Wide digits_as_number(const std::string& text) {
  Wide value = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9') value = value * 10 + (c - '0');
  }
  return text.front() == '-' ? -value : value;
}

}  // namespace

TEST_CASE("money is written with its symbol, thousands and as many decimals as the currency has") {
  const Currency won = *currency_named("KRW");
  const Currency dollar = *currency_named("USD");
  CHECK(format_money(4'500, won) == "₩4,500");
  CHECK(format_money(0, won) == "₩0");
  CHECK(format_money(999, won) == "₩999");
  CHECK(format_money(1'000'000, won) == "₩1,000,000");
  CHECK(format_money(-4'500, won) == "-₩4,500");
  CHECK(format_money(250, dollar) == "$2.50");
  CHECK(format_money(-5, dollar) == "-$0.05");
  CHECK(format_money(123'456'789, dollar) == "$1,234,567.89");
}

TEST_CASE("the smallest and the largest amount are written, not overflowed") {
  CHECK(format_money(least, *currency_named("KRW")) == "-₩9,223,372,036,854,775,808");
  CHECK(format_money(most, *currency_named("KRW")) == "₩9,223,372,036,854,775,807");
  CHECK(format_money(least, *currency_named("USD")) == "-$92,233,720,368,547,758.08");
}

TEST_CASE("only known currencies have a name") {
  for (const char* code : {"KRW", "USD", "JPY", "EUR", "GBP", "CNY"}) CHECK(currency_named(code)->code == code);
  CHECK_FALSE(currency_named("XXX"));
  CHECK_FALSE(currency_named("krw"));
  CHECK_FALSE(currency_named(""));
}

TEST_CASE("any amount reads back from its digits") {
  for_each_round(500, [](TestDice& dice) {
    const auto minor = static_cast<std::int64_t>(dice()) >> roll(dice, 64);
    for (const char* code : {"KRW", "USD"}) {
      CHECK((digits_as_number(format_money(minor, *currency_named(code))) == minor));
    }
  });
}

TEST_CASE("a sum or product that leaves int64 is refused") {
  CHECK(add_checked(2, 3) == 5);
  CHECK(add_checked(most, 0) == most);
  CHECK_FALSE(add_checked(most, 1));
  CHECK_FALSE(add_checked(least, -1));
  CHECK(multiply_checked(-3, 4) == -12);
  CHECK_FALSE(multiply_checked(most, 2));
  CHECK_FALSE(multiply_checked(least, -1));
}

TEST_CASE("checked sums and products agree with 128-bit arithmetic") {
  for_each_round(500, [](TestDice& dice) {
    const auto a = static_cast<std::int64_t>(dice()) >> roll(dice, 64);
    const auto b = static_cast<std::int64_t>(dice()) >> roll(dice, 64);
    const auto fits = [](Wide value) { return value >= least && value <= most; };
    const Wide sum = static_cast<Wide>(a) + b;
    const Wide product = static_cast<Wide>(a) * b;
    CHECK(add_checked(a, b).has_value() == fits(sum));
    CHECK(multiply_checked(a, b).has_value() == fits(product));
    if (fits(sum)) CHECK((*add_checked(a, b) == sum));
    if (fits(product)) CHECK((*multiply_checked(a, b) == product));
  });
}

}  // namespace dangol
