// The taste model read the other way: who would like this item, best first. For one that has buyers, customers who buy
// what its buyers buy; for one that has none yet, customers who buy what shares its category, author, price or colour.
//
// Each other item j is worth w(j) = (lift(j) b + likeness(j) k) / (b + k), with b buyers and k = 5: the log of how many
// times likelier j is among the buyers than among all (shrunk to chance by k customers), and the share of the item's
// attributes, weighted by rarity, that j has. A customer's score is the mean worth of what she bought, decayed by .95 a
// basket and shrunk to zero by ten purchases, so that one lucky basket does not outrank a regular.
//
// Cost: two readings of all histories (some 100 ns a purchase): for the owner's page, not for the counter.
#pragma once

#include <cstdint>
#include <vector>

#include "recommendations/shop_taste.h"

namespace dangol {

struct LikelyCustomer {
  CustomerId customer;
  float score = 0;           // > 0; only its sequence means something
  ItemId because_of;         // what she buys that speaks for it most
  std::uint32_t bought = 0;  // in how many of her last `of` baskets
  std::uint32_t of = 0;
  std::uint32_t attribute = 0;  // that both items share; 0: people who buy `because_of` also buy this
};

// At most `limit`, without those who bought it already. Empty while neither buyers nor attributes say anything.
std::vector<LikelyCustomer> who_would_like(const ShopTaste& shop, ItemId item, std::size_t limit);

}  // namespace dangol
