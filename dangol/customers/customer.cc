#include "customers/customer.h"

#include <algorithm>

namespace dangol {
namespace {

void apply_allergy(Customer& customer, const AllergyRecorded& allergy) {
  const auto at = std::ranges::find(customer.allergies, allergy.allergen);
  if (allergy.present && at == customer.allergies.end()) customer.allergies.push_back(allergy.allergen);
  if (!allergy.present && at != customer.allergies.end()) customer.allergies.erase(at);
}

}  // namespace

void apply(Customer& customer, const Event& event) {
  customer.id = event.customer;
  if (const auto* registered = std::get_if<CustomerRegistered>(&event.body)) customer.profile = registered->profile;
  if (const auto* changed = std::get_if<ProfileChanged>(&event.body)) customer.profile = changed->profile;
  if (const auto* note = std::get_if<NoteWritten>(&event.body)) {
    customer.notes.push_back({event.at, note->staff, note->text});
  }
  if (const auto* allergy = std::get_if<AllergyRecorded>(&event.body)) apply_allergy(customer, *allergy);
}

const std::string& called(const Customer& customer) {
  return customer.profile.called.empty() ? customer.profile.name : customer.profile.called;
}

}  // namespace dangol
