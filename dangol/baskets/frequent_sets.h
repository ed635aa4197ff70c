// Sets of items that are bought together often: depth first, handing each set's baskets on to the items that follow in
// them ("occurrence deliver" of LCM, Uno, Kiyomi & Arimura, FIMI 2004, section 4).
#pragma once

#include <cstdint>
#include <vector>

#include "base/ids.h"
#include "baskets/basket_log.h"

namespace dangol {

struct FrequentSet {
  std::vector<ItemId> items;  // ascending, at least one
  std::uint32_t count = 0;    // baskets that hold them all
};

struct FrequentSetLimits {
  std::uint32_t least_count = 2;  // at least 1
  std::size_t most_items = 10;    // of one set
  std::size_t most_sets = 1'000'000;
};

struct FrequentSets {
  std::vector<FrequentSet> sets;  // each after the sets of its first items
  bool complete = true;           // false: there are more than most_sets; ask for a higher count
  FrequentSetLimits limits;       // that they were looked for with
};

FrequentSets frequent_sets(const BasketLog& baskets, const FrequentSetLimits& limits);

}  // namespace dangol
