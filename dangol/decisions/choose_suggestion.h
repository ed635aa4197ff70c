// Which of the things that suit her a card suggests: what is believed best most of the time, another one now and then,
// so that the shop learns what suggesting each of them is worth. The chance of each is known, and written down.
#pragma once

#include <cstdint>
#include <span>

#include "events/event.h"
#include "insights/suggestion_lift.h"
#include "recommendations/recommend.h"

namespace dangol {

struct Exploration {
  const SuggestionLift& lift;
  std::uint32_t share_thousandths = 0;  // ExplorationSet; 0: always the first
};

// `suiting` best first, 1..most_considered of them. The chance of each to be the best (experiments/choice.h), less the
// share that is spread evenly over all. `guest` and `day` draw: the same all day long.
SuggestionShown choose_suggestion(std::span<const RecommendedItem> suiting, const Exploration& exploration,
                                  CustomerId guest, std::int32_t day);

}  // namespace dangol
