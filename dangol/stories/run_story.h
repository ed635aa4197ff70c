// Runs a story on a real Shop over a MemoryJournal with a clock that stands where the story puts it, and says what the
// screen would say. docs/stories.md tells what each command says.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "decisions/card.h"
#include "events/event.h"
#include "stories/story.h"

namespace dangol {

struct StoryContext {
  std::filesystem::path folder;  // where files that the story imports are looked for, beside its own
};

struct SectionOutcome {
  std::vector<std::string> said;
  bool as_expected = false;
};

struct StoryOutcome {
  std::vector<SectionOutcome> sections;  // one for each of the story's
  std::set<EventKind> recorded;          // kinds of events in the journal
  std::set<DifferenceKind> shown;        // kinds of differences on the cards
  bool passed() const;
};

// `invalid_input`: the story itself is mistaken (an unknown branch, no such file); the message begins with "line N: ".
// What the shop refuses is no error here: it is said ("forbidden: …").
Result<StoryOutcome> run_story(const Story& story, const StoryContext& context);

// What was expected (-) and what was said instead (+), section by section; empty for a story that passed.
std::string difference(const Story& story, const StoryOutcome& outcome);

// `text` with the expected words replaced by those that were said; everything else stays as it is.
std::string approved(const std::string& text, const StoryOutcome& outcome);

}  // namespace dangol
