// For property tests: a small shop's names, random customers, random expressions.
#pragma once

#include <vector>

#include "base/property_test.h"
#include "segments/customer_facts.h"
#include "segments/expression.h"
#include "segments/segment_names.h"

namespace dangol {

inline constexpr std::int32_t test_today = 19'905;  // 2024-07-01

inline SegmentNames test_names(int money_decimals = 0) {
  SegmentNames names(money_decimals);
  names.add(FieldKind::item, "크림빵", 1);
  names.add(FieldKind::item, "소금빵", 2);
  names.add(FieldKind::item, "a \"quoted\\\" one", 3);
  names.add(FieldKind::category, "빵", 1);
  names.add(FieldKind::category, "커피", 2);
  names.add(FieldKind::store, "본점", 1);
  names.add(FieldKind::store, "역점", 2);
  return names;
}

// A customer with the lines that her facts look at.
struct TestCustomer {
  CustomerFacts facts;
  std::vector<BoughtLine> lines;
  CustomerFacts with_lines() const {
    CustomerFacts whole = facts;
    whole.bought = lines;
    return whole;
  }
};

inline TestCustomer random_customer(TestDice& dice) {
  TestCustomer customer;
  CustomerFacts& facts = customer.facts;
  const auto day = [&] { return roll(dice, 6) == 0 ? unknown_day : test_today - static_cast<int>(roll(dice, 60)); };
  facts.visits = static_cast<std::uint32_t>(roll(dice, 12));
  facts.last_visit_day = day();
  facts.first_visit_day = day();
  facts.known_since_day = day();
  facts.spent_minor = static_cast<std::int64_t>(roll(dice, 60)) * 1000 - 10'000;
  if (roll(dice, 3) != 0) facts.cycle_days = 0.25 * static_cast<double>(1 + roll(dice, 60));
  if (roll(dice, 3) != 0) facts.value_minor = static_cast<double>(roll(dice, 50)) * 1000;
  if (roll(dice, 3) != 0) facts.alive_chance = static_cast<double>(roll(dice, 101)) / 100;
  facts.favourite_item = {static_cast<std::uint32_t>(roll(dice, 4))};
  facts.favourite_category = static_cast<CategoryNumber>(roll(dice, 3));
  facts.birthday_month = static_cast<std::uint8_t>(roll(dice, 13));
  facts.agreed_marketing = roll(dice, 2) == 0;
  facts.agreed_personalisation = roll(dice, 2) == 0;
  facts.store = {static_cast<std::uint32_t>(roll(dice, 3))};
  std::int32_t when = test_today + 2;  // some lines from a clock that runs ahead
  for (std::uint32_t order = 0; order < roll(dice, 12); ++order) {
    when -= static_cast<std::int32_t>(roll(dice, 15));
    for (std::size_t line = 0; line <= roll(dice, 3); ++line) {
      const auto item = static_cast<std::uint32_t>(1 + roll(dice, 4));
      customer.lines.push_back({when, order, {item}, item / 2});
    }
  }
  return customer;
}

inline Condition random_condition(TestDice& dice) {
  const FieldInfo& field = segment_fields()[roll(dice, field_count)];
  Condition condition{.field = field.field, .name = {}};
  const auto number = [&](std::size_t count) { return static_cast<double>(roll(dice, count)); };
  condition.relation = static_cast<Relation>(roll(dice, field.kind <= FieldKind::chance ? 6 : 2));
  const auto equal_or_not = roll(dice, 2) == 0 ? Relation::equal : Relation::different;
  const auto named = [&](std::initializer_list<const char*> names) {
    const std::size_t chosen = roll(dice, names.size());
    condition.name = names.begin()[chosen];
    condition.relation = equal_or_not;
    return static_cast<double>(chosen + 1);
  };
  const auto window = [&] {
    condition.relation = Relation::since;
    condition.relative = roll(dice, 3) != 0;
    condition.amount = condition.relative ? number(70) : test_today - number(60);
  };
  switch (field.kind) {
    case FieldKind::count: condition.amount = number(12); break;
    case FieldKind::money: condition.amount = 1000 * number(60); break;
    case FieldKind::days: condition.amount = 0.25 * number(160); break;
    case FieldKind::ratio: condition.amount = 0.125 * number(40); break;
    case FieldKind::chance: condition.amount = 0.5 * number(200); break;
    case FieldKind::date:
      window();
      if (roll(dice, 2) == 0) condition.relation = Relation::before;
      break;
    case FieldKind::month:
      condition.relation = equal_or_not;
      condition.relative = roll(dice, 2) == 0;
      if (!condition.relative) condition.amount = 1 + number(12);
      break;
    case FieldKind::item: condition.amount = named({"크림빵", "소금빵", "a \"quoted\\\" one"}); break;
    case FieldKind::category: condition.amount = named({"빵", "커피"}); break;
    case FieldKind::store: condition.amount = named({"본점", "역점"}); break;
    case FieldKind::flag: condition.relation = Relation::holds; break;
    case FieldKind::bought:
      condition.of_category = roll(dice, 2) == 0;
      condition.thing =
          static_cast<std::uint32_t>(condition.of_category ? named({"빵", "커피"}) : named({"크림빵", "소금빵"}));
      condition.relation = Relation::holds;
      condition.times = static_cast<std::uint32_t>(1 + roll(dice, 4));
      if (roll(dice, 3) != 0) window();
      break;
  }
  return condition;
}

inline ExpressionNode random_node(TestDice& dice, int levels, NodeKind not_of = NodeKind::condition) {
  ExpressionNode node;
  node.kind = levels == 0 ? NodeKind::condition : static_cast<NodeKind>(roll(dice, 4));
  const bool is_list = node.kind == NodeKind::all || node.kind == NodeKind::any;
  if (is_list && node.kind == not_of) node.kind = NodeKind::condition;
  if (node.kind == NodeKind::condition) {
    node.condition = random_condition(dice);
    return node;
  }
  const std::size_t children = node.kind == NodeKind::negation ? 1 : 2 + roll(dice, 2);
  for (std::size_t i = 0; i < children; ++i) node.children.push_back(random_node(dice, levels - 1, node.kind));
  return node;
}

// In the shape that the parser makes, at most three levels.
inline SegmentExpression random_expression(TestDice& dice, int money_decimals = 0) {
  return {random_node(dice, 1 + static_cast<int>(roll(dice, 3))), money_decimals};
}

}  // namespace dangol
