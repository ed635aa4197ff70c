// Frequent sets brought up to date after some baskets came or went, without mining from nothing: only sets that a
// changed basket holds can have changed (the idea of FUP, Cheung, Han, Ng & Wong, ICDE 1996), so only those are
// visited; the others are kept as they are. The result is what frequent_sets() would find.
#pragma once

#include <span>

#include "baskets/frequent_sets.h"

namespace dangol {

struct ChangedBasket {
  std::span<const ItemId> items;  // as for BasketLog
  bool added = true;              // false: taken out
};

// `baskets` as they are after the changes; `before` as mined before them. Mines from nothing where `before` does not
// tell enough: it was not complete, or `limits` ask for rarer or larger sets than it holds.
FrequentSets frequent_sets_after(FrequentSets before, std::span<const ChangedBasket> changes, const BasketLog& baskets,
                                 const FrequentSetLimits& limits);

}  // namespace dangol
