// Which way of choosing suggestions would have done best, from the log of the ways in use (experiments/off_policy.h):
// a suggestion did well when she took it on the day on which her card named it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "experiments/off_policy.h"
#include "insights/guest.h"

namespace dangol {

enum class ChoosingWay : std::uint8_t { best_alone, evenly };  // always what suits her best; any that suits her, alike

struct WayOfChoosing {
  ChoosingWay way{};
  std::optional<OffPolicyEstimate> estimate;  // share that would have been taken; nothing: the log cannot tell
};

struct SuggestionChoices {
  std::uint64_t shown = 0;      // on days that are over
  std::uint64_t tried_out = 0;  // of these, not what suited her best
  std::uint64_t taken = 0;
  // Of those that were shown; nothing while none was.
  std::optional<double> taken_share() const;
  Interval interval;                  // of it, 95 %
  std::array<WayOfChoosing, 2> ways;  // in the order of ChoosingWay
};

// The intervals are of these guests on these days: each suggestion counts as one, whoever's it is. One walk, over those
// who did not refuse personalisation and their latest ShownSuggestions::most.
SuggestionChoices suggestion_choices(const GuestWalk& walk, std::int32_t today);

}  // namespace dangol
