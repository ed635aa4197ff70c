// A story: what happens in a shop and the words that are expected, in plain text (docs/stories.md).
//
//   text -> parse_story() -> Story -> run_story() (run_story.h) -> StoryOutcome -> approved()
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "stories/step.h"

namespace dangol {

// Steps up to a line "----", then the words expected, up to an empty line.
struct StorySection {
  std::vector<story::Step> steps;
  std::vector<std::string> expected;
  int expected_line = 0;  // where the expected words begin, or would: from 1
};

struct Story {
  std::string about;  // the comment at the head, without the #
  std::vector<StorySection> sections;
};

inline constexpr std::size_t longest_story_bytes = 1'000'000;

// `invalid_input`: "line 7: expected a time such as 08:40, found 8h".
Result<Story> parse_story(std::string_view text);

}  // namespace dangol
