// The one new thing that a card suggests: what she tried lately and liked, else by her taste where the shop has learned
// tastes, else by what goes with her usual, else by what many take at this time of day.
#pragma once

#include <optional>
#include <span>

#include "decisions/card.h"
#include "habits/look_back.h"

namespace dangol {

// Nothing else that she has had, that she scored low, nor that her allergies forbid.
std::optional<Suggestion> suggestion_for(const CardInput& input, std::span<const RecommendedItem> new_to_her,
                                         const LookBack& back, const UsualOrder& usual, StoreId store);

}  // namespace dangol
