// "Why is she in it?": whether an expression holds for one customer, and each condition with the number it met.
//
//   for (const std::string& line : why_lines(why(expression, facts, today), expression.money_decimals)) ...
//     yes  visits 12 >= 5
//     no   last_visit 2024-06-20 before 30 days ago
#pragma once

#include <string>
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

// One line a condition, "yes" or "no" first, as it stands in the expression with her number put in; what is not known
// reads "?".
std::vector<std::string> why_lines(const Why& reasons, int money_decimals);

}  // namespace dangol
