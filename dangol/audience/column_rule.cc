#include "audience/column_rule.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <tuple>
#include <utility>

#include "segments/measures.h"

namespace dangol {
namespace {

constexpr std::int32_t most_whole = std::numeric_limits<std::uint16_t>::max() - 1;
constexpr std::int32_t most_spent = std::numeric_limits<std::int32_t>::max() - 1;
constexpr double infinity = std::numeric_limits<double>::infinity();

using Range = std::pair<std::int32_t, std::int32_t>;  // both ends included
constexpr Range nothing_in_it{0, -1};

// Where in lowest .. highest the condition holds. It compares with one side (not = or !=), and `number_of` only rises
// or only falls; so there is one place at most where it begins or ends to hold.
template <class NumberOf>
Range range_of(const Condition& condition, std::int32_t lowest, std::int32_t highest, const NumberOf& number_of) {
  const auto holds = [&](std::int32_t kept) { return compares(condition, number_of(kept)); };
  const bool at_lowest = holds(lowest);
  if (at_lowest == holds(highest)) return at_lowest ? Range{lowest, highest} : nothing_in_it;
  std::int32_t last_alike = lowest;
  std::int32_t first_other = highest;
  while (first_other - 1 > last_alike) {
    const std::int32_t middle = std::midpoint(last_alike, first_other);
    (holds(middle) == at_lowest ? last_alike : first_other) = middle;
  }
  return at_lowest ? Range{lowest, last_alike} : Range{first_other, highest};
}

Condition with(const Condition& condition, Relation relation) {
  Condition other = condition;
  other.relation = relation;
  return other;
}

template <class NumberOf>
Range whole_range(const Condition& condition, std::int32_t lowest, std::int32_t highest, const NumberOf& number_of) {
  if (condition.relation != Relation::equal) return range_of(condition, lowest, highest, number_of);
  const Range above = range_of(with(condition, Relation::at_least), lowest, highest, number_of);
  const Range below = range_of(with(condition, Relation::at_most), lowest, highest, number_of);
  return {std::max(above.first, below.first), std::min(above.second, below.second)};
}

// The numbers for which it holds; of those that are not known it never does.
std::pair<double, double> real_range(const Condition& condition) {
  const double amount = condition.amount;
  switch (condition.relation) {
    case Relation::at_least: return {amount, infinity};
    case Relation::more: return {std::nextafter(amount, infinity), infinity};
    case Relation::at_most: return {-infinity, amount};
    case Relation::less: return {-infinity, std::nextafter(amount, -infinity)};
    default: return {amount, amount};
  }
}

std::uint16_t months_of(const Condition& condition, int this_month) {
  std::uint16_t months = 0;
  for (int month = 1; month <= 12; ++month) {
    const double number = condition.relative ? (month == this_month ? 1 : 0) : month;
    if (compares(condition, number)) months = static_cast<std::uint16_t>(months | 1 << month);
  }
  return months;
}

bool is_empty(const ColumnRule::Mask& mask) {
  return std::ranges::all_of(mask, [](std::uint8_t each) { return each == 0; });
}

}  // namespace

ColumnRule::ColumnRule(const SegmentExpression& rule, std::int32_t today)
    : today_(today), root_(node_of(rule.root, false)) {}

ColumnRule::Node ColumnRule::node_of(const ExpressionNode& node, bool negated) {
  if (node.kind == NodeKind::condition) return condition_of(node.condition, negated);
  if (node.kind == NodeKind::negation) return node_of(node.children.front(), !negated);
  Node list;
  list.kind = (node.kind == NodeKind::all) != negated ? NodeKind::all : NodeKind::any;  // De Morgan
  for (const ExpressionNode& child : node.children) list.children.push_back(node_of(child, negated));
  if (list.kind == NodeKind::all) merge(list.children);
  return list;
}

// Differing is being less or more: neither holds of what is not known.
ColumnRule::Node ColumnRule::condition_of(const Condition& condition, bool negated) {
  Node node = test_of(condition);
  if (node.asks == Asks::nothing && node.negated) {
    exact_ = false;
    return {};
  }
  if (condition.relation != Relation::different || node.asks == Asks::nothing || node.asks == Asks::month) {
    node.negated = negated;
    return node;
  }
  Node either;
  either.kind = negated ? NodeKind::all : NodeKind::any;
  either.children = {test_of(with(condition, Relation::less)), test_of(with(condition, Relation::more))};
  for (Node& each : either.children) each.negated = negated;
  return either;
}

ColumnRule::Node ColumnRule::whole_number(const Condition& condition,
                                          std::vector<std::uint16_t> Audience::Columns::*column, std::int32_t lowest,
                                          std::int32_t highest) const {
  Node node;
  node.asks = Asks::days_or_count;
  node.column = column;
  const bool is_ago =
      condition.relative || condition.field == Field::days_since_visit || condition.field == Field::days_known;
  const auto number_of = [&](std::int32_t kept) -> double {
    if (condition.field == Field::cycle_days) return kept / 10.0;
    return is_ago ? today_ - kept : kept;
  };
  std::tie(node.lowest, node.highest) = whole_range(condition, lowest, highest, number_of);
  return node;
}

// `nothing` and negated: there is no column for it.
ColumnRule::Node ColumnRule::test_of(const Condition& condition) const {
  Node node;
  switch (condition.field) {
    case Field::visits: return whole_number(condition, &Audience::Columns::visits, 0, most_whole);
    case Field::cycle_days: return whole_number(condition, &Audience::Columns::cycle_tenths, 1, most_whole);
    case Field::store: return whole_number(condition, &Audience::Columns::store, 1, most_whole);
    case Field::days_since_visit:
    case Field::last_visit: return whole_number(condition, &Audience::Columns::last_visit, 1, last_row_day);
    case Field::days_known:
    case Field::first_visit: return whole_number(condition, &Audience::Columns::first_visit, 1, last_row_day);
    case Field::spent:
      node.asks = Asks::spent;
      std::tie(node.lowest, node.highest) =
          whole_range(condition, -most_spent, most_spent, [](std::int32_t kept) -> double { return kept; });
      return node;
    case Field::overdue:
    case Field::mean_spend:
      node.asks = condition.field == Field::overdue ? Asks::overdue : Asks::mean_spend;
      std::tie(node.least, node.most) = real_range(condition);
      return node;
    case Field::birthday_month:
      node.asks = Asks::month;
      node.months = months_of(condition, month_of(today_));
      return node;
    case Field::agreed_marketing: node.asks = Asks::agreed; return node;
    case Field::agreed_personalisation: return node;  // nobody else is in play
    case Field::value:
    case Field::alive_chance:
    case Field::favourite_item:
    case Field::favourite_category:
    case Field::bought: break;
  }
  node.negated = true;
  return node;
}

// "overdue >= 1.2 and overdue <= 3" is one question.
void ColumnRule::merge(std::vector<Node>& all) {
  const auto is_range = [](const Node& node) {
    return node.kind == NodeKind::condition && !node.negated && node.asks != Asks::nothing &&
           node.asks != Asks::month && node.asks != Asks::agreed;
  };
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!is_range(all[i])) continue;
    for (std::size_t j = all.size(); --j > i;) {
      if (!is_range(all[j]) || all[j].asks != all[i].asks || all[j].column != all[i].column) continue;
      all[i].lowest = std::max(all[i].lowest, all[j].lowest);
      all[i].highest = std::min(all[i].highest, all[j].highest);
      all[i].least = std::max(all[i].least, all[j].least);
      all[i].most = std::min(all[i].most, all[j].most);
      all.erase(all.begin() + static_cast<std::ptrdiff_t>(j));
    }
  }
  // What costs a division last: often nobody of a block is left by then.
  std::ranges::stable_sort(all, {}, [](const Node& node) { return node.asks; });
}

void ColumnRule::judge(const Audience::Columns& columns, std::size_t first_row, Mask& mask) const {
  judge(root_, columns, first_row, mask);
  settle(columns, first_row, mask);
}

void ColumnRule::judge(const Node& node, const Audience::Columns& columns, std::size_t first_row, Mask& mask) const {
  if (node.kind == NodeKind::condition) return test(node, columns, first_row, mask);
  judge(node.children.front(), columns, first_row, mask);
  const bool all = node.kind == NodeKind::all;
  Mask other;
  for (std::size_t child = 1; child < node.children.size(); ++child) {
    if (all && is_empty(mask)) return;
    judge(node.children[child], columns, first_row, other);
    for (std::size_t i = 0; i < mask.size(); ++i) mask[i] = all ? mask[i] & other[i] : mask[i] | other[i];
  }
}

}  // namespace dangol
