// How a shop stands before the law that is about sending: consent/law_checks.h over what it has arranged and all of its
// guests.
#pragma once

#include <optional>
#include <vector>

#include "consent/law_checks.h"
#include "shop/shop.h"

namespace dangol {

// Walks over everybody who agreed to anything. `hears_opt_out_calls`: nothing when that is not known here.
std::vector<LawCheck> law_look(const Shop& shop, Instant now, std::optional<bool> hears_opt_out_calls);

}  // namespace dangol
