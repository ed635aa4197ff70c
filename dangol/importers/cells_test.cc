#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <random>

#include "base/property_test.h"
#include "customers/phone.h"
#include "importers/cell_date.h"
#include "importers/cell_number.h"
#include "importers/cell_phone.h"
#include "importers/option_list.h"
#include "importers/rejects.h"
#include "importers/short_text.h"

namespace dangol {
namespace {

const Currency won = *currency_named("KRW");
const Currency dollar = *currency_named("USD");

std::string refused_amount(std::string_view cell, const Currency& currency) {
  return std::string(parse_amount(cell, currency).refused);
}

std::string date_text(std::string_view cell, DateOrder order) {
  const auto parsed = parse_date(cell, order, 2026);
  if (!parsed) return std::string(parsed.refused);
  return date::format("%F", date::sys_days{parsed.value.day}) + " " +
         std::to_string(parsed.value.since_midnight.count() / 1000);
}

std::string phone(std::string_view cell) {
  const auto parsed = parse_phone(cell);
  return parsed ? parsed.value.digits : std::string(parsed.refused);
}

}  // namespace

TEST_CASE("amounts as tills write them") {
  CHECK(parse_amount("$18.00 ", dollar).value == 1800);
  CHECK(parse_amount("2.5", dollar).value == 250);
  CHECK(parse_amount("1,000", won).value == 1000);
  CHECK(parse_amount("₩4,500", won).value == 4500);
  CHECK(parse_amount("4,500원", won).value == 4500);
  CHECK(parse_amount("-2.5", dollar).value == -250);
  CHECK(parse_amount("(2.50)", dollar).value == -250);
  CHECK(parse_amount("-$2.50", dollar).value == -250);
  CHECK(parse_amount("４，５００", won).value == 4500);
  CHECK(parse_amount("4500.00", won).value == 4500);
  CHECK(parse_amount("9223372036854775807", won).value == 9223372036854775807);
}

TEST_CASE("amounts that are none, too large or of another currency are refused") {
  for (const std::string_view cell :
       {"NaN", "1e309", "1e3", "abc", "", "1,00", "1,0000", "1.2.3", "--1", ".", "1 2", "0x10"}) {
    CAPTURE(cell);
    CHECK(refused_amount(cell, dollar) == "not_an_amount");
  }
  CHECK(refused_amount("9223372036854775808", won) == "too_large");
  CHECK(refused_amount("92233720368547758.08", dollar) == "too_large");
  CHECK(refused_amount("4500.5", won) == "too_many_decimals");
  CHECK(refused_amount("2.505", dollar) == "too_many_decimals");
  CHECK(refused_amount("$4", won) == "other_currency");
}

TEST_CASE("property: an amount written with grouping and decimals reads as it was") {
  const std::uint64_t seed = property_seed();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (int i = 0; i < 2000; ++i) {
    const auto cents = static_cast<std::int64_t>(random() >> (random() % 62 + 1));
    const std::string written = format_money(i % 2 == 0 ? cents : -cents, dollar);
    CHECK(parse_amount(written, dollar).value == (i % 2 == 0 ? cents : -cents));
  }
}

TEST_CASE("quantities to thousandths; none, returns and fractions of thousandths are refused") {
  CHECK(parse_quantity("1").value == 1000);
  CHECK(parse_quantity("0.333").value == 333);
  CHECK(parse_quantity("2개").value == 2000);
  CHECK(parse_quantity("1,000").value == 1'000'000);
  CHECK(parse_quantity("0").refused == "zero_quantity");
  CHECK(parse_quantity("-3").refused == "negative_quantity");
  CHECK(parse_quantity("0.3333").refused == "too_many_decimals");
  CHECK(parse_quantity("1e9").refused == "not_a_quantity");
}

TEST_CASE("dates in every style, by the order that the mapping says") {
  CHECK(date_text("2019-04-01", DateOrder::mdy) == "2019-04-01 0");
  CHECK(date_text("01/04/2019", DateOrder::dmy) == "2019-04-01 0");
  CHECK(date_text("01/04/2019", DateOrder::mdy) == "2019-01-04 0");
  CHECK(date_text("01-04-19", DateOrder::dmy) == "2019-04-01 0");
  CHECK(date_text("26/01/05", DateOrder::ymd) == "2026-01-05 0");
  CHECK(date_text("2026.1.5.", DateOrder::dmy) == "2026-01-05 0");
  CHECK(date_text("2026년 1월 5일", DateOrder::dmy) == "2026-01-05 0");
  CHECK(date_text("20240301", DateOrder::ymd) == "2024-03-01 0");
  CHECK(date_text("3/1/2024 10:15", DateOrder::mdy) == "2024-03-01 36900");
  CHECK(date_text("2024-12-14 13:19:07.033", DateOrder::mdy) == "2024-12-14 47947");
  CHECK(date_text("2024-03-01 오후 2:26", DateOrder::ymd) == "2024-03-01 51960");
  CHECK(date_text("45352.5", DateOrder::ymd) == "2024-03-01 43200");
  CHECK(date_text("2000-02-29", DateOrder::ymd) == "2000-02-29 0");
}

TEST_CASE("days that were not are refused") {
  for (const std::string_view cell :
       {"1900-02-29", "0000-00-00", "2023-02-30", "31/04/2019", "13/13/2020", "1700-01-01"}) {
    CAPTURE(cell);
    CHECK(date_text(cell, DateOrder::dmy) == "no_such_day");
  }
  for (const std::string_view cell : {"", "yesterday", "음력 윤4월 15일", "12", "1/2", "2024-03"}) {
    CAPTURE(cell);
    CHECK(date_text(cell, DateOrder::ymd) == "not_a_date");
  }
  CHECK(date_text("2024-03-01 25:00", DateOrder::ymd) == "not_a_time");
  CHECK(date_text("2024-03-01 10:15x", DateOrder::ymd) == "not_a_time");
}

TEST_CASE("times of day") {
  CHECK(parse_time_of_day("12:04:43").value.count() == 43'483'000);
  CHECK(parse_time_of_day("2:26 PM").value.count() == 51'960'000);
  CHECK(parse_time_of_day("12:00 am").value.count() == 0);
  for (const std::string_view cell : {"24:00", "12:60", "13:00 PM", "noon", "1:2:3:4"}) CHECK(!parse_time_of_day(cell));
}

TEST_CASE("day numbers of spreadsheets, with the day of 1900 that was not and the epoch of 1904") {
  const auto day = [](double serial, bool epoch_1904) {
    const auto parsed = date_of_serial(serial, epoch_1904);
    return parsed ? date::format("%F", date::sys_days{parsed.value.day}) : std::string(parsed.refused);
  };
  CHECK(day(1, false) == "1900-01-01");
  CHECK(day(59, false) == "1900-02-28");
  CHECK(day(60, false) == "no_such_day");
  CHECK(day(61, false) == "1900-03-01");
  CHECK(day(43'556, false) == "2019-04-01");
  CHECK(day(42'094, true) == "2019-04-01");
  CHECK(day(-1, false) == "no_such_day");
  CHECK(day(3e9, false) == "no_such_day");
}

TEST_CASE("a column's own cells decide between day and month, or say that they cannot") {
  DateEvidence american;
  for (const std::string_view cell : {"3/1/2024", "3/23/2024", "4/2/2024"}) american.see(cell);
  CHECK(american.order() == DateOrder::mdy);
  DateEvidence british;
  for (const std::string_view cell : {"01/04/2019", "27/04/2019"}) british.see(cell);
  CHECK(british.order() == DateOrder::dmy);
  DateEvidence unclear;
  for (const std::string_view cell : {"3/1/2024", "4/2/2024"}) unclear.see(cell);
  CHECK(!unclear.order());
  CHECK(unclear.looks_like_dates());
  DateEvidence plain;
  plain.see("2024-03-01");
  CHECK(plain.order() == DateOrder::ymd);
}

TEST_CASE("phone numbers come to one form") {
  for (const std::string_view cell :
       {"010-1234-5678", "01012345678", "+821012345678", "+82-10-1234-5678", "0082 10 1234 5678", "(010) 1234-5678",
        "０１０-1234-5678", "٠١٠١٢٣٤٥٦٧٨", "1012345678", "tel:+82-10-1234-5678", "010\u200b12345678",
        "82 010 1234 5678", "+82 010 1234 5678", "010.1234.5678", "010 1234 5678,123"}) {
    CAPTURE(cell);
    CHECK(phone(cell) == "01012345678");
  }
  CHECK(parse_phone("1012345678").value.zero_restored);
  CHECK(!parse_phone("01012345678").value.zero_restored);
  CHECK(phone("02-123-4567") == "021234567");
  CHECK(phone("1588-1234") == "15881234");
  CHECK(phone("0505-123-4567") == "05051234567");
  CHECK(phone("+1 202 555 0123") == "+12025550123");
  CHECK(phone("0") == "");
  CHECK(phone(" ") == "");
}

TEST_CASE("what is no one number is refused") {
  CHECK(phone("010-1234-5678 / 010-8765-4321") == "two_numbers");
  CHECK(phone("010-1234-5678, 02-123-4567") == "two_numbers");
  CHECK(phone("1.01235E+9") == "number_mangled");
  CHECK(phone("112") == "emergency_number");
  for (const std::string_view cell : {"010-0000-0000", "abc", "010-1234", "123456789012345", "전화 없음"}) {
    CAPTURE(cell);
    CHECK(phone(cell) == "not_a_phone");
  }
}

TEST_CASE("property: a cell gives the phone number that the counter makes of the same text") {
  const std::string_view pieces[] = {"010",  "02", "82", "+82", "0082",   "1588",   "1234", "5678", "123", "0",
                                     "1",    "-",  " ",  ".",   "(",      ")",      "/",    "+",    ",",   "x",
                                     "tel:", "１", "٣",  "–",   "\u200b", "\u3000", "000",  "+1",   "202"};
  int numbers = 0;
  for_each_round(20'000, [&](TestDice& dice) {
    std::string text;
    for (std::size_t n = roll(dice, 6) + 1; n > 0; --n) text += pieces[roll(dice, std::size(pieces))];
    const Result<std::string> typed = normalized_phone(text);
    if (!typed) return;
    ++numbers;
    const auto cell = parse_phone(text);
    CHECK(cell);
    CHECK(cell.value.digits == *typed);
  });
  CHECK(numbers > 100);
}

TEST_CASE("a zero that a spreadsheet ate is put back and counted, one left out after +82 is not counted") {
  CHECK(parse_phone("1012345678").value.zero_restored);
  CHECK(parse_phone("10-1234-5678").value.zero_restored);
  CHECK(!parse_phone("+82 10-1234-5678").value.zero_restored);
  CHECK(!parse_phone("821012345678").value.zero_restored);
  CHECK(!parse_phone("1588-1234").value.zero_restored);
}

TEST_CASE("property: a short decimal is what its digits say") {
  for_each_round(20'000, [](TestDice& dice) {
    std::string text;
    for (std::size_t n = roll(dice, 9); n > 0; --n)
      text += "0123456789012345678901234567890123456789.."[roll(dice, 42)];
    if (!text.empty() && roll(dice, 10) == 0) text[roll(dice, text.size())] = static_cast<char>(dice());
    std::int64_t scaled = 0;
    const int decimals = static_cast<int>(roll(dice, 5));
    const bool taken = short_decimal(text, decimals, scaled);
    const std::size_t point = text.find('.');
    const std::string whole = text.substr(0, point);
    const std::string part = point == std::string::npos ? "" : text.substr(point + 1);
    const bool digits = std::ranges::all_of(whole + part, [](char c) { return c >= '0' && c <= '9'; });
    const bool sound = digits && !whole.empty() && (point == std::string::npos || !part.empty());
    CAPTURE(decimals);
    REQUIRE(taken == (sound && part.size() <= static_cast<std::size_t>(decimals)));
    if (taken)
      CHECK(scaled == std::stoll(whole + part + std::string(static_cast<std::size_t>(decimals) - part.size(), '0')));
  });
}

TEST_CASE("a text as a word: every size has its own words, and copies are whole") {
  const std::string text = "abcdefgh";
  for (std::size_t size = 0; size <= 8; ++size) {
    std::uint64_t expected = 0;
    for (std::size_t at = size; at-- > 0;) expected = expected << 8 | static_cast<unsigned char>(text[at]);
    CHECK(short_text(std::string_view(text).substr(0, size)) == expected);
  }
  for (const std::string_view copied : {"", "a", "ab", "abc", "abcd", "abcdefg", "abcdefgh", "abcdefghijklmnop"}) {
    std::array<char, 20> out{};
    CHECK(copy_text(copied, out.data()) == out.data() + copied.size());
    CHECK(std::string_view(out.data()) == copied);
  }
}

TEST_CASE("option lists, nested and flat") {
  std::vector<OptionWord> words;
  REQUIRE(parse_options("[Salsa (Hot), [Rice, Sour Cream], []]", OptionSyntax::nested, words));
  REQUIRE(words.size() == 3);
  CHECK(words[0].choice == "Salsa (Hot)");
  CHECK(words[2].choice == "Sour Cream");
  CHECK(parse_options("[a, [b]", OptionSyntax::nested, words).refused == "brackets_do_not_match");
  CHECK(parse_options("a]", OptionSyntax::nested, words).refused == "brackets_do_not_match");
  CHECK(parse_options(std::string(100'000, '['), OptionSyntax::nested, words).refused == "brackets_do_not_match");
  REQUIRE(parse_options("ICE / 얼음:적게, 샷 추가", OptionSyntax::flat, words));
  REQUIRE(words.size() == 3);
  CHECK(words[1].group == "얼음");
  CHECK(words[1].choice == "적게");
}

TEST_CASE("no cell of the file of rejected rows is a formula") {
  CHECK(safe_csv_cell("=cmd|' /C calc'!A0").starts_with("'="));
  CHECK(safe_csv_cell("+1").starts_with("'+"));
  CHECK(safe_csv_cell("＝1").starts_with("'＝"));
  CHECK(safe_csv_cell("\t=1").starts_with("\"'\t"));
  CHECK(safe_csv_cell("a,\"b\"") == "\"a,\"\"b\"\"\"");
  CHECK(safe_csv_cell("plain") == "plain");
}

}  // namespace dangol
