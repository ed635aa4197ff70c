// The bytes of the events of suggestions. Private to events/.
#pragma once

#include "base/bytes.h"
#include "events/suggestion.h"

namespace dangol {

void write(ByteWriter& out, const SuggestionShown& event);
void write(ByteWriter& out, const ExplorationSet& event);

SuggestionShown read_suggestion_shown(ByteReader& in);
ExplorationSet read_exploration_set(ByteReader& in);

}  // namespace dangol
