// The steps by which an owner sets how the shop keeps, looks over and suggests.
#pragma once

#include <string_view>

#include "base/result.h"
#include "stories/step.h"

namespace dangol::story {

Result<StepBody> parse_retention(std::string_view text);
Result<StepBody> parse_reviews(std::string_view text);
Result<StepBody> parse_hold_out(std::string_view text);
Result<StepBody> parse_explores(std::string_view text);
Result<StepBody> parse_segment(std::string_view text);
Result<StepBody> parse_publishes(std::string_view text);

}  // namespace dangol::story
