// What the E-Commerce Act makes a shop keep that sells over the telephone or the internet, also of who is erased
// (decree 6(1)): orders, taken back or not, for five years, and complaints for three, with her name and how she was
// reached (Act 6(2)). It goes to a place of its own before she is erased (events/statutory_store.h).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "catalog/catalog.h"
#include "customers/customer.h"
#include "events/statutory_store.h"
#include "shop/settings.h"

namespace dangol {

inline constexpr int order_kept_years = 5;
inline constexpr int complaint_kept_years = 3;

// Of her history, oldest first: what ends on one day is one record. Nothing that is over `today`, and of complaints
// only those from her first order at a distance on.
std::vector<StatutoryRecord> records_kept_by_law(const Customer& customer, std::span<const Event> history,
                                                 const Catalog& catalog, const ShopSettings& settings,
                                                 std::int32_t today);

}  // namespace dangol
