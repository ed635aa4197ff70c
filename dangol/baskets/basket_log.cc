#include "baskets/basket_log.h"

#include <algorithm>

namespace dangol {

BasketNumber BasketLog::add(std::span<const ItemId> items) {
  const BasketNumber number = next_++;
  for (const ItemId item : items) {
    auto& baskets = baskets_of_[item];
    if (baskets.empty() || baskets.back() != number) baskets.push_back(number);
  }
  ++size_;
  return number;
}

void BasketLog::remove(BasketNumber number, std::span<const ItemId> items) {
  for (const ItemId item : items) {
    const auto at = baskets_of_.find(item);
    if (at == baskets_of_.end()) continue;
    const auto place = std::ranges::lower_bound(at->second, number);
    if (place != at->second.end() && *place == number) at->second.erase(place);
    if (at->second.empty()) baskets_of_.erase(at);
  }
  --size_;
}

std::span<const BasketNumber> BasketLog::of(ItemId item) const {
  const auto at = baskets_of_.find(item);
  return at == baskets_of_.end() ? std::span<const BasketNumber>() : at->second;
}

std::vector<ItemId> BasketLog::items() const {
  std::vector<ItemId> items;
  for (const auto& [item, baskets] : baskets_of_) items.push_back(item);
  std::ranges::sort(items);
  return items;
}

}  // namespace dangol
