// The steps of sending: how the shop sends, its campaigns, and what leaves.
#pragma once

#include <string_view>

#include "base/result.h"
#include "stories/step.h"

namespace dangol::story {

Result<StepBody> parse_sending(std::string_view text);
Result<StepBody> parse_campaign(std::string_view text);
Result<StepBody> parse_starts(std::string_view text);
Result<StepBody> parse_pauses(std::string_view text);
Result<StepBody> parse_cancels(std::string_view text);
Result<StepBody> parse_message(std::string_view text);
Result<StepBody> parse_sends(std::string_view text);
Result<StepBody> parse_says(std::string_view text);
Result<StepBody> parse_calls(std::string_view text);
Result<StepBody> parse_bounces(std::string_view text);
Result<StepBody> parse_replies(std::string_view text);
Result<StepBody> parse_prints(std::string_view text);
Result<StepBody> parse_printed(std::string_view text);

}  // namespace dangol::story
