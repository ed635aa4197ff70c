// Which baskets hold which items: for each item the numbers of its baskets, ascending (a vertical layout, Zaki 2000).
// A basket can be taken out again, and everything mined afterwards is as if it had never been there.
//
//   BasketLog baskets;
//   const BasketNumber number = baskets.add(items);      baskets.remove(number, items);
//   baskets.of(milk).size()                              in how many baskets milk is
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "base/ids.h"

namespace dangol {

using BasketNumber = std::uint32_t;

class BasketLog {
 public:
  // An item that stands twice counts once. Numbers rise and are not used again; an empty basket counts as one.
  BasketNumber add(std::span<const ItemId> items);
  // `items` as they were added.
  void remove(BasketNumber number, std::span<const ItemId> items);

  std::uint32_t size() const { return size_; }  // baskets
  // Ascending; empty for an item that nobody bought.
  std::span<const BasketNumber> of(ItemId item) const;
  std::vector<ItemId> items() const;  // that any basket holds, ascending

 private:
  std::unordered_map<ItemId, std::vector<BasketNumber>> baskets_of_;
  BasketNumber next_ = 0;
  std::uint32_t size_ = 0;
};

}  // namespace dangol
