// How a shop stands before the law that is about sending: consent/law_checks.h over what it has arranged and all of its
// guests.
#pragma once

#include <optional>
#include <vector>

#include "consent/law_checks.h"
#include "shop/shop.h"

namespace dangol {

// What is known where the shop is served; nothing of either: not known here.
struct AroundTheShop {
  std::optional<bool> hears_opt_out_calls = {};
  std::optional<bool> has_trail_of_last_month = {};
};

// Walks over everybody who agreed to anything.
std::vector<LawCheck> law_look(const Shop& shop, Instant now, const AroundTheShop& around);

// The month before the one of `today`.
date::year_month month_before(std::int32_t today);

}  // namespace dangol
