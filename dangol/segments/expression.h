// A segment as a rule: who is in it. Typed and bounded: what the parser accepted can be evaluated, printed and
// explained.
//
//   visits >= 5 and last_visit before 30 days ago and bought "크림빵" at least 3 times in 90 days
//   (favourite_category = "빵" or mean_spend > 12,000) and not birthday_month = this month
//
// A condition about something not known yet does not hold; `not` of it does. Days are the shop's local days.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "segments/fields.h"

namespace dangol {

inline constexpr std::size_t longest_expression = 2000;  // bytes
inline constexpr int most_conditions = 32;
inline constexpr int deepest_expression = 8;  // levels of and, or, not

enum class Relation : std::uint8_t { at_least, more, at_most, less, equal, different, before, since, holds };
// As it is written in a rule; nothing for `holds`.
std::string_view sign_of(Relation relation);

struct Condition {
  Field field = Field::visits;
  Relation relation = Relation::holds;
  // In the unit of the field: a count, minor units, days, percent, a month, an id, days since 1970-01-01; when
  // `relative`, days before today (dates, and how far back purchases count), or no matter what ("this month").
  double amount = 0;
  bool relative = false;
  std::string name;  // of the item, category or store, as the shop writes it
  // Field::bought alone. Without a window the relation is `holds`, else `since`.
  std::uint32_t thing = 0;  // ItemId or CategoryNumber
  bool of_category = false;
  std::uint32_t times = 1;  // orders, at least 1
  friend bool operator==(const Condition&, const Condition&) = default;
};

enum class NodeKind : std::uint8_t { condition, all, any, negation };

struct ExpressionNode {
  NodeKind kind = NodeKind::condition;
  Condition condition;                   // of a condition
  std::vector<ExpressionNode> children;  // all, any: two or more, none of the same kind; negation: one
  friend bool operator==(const ExpressionNode& a, const ExpressionNode& b) {
    return a.kind == b.kind && a.condition == b.condition && a.children == b.children;
  }
};

struct SegmentExpression {
  ExpressionNode root;
  int money_decimals = 0;  // of the currency in which it was written
  friend bool operator==(const SegmentExpression&, const SegmentExpression&) = default;
};

// The canonical form: parsing it gives the same expression again.
std::string to_text(const SegmentExpression& expression);
std::string to_text(const Condition& condition, int money_decimals);

}  // namespace dangol
