#include "shop/profile_acceptance.h"

#include <algorithm>

#include "base/korean.h"
#include "consent/own_consent.h"
#include "consent/refused_text.h"

namespace dangol {
namespace {

Error improper(std::string message) { return {ErrorCode::invalid_input, std::move(message)}; }

Result<void> check_fields(std::initializer_list<const std::string*> fields) {
  const auto is_too_long = [](const std::string* field) { return field->size() > longest_text_bytes; };
  if (std::ranges::any_of(fields, is_too_long))
    return improper("a field of the profile is longer than 4,000 bytes; shorten it");
  if (!std::ranges::all_of(fields, [](const std::string* field) { return is_utf8(*field); }))
    return improper("the text is not UTF-8; type it again");
  return {};
}

}  // namespace

Result<void> accept_profile(const Profile& profile, bool has_guardian, date::year_month_day today) {
  if (auto fit = check_fields({&profile.name, &profile.called, &profile.phone, &profile.email, &profile.loyalty_number,
                               &profile.source_ref});
      !fit)
    return fit;
  if (is_resident_number(profile.loyalty_number) || is_resident_number(profile.source_ref)) {
    return improper("a resident registration number may not be kept (PIPA 24-2); leave it out");
  }
  for (const std::string* words : {&profile.name, &profile.called}) {
    if (auto fit = check_free_text(*words, true); !fit) return fit;
  }
  // A till's receipts may know her by its own number only, until its list of customers is imported.
  if (profile.name.empty() && profile.phone.empty() && profile.loyalty_number.empty() && profile.source_ref.empty()) {
    return improper("a customer needs a name, a phone, a loyalty number or another system's number");
  }
  if (has_guardian && !profile.birth_date)
    return improper("by a child's date of birth it is known when she is asked herself: it has to stay");
  return check_age(profile.birth_date, today, has_guardian);
}

Result<void> accept_guardian(const Event& event, const ShopMemory& memory, const BatchDefinitions& batch,
                             date::year_month_day today) {
  const auto& guardian = std::get<GuardianConsented>(event.body);
  if (auto fit = check_fields({&guardian.name, &guardian.phone}); !fit) return fit;
  for (const std::string* words : {&guardian.name, &guardian.phone}) {
    if (auto fit = check_free_text(*words, true); !fit) return fit;
  }
  if (normalized(guardian.name).empty()) return improper("a guardian has a name");
  if (guardian.phone.empty()) return improper("a guardian needs a phone, so that the shop can reach them");
  if (is_child(batch.birth_date(event.customer, memory), today)) return {};
  return improper("a guardian is written down of a child under 14 only, whose date of birth is known");
}

Result<void> accept_coming_of_age(const Event& event, const ShopMemory& memory, const BatchDefinitions& batch,
                                  date::year_month_day today) {
  const bool is_due = batch.consent(event.customer, memory).is_guardians() &&
                      !is_child(batch.birth_date(event.customer, memory), today);
  return is_due ? Result<void>() : Error{ErrorCode::conflict, "no guardian's consent ends for her today"};
}

}  // namespace dangol
