#include "segments/rule_set.h"

#include <doctest/doctest.h>

#include "segments/membership.h"
#include "segments/next_change.h"
#include "segments/parse_expression.h"
#include "segments/random_segment_test.h"
#include "segments/why.h"

namespace dangol {
namespace {

bool bit(const std::vector<std::uint64_t>& words, std::size_t rule) { return (words[rule / 64] >> rule % 64 & 1) != 0; }

std::vector<SegmentExpression> random_rules(TestDice& dice, std::size_t count) {
  std::vector<SegmentExpression> rules;
  for (std::size_t i = 0; i < count; ++i) rules.push_back(random_expression(dice));
  return rules;
}

SegmentExpression expression_of(std::string_view text) {
  const auto read = read_expression(text, test_names());
  REQUIRE(read);
  return *read;
}

void check_like_walking(const std::vector<SegmentExpression>& rules, TestDice& dice, int customers) {
  const Result<RuleSet> compiled = RuleSet::compile(rules);
  REQUIRE(compiled);
  std::vector<std::uint64_t> in(compiled->words(), ~std::uint64_t{0});
  for (int i = 0; i < customers; ++i) {
    const TestCustomer customer = random_customer(dice);
    const CustomerFacts facts = customer.with_lines();
    compiled->judge(facts, test_today, in);
    for (std::size_t rule = 0; rule < 64 * in.size(); ++rule) {
      const bool expected = rule < rules.size() && holds(rules[rule], facts, test_today);
      CAPTURE(rule);
      CHECK(bit(in, rule) == expected);
    }
  }
}

}  // namespace

TEST_CASE("rules judged together say what each says alone") {
  for_each_round(60, [](TestDice& dice) { check_like_walking(random_rules(dice, roll(dice, 150)), dice, 20); });
}

TEST_CASE("rules of one clause each, rules of too many clauses and too many purchases are judged alike") {
  for_each_round(5, [](TestDice& dice) {
    std::vector<SegmentExpression> plain;
    for (int i = 0; i < 70; ++i) plain.push_back({{.condition = random_condition(dice), .children = {}}, 0});
    check_like_walking(plain, dice, 20);

    ExpressionNode many{.kind = NodeKind::all, .condition = {}, .children = {}};
    for (int i = 0; i < 6; ++i) many.children.push_back(random_node(dice, 1, NodeKind::all));
    plain.push_back({many, 0});
    check_like_walking(plain, dice, 20);

    std::vector<SegmentExpression> purchases;
    for (std::uint32_t i = 0; i < 300; ++i) {
      purchases.push_back(expression_of("bought \"크림빵\" at least 2 times in 30 days"));
      purchases.back().root.condition.times = 1 + i % 7;
    }
    check_like_walking(purchases, dice, 20);
  });
}

TEST_CASE("no rules and too many rules") {
  const Result<RuleSet> none = RuleSet::compile({});
  REQUIRE(none);
  CHECK(none->words() == 0);
  none->judge({}, test_today, {});
  const std::vector<SegmentExpression> rules(most_rules + 1, expression_of("visits > 1"));
  CHECK(RuleSet::compile(rules).error().code == ErrorCode::too_much);
  CHECK(RuleSet::compile(std::span(rules).first(most_rules)));
}

TEST_CASE("the next change is the day that looking at every day finds") {
  constexpr std::int32_t looked_at = 800;
  for_each_round(400, [](TestDice& dice) {
    const SegmentExpression expression = random_expression(dice);
    const TestCustomer customer = random_customer(dice);
    const CustomerFacts facts = customer.with_lines();
    const bool now = holds(expression, facts, test_today);
    std::int32_t day = test_today + 1;
    while (day <= test_today + looked_at && holds(expression, facts, day) == now) ++day;
    const auto found = next_change_day(expression, facts, test_today);
    CAPTURE(to_text(expression));
    if (day <= test_today + looked_at) {
      CHECK(found == day);
      CHECK(depends_on_calendar(expression));
    } else {
      CHECK((!found || *found > test_today + looked_at));
    }
  });
}

TEST_CASE("a change that waits for a month years ahead is found") {
  CustomerFacts facts{.last_visit_day = test_today, .birthday_month = 3};
  const auto waits = expression_of("birthday_month = this month and last_visit before 2000 days ago");
  const auto day = next_change_day(waits, facts, test_today);
  REQUIRE(day);
  CHECK_FALSE(holds(waits, facts, *day - 1));
  CHECK(holds(waits, facts, *day));
  CHECK_FALSE(next_change_day(expression_of("visits > 3"), facts, test_today));
}

TEST_CASE("members kept up by events and the calendar are those of a sweep every day") {
  for_each_round(20, [](TestDice& dice) {
    constexpr std::size_t customers = 12;
    const std::vector<SegmentExpression> rules = random_rules(dice, 1 + roll(dice, 70));
    Result<SegmentMembership> membership = SegmentMembership::of(rules);
    REQUIRE(membership);
    std::vector<TestCustomer> guests(customers);
    const auto id = [](std::size_t guest) { return CustomerId{guest + 1}; };
    for (std::int32_t today = test_today; today < test_today + 70; ++today) {
      for (const CustomerId who : membership->due(today)) {
        membership->update(who, guests[who.value - 1].with_lines(), today);
      }
      const std::size_t visited = roll(dice, customers);
      guests[visited] = random_customer(dice);
      membership->update(id(visited), guests[visited].with_lines(), today);
      if (roll(dice, 10) == 0) {
        const std::size_t gone = roll(dice, customers);
        guests[gone] = {};
        membership->forget(id(gone));
      }
      for (SegmentNumber segment = 0; segment < rules.size(); ++segment) {
        std::size_t members = 0;
        for (std::size_t guest = 0; guest < customers; ++guest) {
          const bool known = !guests[guest].lines.empty() || guests[guest].facts.visits > 0;
          const bool in = known && holds(rules[segment], guests[guest].with_lines(), today);
          members += in ? 1 : 0;
          if (known) CHECK(membership->is_in(id(guest), segment) == in);
        }
        if (segment == 0) CHECK(membership->members(segment) >= members);
      }
    }
  });
}

TEST_CASE("a change says what was entered and what was left") {
  auto membership = SegmentMembership::of(
      {expression_of("visits >= 5"), expression_of("visits < 5"), expression_of("last_visit since 10 days ago")});
  REQUIRE(membership);
  CustomerFacts facts{.visits = 4, .last_visit_day = test_today};
  const CustomerId who{7};
  CHECK(membership->update(who, facts, test_today).entered == std::vector<SegmentNumber>{1, 2});
  facts.visits = 5;
  const MembershipChange change = membership->update(who, facts, test_today);
  CHECK(change.entered == std::vector<SegmentNumber>{0});
  CHECK(change.left == std::vector<SegmentNumber>{1});
  CHECK(membership->due(test_today + 10).empty());
  CHECK(membership->due(test_today + 11) == std::vector<CustomerId>{who});
  CHECK(membership->update(who, facts, test_today + 11).left == std::vector<SegmentNumber>{2});
  CHECK(membership->due(test_today + 9000).empty());
  CHECK(membership->members(0) == 1);
  membership->forget(who);
  CHECK(membership->members(0) == 0);
  CHECK_FALSE(membership->is_in(who, 0));
}

TEST_CASE("waiting for the calendar takes room for each customer, not for each event") {
  auto membership = SegmentMembership::of({expression_of("last_visit since 1000 days ago")});
  REQUIRE(membership);
  for (std::int32_t day = test_today; day < test_today + 5000; ++day) {
    membership->update(CustomerId{1}, CustomerFacts{.visits = 1, .last_visit_day = day}, day);
  }
  CHECK(membership->waiting() <= 1026);
}

}  // namespace dangol
