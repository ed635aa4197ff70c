#include "insights/arrivals.h"

#include <cmath>

#include "insights/categories.h"
#include "insights/guest_days.h"

namespace dangol {
namespace {

// Attributes are numbered: categories as Categories numbers them, bands of prices above all of those.
constexpr std::uint32_t first_band = 1U << 20;

// A price and one a quarter higher are alike, twice the price is not.
std::uint32_t price_band(std::int64_t minor) {
  return first_band + static_cast<std::uint32_t>(std::lround(2 * std::log2(static_cast<double>(minor))));
}

void describe_all(const Catalog& catalog, ShopTaste& taste) {
  const Categories categories(catalog);
  for (const ItemDefined& item : catalog.items()) {
    std::vector<std::uint32_t> attributes;
    if (const std::uint32_t category = categories.of(item.item); category != 0) attributes.push_back(category);
    if (item.price_minor > 0) attributes.push_back(price_band(item.price_minor));
    taste.describe(item.item, attributes);
  }
}

}  // namespace

std::vector<LikelyCustomer> who_would_like(const GuestWalk& walk, const Catalog& catalog, ItemId item,
                                           std::int32_t today, std::size_t limit) {
  if (catalog.item(item) == nullptr) return {};
  ShopTaste taste;
  describe_all(catalog, taste);
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

std::string attribute_name(const Catalog& catalog, std::uint32_t attribute) {
  return attribute >= first_band ? std::string() : std::string(Categories(catalog).name(attribute));
}

}  // namespace dangol
