// The steps of orders: one, or the same over many days.
#pragma once

#include <string_view>

#include "base/result.h"
#include "stories/step.h"

namespace dangol::story {

Result<StepBody> parse_order(std::string_view text);
Result<StepBody> parse_orders(std::string_view text);

}  // namespace dangol::story
