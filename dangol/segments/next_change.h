// When membership changes although nothing happens: the clock alone moves "30 days ago". So nobody is looked at before
// her day, and nothing sweeps the shop.
#pragma once

#include <cstdint>
#include <optional>

#include "segments/customer_facts.h"
#include "segments/expression.h"

namespace dangol {

// The first day after `today` on which `holds` differs from today's while the facts stay as they are; nothing when
// that is not within a century. Some microseconds.
std::optional<std::int32_t> next_change_day(const SegmentExpression& expression, const CustomerFacts& facts,
                                            std::int32_t today);

// False when the clock alone never changes it.
bool depends_on_calendar(const SegmentExpression& expression);

}  // namespace dangol
