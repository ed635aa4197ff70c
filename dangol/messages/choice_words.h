// How suggestions are chosen, what became of them, and how other ways of choosing would have done: for the owner.
//
//   "412번 권해 드렸고 38번 그날 드셨어요: 9.2 % (6.8–12.4 %)"       "늘 가장 어울릴 것만 권했다면 9.8 % (7.1–13.4
//   %)"
#pragma once

#include <string>

#include "events/event.h"
#include "insights/suggestion_choices.h"
#include "messages/card_words.h"

namespace dangol {

std::string exploration_words(const ExplorationSet& set, Language language);
std::string shown_words(const SuggestionChoices& choices, Language language);
std::string way_words(const WayOfChoosing& way, Language language);

}  // namespace dangol
