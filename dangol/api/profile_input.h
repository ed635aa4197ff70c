// Reading a customer's profile from a request, with the checks of the law that belong to it (how old she is:
// consent/own_consent.h).
#pragma once

#include <optional>

#include "api/json_input.h"
#include "base/result.h"
#include "customers/customer.h"
#include "events/event.h"

namespace dangol {

// The fields of `in`; what the API does not show (source number, home branch, member since) stays as in `before`.
// Faults are blamed on the body.
Profile read_profile(JsonObject& in, const Profile& before, date::year_month_day today);
// Who consents for a child under 14: the field `guardian`, when it is there. Wants to be read before the profile.
std::optional<GuardianConsented> read_guardian(JsonObject& in, StaffId staff);
// Set right on the child's page: name and phone; how the consent was verified stays.
std::optional<GuardianConsented> read_own_guardian(JsonObject& in, const std::optional<Guardian>& before);
// What she may set right herself: name, what she is called, phone, e-mail. All else stays.
Profile read_own_profile(JsonObject& in, const Profile& before);

}  // namespace dangol
