#include "shop/import_into_shop.h"

namespace dangol {
namespace {

ImportTarget::Outcome outcome_of(AppendStatus status) {
  switch (status) {
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
  for (const Appended& answer : *answers) outcomes.push_back(outcome_of(answer.status));
  return outcomes;
}

Result<std::vector<ImportTarget::Outcome>> ImportIntoShop::foresee(std::span<const Event> events) const {
  const auto answers = shop_.foresee(events);
  if (!answers) return answers.error();
  std::vector<Outcome> outcomes;
  outcomes.reserve(answers->size());
  for (const AppendStatus status : *answers) outcomes.push_back(outcome_of(status));
  return outcomes;
}

CustomerId ImportIntoShop::with_phone(std::string_view digits) const {
  if (!by_phone_) by_phone_ = shop_.customers_by_phone();
  const auto at = by_phone_->find(std::string(digits));
  return at == by_phone_->end() ? CustomerId{} : at->second;
}

std::optional<Profile> ImportIntoShop::profile(CustomerId customer) const {
  auto known = shop_.customer(customer);
  return known ? std::optional(std::move(known->profile)) : std::nullopt;
}

}  // namespace dangol
