// Text to expression: the grammar, the types and the limits.
//
//   expression  = list of alternatives: requirements ("or" requirements)*
//   requirements = part ("and" part)*           part = "not" part | "(" expression ")" | condition
//   condition   = field (">=" | ">" | "<=" | "<" | "=" | "!=") value
//               | date field ("before" | "since") (2024-03-01 | N ("days" | "weeks") "ago")
//               | "bought" ["category"] "name" ["at least" N "times"] ["in" N ("days" | "weeks") | "since" 2024-03-01]
//               | flag
//
//   ParsedExpression parsed = parse_expression(text, names);
//   if (!parsed.expression) show(parsed.mistake.offset, parsed.mistake.expected);
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "segments/expression.h"
#include "segments/segment_names.h"

namespace dangol {

// Where the text stopped making sense. What was written there is not repeated: it may hold anything.
struct ExpressionMistake {
  std::size_t offset = 0;  // bytes, at most the size of the text
  int character = 1;       // the same place, counted in characters from 1
  std::string expected;    // "a number of visits"
};

struct ParsedExpression {
  std::optional<SegmentExpression> expression;
  ExpressionMistake mistake;  // without an expression
};

ParsedExpression parse_expression(std::string_view text, const SegmentNames& names);

// The same as a Result: "This segment cannot be read: at character 12 there should be a number of visits."
Result<SegmentExpression> read_expression(std::string_view text, const SegmentNames& names);

}  // namespace dangol
