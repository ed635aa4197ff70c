#include "insights/taste_panel.h"

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

#include "insights/taste_attributes.h"

namespace dangol {
namespace {

constexpr std::size_t most_lessons_learned = 500;

std::vector<ItemId> bought_in(const OrderPlaced& order) {
  std::vector<ItemId> items;
  for (const LineItem& line : order.lines) {
    if (line.quantity_thousandths > 0) items.push_back(line.item);
  }
  return items;
}

// Her timed orders up to `today`, the newest first.
template <class Each>
void each_newest_first(const CustomerHabits& habits, std::int32_t today, Each&& each) {
  std::array<PackedOrder, CustomerHabits::remembered_orders> orders;
  std::size_t count = 0;
  habits.orders().for_each([&](const PackedOrder& order) {
    if (order.timed() && order.at.day <= today) orders[count++] = order;
  });
  std::vector<std::uint32_t> items;
  while (count-- > 0) {
    items.clear();
    for (PackedLine line; orders[count].next(line);) {
      if (line.positive()) items.push_back(line.item_value);
    }
    each(orders[count].at.day, std::span<const std::uint32_t>(items));
  }
}

// The hash below which `most` of them are.
std::uint64_t limit_for(std::vector<std::uint32_t> hashes, std::size_t most) {
  if (hashes.size() <= most) return std::uint64_t{1} << 32;
  const auto at = hashes.begin() + static_cast<std::ptrdiff_t>(most);
  std::ranges::nth_element(hashes, at);
  return *at;
}

}  // namespace

void TastePanel::describe(const ItemDefined& item) { taste_.describe(item.item, taste_attributes(item)); }

void TastePanel::add(CustomerId guest, Instant at, LocalTime local, const OrderPlaced& order) {
  if (!admits(guest) || at == unknown_instant) return;
  taste_.add(guest, local.day, bought_in(order));
  if (taste_.customers() > most_guests) shrink();
}

void TastePanel::take_back(CustomerId guest, Instant at, LocalTime local, const OrderPlaced& order) {
  if (admits(guest) && at != unknown_instant) taste_.remove(guest, local.day, bought_in(order));
}

void TastePanel::take_in(CustomerId guest, const CustomerHabits& habits) {
  if (!admits(guest)) return;
  std::vector<TasteBasket> baskets;
  each_newest_first(habits, std::numeric_limits<std::int32_t>::max(), [&](std::int32_t day, auto items) {
    TasteBasket& basket = baskets.emplace_back(TasteBasket{day, {}});
    for (const std::uint32_t item : items) basket.items.push_back(ItemId{item});
  });
  taste_.add_all(guest, baskets);
}

void TastePanel::make_room_for(std::span<const CustomerId> guests) {
  std::vector<std::uint32_t> hashes;
  hashes.reserve(guests.size());
  for (const CustomerId guest : guests) hashes.push_back(hash_of(guest));
  limit_ = std::min(limit_, limit_for(std::move(hashes), most_guests));
}

// An eighth goes at once, so that this is rare.
void TastePanel::shrink() {
  std::vector<std::uint32_t> hashes;
  std::vector<CustomerId> all;
  for (std::size_t i = 0; i < taste_.slots(); ++i) {
    const auto slot = static_cast<ShopTaste::Slot>(i);
    if (taste_.history(slot).empty()) continue;
    all.push_back(taste_.customer_at(slot));
    hashes.push_back(hash_of(all.back()));
  }
  limit_ = limit_for(std::move(hashes), most_guests - most_guests / 8);
  for (const CustomerId guest : all) {
    if (!admits(guest)) taste_.forget(guest);
  }
}

TasteBlend learn_taste(const ShopTaste& panel) { return fit_taste(panel, lessons_from(panel, most_lessons_learned)); }

Recommendations recommend(const TastePanel& panel, const TasteBlend& blend, CustomerId guest,
                          const CustomerHabits& habits, std::int32_t today, std::size_t limit) {
  static thread_local TasteReader reader;
  static thread_local TasteWindow own;
  own.clear();
  each_newest_first(habits, today, [](std::int32_t day, auto items) { own.push_older(day, items); });
  return recommend(panel.taste(), blend, reader, {guest, today, &own}, limit);
}

}  // namespace dangol
