// Who would like a new item, best first: guests who buy what its buyers buy or, before it has any, what is like it.
#pragma once

#include <vector>

#include "catalog/catalog.h"
#include "insights/guest.h"
#include "recommendations/new_arrival.h"

namespace dangol {

// One walk; some ten microseconds a guest. Only guests who may be named; at most `limit`. Nobody for an item that the
// catalog does not know.
std::vector<LikelyCustomer> who_would_like(const GuestWalk& walk, const Catalog& catalog, ItemId item,
                                           std::int32_t today, std::size_t limit);

}  // namespace dangol
