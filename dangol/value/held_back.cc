#include "value/held_back.h"

#include <algorithm>

#include "value/buying_parameters.h"

namespace dangol {

HeldBackSet hold_back(std::span<const std::vector<BuyingDay>> customers, std::int32_t first, std::int32_t until) {
  const std::int32_t split = first + (until - first) / 3 * 2;
  HeldBackSet set;
  set.weeks = (until - split) / days_a_week;
  for (const auto& days : customers) {
    if (std::ranges::none_of(days, [&](const BuyingDay& each) { return each.day <= split; })) continue;
    const BuyingHistory now = buying_history(days, until);
    const BuyingHistory earlier = buying_history(days, split);
    const std::uint32_t since = now.repeat_purchases - std::min(earlier.repeat_purchases, now.repeat_purchases);
    set.customers.push_back({earlier, since});
  }
  return set;
}

}  // namespace dangol
