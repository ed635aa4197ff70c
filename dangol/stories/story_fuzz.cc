// Feeds the story parser anything at all: no crash, no hang, an error that names its line, and approving is stable.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/assert.h"
#include "stories/run_story.h"

using namespace dangol;

namespace {

// What approving writes is what was said, and it parses into the same steps.
void check_approving(const std::string& text, const Story& story) {
  StoryOutcome outcome;
  for (std::size_t i = 0; i < story.sections.size(); ++i) {
    outcome.sections.push_back({{"said " + std::to_string(i), "# no comment", "----"}, false});
  }
  const std::string rewritten = approved(text, outcome);
  const auto again = parse_story(rewritten);
  DANGOL_ASSERT(again);
  DANGOL_ASSERT(again->sections.size() == story.sections.size());
  for (std::size_t i = 0; i < story.sections.size(); ++i) {
    DANGOL_ASSERT(again->sections[i].expected == outcome.sections[i].said);
    DANGOL_ASSERT(again->sections[i].steps.size() == story.sections[i].steps.size());
  }
  DANGOL_ASSERT(approved(rewritten, outcome) == rewritten);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto story = parse_story(text);
  if (!story) {
    DANGOL_ASSERT(story.error().message.starts_with("line ") || story.error().code == ErrorCode::too_much);
    return 0;
  }
  check_approving(text, *story);
  return 0;
}
