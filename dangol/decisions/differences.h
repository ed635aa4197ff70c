// What is different about a guest today, measured against her own past.
#pragma once

#include <span>
#include <vector>

#include "decisions/card.h"
#include "habits/look_back.h"

namespace dangol {

// In the order of DifferenceKind. `tried` (GuestInsights), `usual` and `rhythm` are hers as of back.now().
std::vector<Difference> differences_today(const CardInput& input, std::span<const ItemId> tried, const LookBack& back,
                                          const UsualOrder& usual, const VisitRhythm& rhythm, StoreId store);

}  // namespace dangol
