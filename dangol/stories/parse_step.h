// One line of a story to a step. The table in parse_step.cc is the list of all words that a line can begin with.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "stories/step.h"

namespace dangol::story {

// `invalid_input` says what was expected. Of `file` only the name and encoding are read: its text follows in lines.
Result<StepBody> parse_step(std::string_view line);

std::vector<std::string_view> step_words();

}  // namespace dangol::story
