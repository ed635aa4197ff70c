// "Why is she in it?": whether an expression holds for one customer, and each condition with the number it met.
//
//   const Why because = why(expression, facts, today);
//   because.children[0].number      // 12 visits, of "visits >= 5 and ..."; in words: messages/segment_words.h
#pragma once

#include <vector>

#include "segments/customer_facts.h"
#include "segments/expression.h"

namespace dangol {

bool holds(const SegmentExpression& expression, const CustomerFacts& facts, std::int32_t today);

struct Why {
  NodeKind kind = NodeKind::condition;
  bool holds = false;
  Condition condition;        // of a condition
  double number = not_known;  // of a condition: hers, in the field's unit; of Field::bought: how many orders
  std::vector<Why> children;
};

Why why(const SegmentExpression& expression, const CustomerFacts& facts, std::int32_t today);

}  // namespace dangol
