// What is different about a guest today, measured against her own past.
#pragma once

#include <vector>

#include "decisions/card.h"
#include "habits/look_back.h"
#include "insights/guest_days.h"

namespace dangol {

// In the order of DifferenceKind. `days`, `usual` and `rhythm` are hers as of back.now().
std::vector<Difference> differences_today(const CardInput& input, const LookBack& back, const GuestDays& days,
                                          const UsualOrder& usual, const VisitRhythm& rhythm, StoreId store);

}  // namespace dangol
