// Reading a customer's profile from a request, with the checks of the law that belong to it.
#pragma once

#include "api/json_input.h"
#include "base/result.h"
#include "events/event.h"

namespace dangol {

// The fields of `in`; what the API does not show (source number, home branch, member since) stays as in `before`.
// Faults are blamed on the body.
Profile read_profile(JsonObject& in, const Profile& before, date::year_month_day today);

// `forbidden` for a child under 14: only a guardian may give her consent (PIPA 22-2).
Result<void> check_age(const Profile& profile, date::year_month_day today);

// Full years on `today`. Born on 29 February: a year older on 1 March of other years.
int age_on(date::year_month_day birth, date::year_month_day today);

}  // namespace dangol
