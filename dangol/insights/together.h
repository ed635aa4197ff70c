// What is taken together: the rules worth telling, from any log of baskets or from the guests' remembered orders.
#pragma once

#include <cstdint>
#include <vector>

#include "baskets/association_rules.h"
#include "insights/guest.h"

namespace dangol {

struct Together {
  std::uint32_t baskets = 0;
  std::uint32_t least_count = 0;       // sets of items that fewer baskets hold were not looked at
  std::size_t sets = 0;                // that were
  std::vector<AssociationRule> rules;  // without those that only chance made; surest first
};

// What is looked for: sets that five baskets and one in a thousand hold, and rules of at least a tenth's confidence.
FrequentSetLimits together_limits(const BasketLog& baskets);
inline constexpr RuleLimits together_rules{.least_confidence = 0.1};

// At a wholesaler's, where there are too many such sets, fewer.
Together together(const BasketLog& baskets);

// The guests' remembered baskets, of each guest every different one once: what she always takes is her habit, not a
// rule of the shop's. One walk.
BasketLog different_baskets(const GuestWalk& walk, std::int32_t today);
inline Together together(const GuestWalk& walk, std::int32_t today) { return together(different_baskets(walk, today)); }

}  // namespace dangol
