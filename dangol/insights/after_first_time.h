// What guests turn to after they first buy from a category: first nappies, soon wipes and toys.
#pragma once

#include <vector>

#include "insights/categories.h"
#include "insights/guest.h"

namespace dangol {

// One walk, over guests all of whose orders are remembered: of others nobody knows what was a first time. The surest
// first.
std::vector<FirstTimeRule> after_first_times(const GuestWalk& walk, const Categories& categories, std::int32_t today);

}  // namespace dangol
