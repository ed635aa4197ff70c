// Any text as an expression: it is refused at a place within the text, or printing it gives a text that reads as the
// same expression, which can be judged, explained and waited for.
#include "base/assert.h"
#include "segments/next_change.h"
#include "segments/parse_expression.h"
#include "segments/rule_set.h"
#include "segments/why.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dangol::SegmentNames names(2);
  names.add(dangol::FieldKind::item, "빵", 1);
  names.add(dangol::FieldKind::category, "a", 2);
  names.add(dangol::FieldKind::store, "\"\\", 3);
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const dangol::ParsedExpression parsed = dangol::parse_expression(text, names);
  if (!parsed.expression) {
    DANGOL_ASSERT(parsed.mistake.offset <= size && !parsed.mistake.expected.empty());
    return 0;
  }
  const dangol::ParsedExpression again = dangol::parse_expression(dangol::to_text(*parsed.expression), names);
  // The canonical form of a short text may be too long ("spent>1" gains decimals), and says so.
  if (!again.expression && dangol::to_text(*parsed.expression).size() > dangol::longest_expression) return 0;
  DANGOL_ASSERT(again.expression == parsed.expression);

  constexpr std::int32_t today = 19'905;
  const dangol::BoughtLine line{today, 1, {1}, 2};
  const dangol::CustomerFacts facts{.visits = 3,
                                    .first_visit_day = today - 90,
                                    .last_visit_day = today - 7,
                                    .cycle_days = 7,
                                    .birthday_month = 7,
                                    .bought = {&line, 1}};
  const bool in = dangol::holds(*parsed.expression, facts, today);
  DANGOL_ASSERT(dangol::why(*parsed.expression, facts, today).holds == in);
  const auto rules = dangol::RuleSet::compile({&*parsed.expression, 1});
  std::uint64_t judged = 0;
  rules->judge(facts, today, {&judged, 1});
  DANGOL_ASSERT(judged == (in ? 1U : 0U));
  const auto day = dangol::next_change_day(*parsed.expression, facts, today);
  DANGOL_ASSERT(!day || (*day > today && dangol::holds(*parsed.expression, facts, *day) != in));
  return 0;
}
