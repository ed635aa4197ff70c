#include "insights/arrivals.h"

#include "insights/guest_days.h"
#include "insights/taste_attributes.h"

namespace dangol {

std::vector<LikelyCustomer> who_would_like(const GuestWalk& walk, const Catalog& catalog, ItemId item,
                                           std::int32_t today, std::size_t limit) {
  if (catalog.item(item) == nullptr) return {};
  ShopTaste taste;
  for (const ItemDefined& each : catalog.items()) taste.describe(each.item, taste_attributes(each));
  GuestDays days;
  walk([&](const Guest& guest) {
    if (!guest.personalised) return;
    days.read(guest.habits, today);
    std::vector<TasteBasket> baskets;
    for (std::size_t i = 0; i < days.size(); ++i) {
      const auto items = days.items(i);
      if (!items.empty()) baskets.push_back({days.days()[i], {items.begin(), items.end()}});
    }
    taste.add_all(guest.id, baskets);
  });
  return who_would_like(taste, item, limit);
}

}  // namespace dangol
