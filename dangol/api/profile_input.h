// Reading a customer's profile from a request, with the checks of the law that belong to it (how old she is:
// consent/own_consent.h).
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "api/json_input.h"
#include "base/result.h"
#include "customers/customer.h"
#include "events/event.h"

namespace dangol {

// In the order of SpeechLevel.
inline constexpr std::array<std::string_view, 2> speech_level_names{"polite", "formal"};
inline std::string_view name_of(SpeechLevel level) { return speech_level_names[static_cast<std::size_t>(level)]; }

// The fields of `in`; what the API does not show (source number, home branch, member since) stays as in `before`.
// Faults are blamed on the body.
Profile read_profile(JsonObject& in, const Profile& before, date::year_month_day today);
// Who consents for a child under 14: the field `guardian`, when it is there. Wants to be read before the profile.
std::optional<GuardianConsented> read_guardian(JsonObject& in, StaffId staff);
// Set right on the child's page: name and phone; how the consent was verified stays.
std::optional<GuardianConsented> read_own_guardian(JsonObject& in, const std::optional<Guardian>& before);
// What she may set right herself: name, what she is called and how she is spoken to, phone, e-mail. All else stays.
Profile read_own_profile(JsonObject& in, const Profile& before);

}  // namespace dangol
