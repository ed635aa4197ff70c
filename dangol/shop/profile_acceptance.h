// What a guest's profile must hold before it is kept, and of a child who consents for her (docs/law.md A8, A9).
#pragma once

#include "shop/acceptance.h"

namespace dangol {

// `has_guardian`: a guardian's consent for her holds. Errors as accept() has them. `today`: the shop's.
Result<void> accept_profile(const Profile& profile, bool has_guardian, date::year_month_day today);
// `invalid_input` also when she is no child under 14 whose date of birth is known.
Result<void> accept_guardian(const Event& event, const ShopMemory& memory, const BatchDefinitions& batch,
                             date::year_month_day today);
// `conflict`: no guardian's consent holds for her, or she is a child still.
Result<void> accept_coming_of_age(const Event& event, const ShopMemory& memory, const BatchDefinitions& batch,
                                  date::year_month_day today);

}  // namespace dangol
