#include <doctest/doctest.h>

#include <cmath>

#include <string>

#include "segments/parse_expression.h"
#include "segments/random_segment_test.h"
#include "segments/why.h"

namespace dangol {
namespace {

std::string canonical(std::string_view text, int money_decimals = 0) {
  const Result<SegmentExpression> read = read_expression(text, test_names(money_decimals));
  return read ? to_text(*read) : read.error().message;
}

ExpressionMistake mistake_in(std::string_view text, int money_decimals = 0) {
  const ParsedExpression parsed = parse_expression(text, test_names(money_decimals));
  CHECK_FALSE(parsed.expression);
  return parsed.mistake;
}

std::string repeated(std::string_view part, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += part;
  return text;
}

}  // namespace

TEST_CASE("the example of each field is an expression that uses it") {
  for (const FieldInfo& field : segment_fields()) {
    CAPTURE(field.name);
    CHECK(&field == &field_info(field.field));
    const ParsedExpression parsed = parse_expression(field.example, test_names());
    REQUIRE(parsed.expression);
    CHECK(parsed.expression->root.condition.field == field.field);
    CHECK_FALSE(field.english.empty());
    CHECK_FALSE(field.korean.empty());
  }
}

TEST_CASE("an expression is written in one way") {
  CHECK(canonical("VISITS>=5 And last_visit before 2 weeks ago") == "visits >= 5 and last_visit before 14 days ago");
  CHECK(canonical("(visits = 1)") == "visits = 1");
  CHECK(canonical("visits > 1 and (visits < 9 and spent >= 100,000)") ==
        "visits > 1 and visits < 9 and spent >= 100000");
  CHECK(canonical("visits > 1 and (visits < 9 or not (spent > 1 or agreed_marketing))") ==
        "visits > 1 and (visits < 9 or not (spent > 1 or agreed_marketing))");
  CHECK(canonical("bought \"크림빵\" at least 3 times in 90 days") == "bought \"크림빵\" at least 3 times in 90 days");
  CHECK(canonical("bought category \"빵\" at least 1 time since 2024-03-01") ==
        "bought category \"빵\" since 2024-03-01");
  CHECK(canonical("last_visit before 1 day ago") == "last_visit before 1 day ago");
  CHECK(canonical("mean_spend > 12.5", 2) == "mean_spend > 12.50");
  CHECK(canonical("spent > 999999999999", 2) == "spent > 999999999999.00");
  CHECK(canonical("spent > 999999999999.00", 2) == "spent > 999999999999.00");
  CHECK(canonical("alive_chance < 39.5%") == "alive_chance < 39.5%");
  CHECK(canonical("birthday_month = this month or birthday_month = 7") ==
        "birthday_month = this month or birthday_month = 7");
}

TEST_CASE("names are found whatever the form of their letters, and written as the shop writes them") {
  SegmentNames names(0);
  names.add(FieldKind::item, "Cream Bun", 7);
  names.add(FieldKind::item, "빵", 8);
  names.add(FieldKind::item, "Twice", 9);
  names.add(FieldKind::item, "twice", 10);
  const ParsedExpression parsed = parse_expression("favourite_item = \"cream  BUN\"", names);
  REQUIRE(parsed.expression);
  CHECK(to_text(*parsed.expression) == "favourite_item = \"Cream Bun\"");
  CHECK(parse_expression("favourite_item = \"\u1108\u1161\u11BC\"", names).expression);
  CHECK(parse_expression("favourite_item = \"Twice\"", names).mistake.expected ==
        "the name of an item that only one bears");
}

TEST_CASE("a mistake has its place and what should be there") {
  const auto check = [](std::string_view text, std::size_t offset, std::string_view expected) {
    CAPTURE(text);
    const ExpressionMistake mistake = mistake_in(text);
    CHECK(mistake.offset == offset);
    CHECK(mistake.expected.find(expected) != std::string::npos);
  };
  check("", 0, "a condition");
  check("visits", 6, "one of >= >");
  check("visits >= ", 10, "a whole number");
  check("visits >= 1.5", 10, "a whole number");
  check("visits >= 5 spent > 3", 12, "\"and\", \"or\" or the end");
  check("spent > 3.50", 8, "money without decimals");
  check("birthday_month > 3", 15, "= or !=");
  check("birthday_month = 13", 17, "a month from 1 to 12");
  check("birthday_month = this year", 22, "\"month\"");
  check("alive_chance < 0.4", 18, "%");
  check("alive_chance < 101%", 15, "0% to 100%");
  check("last_visit > 30 days ago", 11, "\"before\" or \"since\"");
  check("last_visit before 30 days", 25, "\"ago\"");
  check("last_visit before 30 months ago", 21, "\"days\" or \"weeks\"");
  check("last_visit before 6000 weeks ago", 23, "a century");
  check("last_visit since 2024-02-30", 17, "a day of the calendar");
  check("last_visit since 2024-3-1", 17, "a date such as");
  check("bought \"none such\"", 7, "of an item of this shop");
  check("bought category \"크림빵\"", 16, "of a category of this shop");
  check("bought 크림빵", 7, "a word, a number");
  check("bought \"크림빵\" at least 0 times", 28, "from 1 to 1000");
  check("bought \"크림빵", 17, "a closing quote");
  check("store = \"a\\b\"", 11, "in a name");
  check("(visits > 1", 11, "closing bracket");
  check("visits > 1)", 10, "or the end");
  check("visits > 10000,00", 14, "commas between thousands");
  check("visits > 123456789012345", 9, "at most 14 digits");
  check("agreed_marketing = 1", 17, "the end");
  check("name = \"x\"", 0, "a field such as");
  check("store = \"\xff\"", 8, "UTF-8");
  CHECK(mistake_in("store = \"본점\" nd").character == 14);
  CHECK(mistake_in("spent > 1000000000000", 2).offset == 8);
  CHECK(mistake_in("spent > 1000000000000", 2).expected == "an amount of at most 14 digits with its decimals");
  CHECK(read_expression("visits > x", test_names()).error().message ==
        "This segment cannot be read: at character 10 there should be a whole number.");
}

TEST_CASE("health data never select people, and the message says so") {
  for (const std::string_view text : {"holds_allergy", "allergies = 3", "not Allergy", "agreed_health_data"}) {
    CAPTURE(text);
    CHECK(mistake_in(text).expected.find("never select people") != std::string::npos);
  }
  for (const FieldInfo& field : segment_fields()) CHECK(field.name.find("sensitive") == std::string_view::npos);
}

TEST_CASE("expressions are bounded in length, depth and number of conditions") {
  const std::string levels = repeated("(", deepest_expression) + "visits > 1" + repeated(")", deepest_expression);
  CHECK(parse_expression(levels, test_names()).expression);
  CHECK(mistake_in("not " + levels).expected.find("at most 8 levels") != std::string::npos);
  const std::string full = "visits > 1" + repeated(" or visits > 1", most_conditions - 1);
  CHECK(parse_expression(full, test_names()).expression);
  CHECK(mistake_in(full + " or visits > 1").expected.find("at most 32 conditions") != std::string::npos);
  CHECK(mistake_in(repeated(" ", longest_expression + 1)).offset == longest_expression);
  CHECK(mistake_in(repeated("(", 1900)).expected.find("levels") != std::string::npos);
}

TEST_CASE("what is printed is read back as the same expression") {
  for_each_round(3000, [](TestDice& dice) {
    const int decimals = static_cast<int>(roll(dice, 4));
    const SegmentExpression made = random_expression(dice, decimals);
    const std::string text = to_text(made);
    CAPTURE(text);
    const ParsedExpression parsed = parse_expression(text, test_names(decimals));
    REQUIRE(parsed.expression);
    CHECK(*parsed.expression == made);
  });
}

TEST_CASE("why names each condition with her number") {
  TestCustomer kim;
  kim.facts = {.visits = 12, .last_visit_day = test_today - 11, .spent_minor = 84'000, .store = {2}};
  kim.lines = {{test_today - 11, 4, {1}, 1}, {test_today - 11, 4, {1}, 1}, {test_today - 40, 3, {1}, 1}};
  const auto read = read_expression(
      "visits >= 5 and last_visit before 30 days ago and (bought \"크림빵\" at least 2 times in 30 days or store = "
      "\"역점\") and not alive_chance < 40%",
      test_names());
  REQUIRE(read);
  const Why reasons = why(*read, kim.with_lines(), test_today);
  CHECK_FALSE(reasons.holds);
  REQUIRE(reasons.children.size() == 4);
  CHECK(reasons.children[0].holds);
  CHECK(reasons.children[0].number == 12);
  CHECK_FALSE(reasons.children[1].holds);
  CHECK(reasons.children[1].number == test_today - 11);
  CHECK_FALSE(reasons.children[2].children[0].holds);
  CHECK(reasons.children[2].children[0].number == 1);  // two lines of one order
  CHECK(reasons.children[2].children[1].holds);
  CHECK(std::isnan(reasons.children[3].children[0].number));
  CHECK(reasons.children[3].holds);  // not of what is not known
}

TEST_CASE("what is not known meets no condition, whichever way it is put") {
  const CustomerFacts nobody;
  for (const std::string_view text :
       {"cycle_days < 5", "cycle_days >= 5", "cycle_days != 5", "overdue >= 0", "last_visit before 3 days ago",
        "last_visit since 3 days ago", "birthday_month != 3", "birthday_month != this month", "store != \"본점\"",
        "mean_spend >= 0", "bought \"크림빵\"", "agreed_marketing", "days_known >= 0", "value != 1"}) {
    CAPTURE(text);
    const auto read = read_expression(text, test_names());
    REQUIRE(read);
    CHECK_FALSE(holds(*read, nobody, test_today));
  }
}

}  // namespace dangol
