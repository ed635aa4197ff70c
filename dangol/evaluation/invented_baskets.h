// Customers of invented shops, for measuring next-basket models where no published set is at hand. Tastes are mixtures
// of a few themes, each customer has favourites that she buys again after a gap of their own, popularity drifts, and
// histories differ in length from trade to trade.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "evaluation/basket_sequences.h"

namespace dangol {

struct InventedTrade {
  std::string_view name;
  std::uint32_t customers;
  std::uint32_t items;
  std::uint32_t themes;
  double mean_baskets;   // beyond the three that everybody has
  double mean_size;      // items in a basket
  double repeat_share;   // of purchases, how many come from her favourites
  double favourites;     // mean number
  double popular_share;  // of the other purchases, how many follow the shop's momentary best-sellers
  double drift;          // how quickly those change, 0..1 a basket
};

std::span<const InventedTrade> invented_trades();
BasketSequences invent_baskets(const InventedTrade& trade, std::uint64_t seed);

}  // namespace dangol
