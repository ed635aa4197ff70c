// What one guest's past tells on a day, whatever the hour: the slower half of her card. It holds until the day is over
// or something happens to her.
#pragma once

#include <optional>
#include <vector>

#include "insights/knowledge.h"

namespace dangol {

struct GuestInsights {
  std::vector<RecommendedItem> new_to_her;  // best first; empty while the shop has too few guests to learn tastes
  std::vector<GuestChange> changes;         // of her habits, over weeks; the most telling first
  std::optional<ServiceRhythm> due;  // what she comes for in a rhythm of its own, and should have come for by now
  std::vector<ItemId> tried;         // lately, at her last visit, of categories that she had not bought from
};

// Some ten microseconds, and some hundred more where tastes are known.
GuestInsights guest_insights(CustomerId guest, const CustomerHabits& habits, const TastePanel& panel,
                             const Knowledge& known, std::int32_t today);

}  // namespace dangol
