#include "shop/import_into_shop.h"

namespace dangol {
namespace {

ImportTarget::Outcome outcome_of(const Appended& answer) {
  switch (answer.status) {
    case AppendStatus::recorded: return ImportTarget::Outcome::recorded;
    case AppendStatus::already_known: return ImportTarget::Outcome::already_known;
    case AppendStatus::contradicts: return ImportTarget::Outcome::contradicts;
  }
  return ImportTarget::Outcome::contradicts;
}

}  // namespace

ImportIntoShop::ImportIntoShop(Shop& shop, const KeyRing& keys, std::function<bool(CustomerId)> was_erased)
    : shop_(shop), keys_(keys), was_erased_(std::move(was_erased)) {}

Result<std::vector<ImportTarget::Outcome>> ImportIntoShop::record(std::span<const Event> events) {
  const auto answers = shop_.record_all(events);
  if (!answers) return answers.error();
  std::vector<Outcome> outcomes;
  outcomes.reserve(answers->size());
  for (const Appended& answer : *answers) outcomes.push_back(outcome_of(answer));
  return outcomes;
}

std::optional<Profile> ImportIntoShop::profile(CustomerId customer) const {
  auto known = shop_.customer(customer);
  return known ? std::optional(std::move(known->profile)) : std::nullopt;
}

}  // namespace dangol
