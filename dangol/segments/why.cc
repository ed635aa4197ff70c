#include "segments/why.h"

#include <algorithm>

#include "segments/measures.h"

namespace dangol {
namespace {

struct Seen {
  const CustomerFacts& facts;
  Measures measures;
  std::int32_t today;

  double number(const Condition& condition) const {
    return condition.field == Field::bought ? bought_by(facts, condition) : measures[measure_of(condition)];
  }
  bool holds(const Condition& condition) const { return meets(condition, number(condition), today); }
};

bool node_holds(const ExpressionNode& node, const Seen& seen) {
  const auto child_holds = [&seen](const ExpressionNode& child) { return node_holds(child, seen); };
  switch (node.kind) {
    case NodeKind::condition: return seen.holds(node.condition);
    case NodeKind::all: return std::ranges::all_of(node.children, child_holds);
    case NodeKind::any: return std::ranges::any_of(node.children, child_holds);
    case NodeKind::negation: break;
  }
  return !child_holds(node.children.front());
}

// Orders with the thing in the condition's window.
double times_bought(const Condition& condition, const Seen& seen) {
  Condition fewer = condition;
  fewer.times = 1;
  while (seen.holds(fewer)) ++fewer.times;
  return fewer.times - 1;
}

// What to show: the field's own number, not how long ago.
double shown_number(const Condition& condition, const Seen& seen) {
  if (condition.field == Field::bought) return times_bought(condition, seen);
  return seen.measures[static_cast<std::size_t>(condition.field)];
}

Why node_why(const ExpressionNode& node, const Seen& seen) {
  Why why{.kind = node.kind, .condition = node.condition, .children = {}};
  why.holds = node_holds(node, seen);
  if (node.kind == NodeKind::condition) why.number = shown_number(node.condition, seen);
  for (const ExpressionNode& child : node.children) why.children.push_back(node_why(child, seen));
  return why;
}

}  // namespace

bool holds(const SegmentExpression& expression, const CustomerFacts& facts, std::int32_t today) {
  return node_holds(expression.root, {facts, measures_of(facts, today), today});
}

Why why(const SegmentExpression& expression, const CustomerFacts& facts, std::int32_t today) {
  return node_why(expression.root, {facts, measures_of(facts, today), today});
}

}  // namespace dangol
