#include "importers/recorder.h"

namespace dangol {

Result<std::vector<ImportTarget::Outcome>> ImportTarget::foresee(std::span<const Event> events) const {
  if (has_orders()) {
    return Error{ErrorCode::unavailable,
                 "a dry run over a shop that has orders is not possible here; try it on a copy of the shop"};
  }
  std::vector<Outcome> outcomes;
  for (const Event& event : events) {
    const bool known = std::holds_alternative<CustomerRegistered>(event.body) && knows(event.customer);
    outcomes.push_back(known ? Outcome::already_known : Outcome::recorded);
  }
  return outcomes;
}

std::optional<Profile> ImportTarget::profile(CustomerId) const { return std::nullopt; }

CustomerId ImportTarget::with_phone(std::string_view) const { return {}; }

Result<void> Recorder::add(Event event, std::uint64_t rows, bool new_item) {
  events_.push_back(std::move(event));
  meanings_.push_back({rows, new_item});
  return events_.size() < batch_size ? Result<void>{} : flush();
}

Result<void> Recorder::flush() {
  if (events_.empty()) return {};
  const auto outcomes = dry_run_ ? target_.foresee(events_) : target_.record(events_);
  if (!outcomes) return outcomes.error();
  if (outcomes->size() != events_.size())
    return Error{ErrorCode::internal, "the target did not answer for every event"};
  for (std::size_t i = 0; i < events_.size(); ++i) account(events_[i], meanings_[i], (*outcomes)[i]);
  events_.clear();
  meanings_.clear();
  return {};
}

void Recorder::account(const Event& event, Meaning meaning, ImportTarget::Outcome outcome) {
  accepted_ += meaning.rows;
  if (outcome == ImportTarget::Outcome::recorded) {
    orders_ += std::holds_alternative<OrderPlaced>(event.body);
    customers_ += std::holds_alternative<CustomerRegistered>(event.body);
    items_ += meaning.new_item;
    return;
  }
  already_known_ += meaning.rows;
  if (outcome != ImportTarget::Outcome::contradicts) return;
  rules_.add(std::holds_alternative<OrderPlaced>(event.body) ? "order_contradicts_recorded" : "profile_kept",
             meaning.rows);
}

void Recorder::count_known(std::uint64_t rows) {
  accepted_ += rows;
  already_known_ += rows;
}

void Recorder::report(ImportReport& report) const {
  report.rows_accepted += accepted_;
  report.already_known += already_known_;
  report.orders += orders_;
  report.customers += customers_;
  report.items += items_;
  for (const auto& [rule, rows] : rules_.all()) report.rules[rule] += rows;
}

}  // namespace dangol
