#include "insights/trial.h"

#include <algorithm>
#include <limits>

#include "insights/guest_days.h"

namespace dangol {

void TrialOutcome::add(const HoldOutSet& trial, const OrderPlaced& order, LocalTime at, std::int32_t start_day,
                       const CustomerHabits& before) {
  if (trial.share_thousandths == 0 || at.day < start_day || at.day <= 0) return;
  if (first_day_ < start_day) open(trial, at.day, before);  // never, or in an earlier trial
  const std::int32_t since = at.day - first_day_;
  if (since < 0 || since > static_cast<std::int32_t>(trial.window_days)) return;
  spent_minor_ = saturated_sum(spent_minor_, paid_minor(order));
  if (at.day == last_day_ || visits_ == std::numeric_limits<std::uint16_t>::max()) return;
  if (++visits_ == 2) second_day_ = at.day;
  last_day_ = at.day;
}

void TrialOutcome::open(const HoldOutSet& trial, std::int32_t day, const CustomerHabits& before) {
  *this = {};
  first_day_ = day;
  GuestDays days;
  days.read(before, day - 1);
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (days.days()[i] < day - static_cast<std::int32_t>(trial.window_days)) continue;
    ++visits_before_;
    spent_before_minor_ = saturated_sum(spent_before_minor_, days.paid_minor()[i]);
  }
}

void TrialOutcome::remove(const HoldOutSet& trial, const OrderPlaced& order, LocalTime at) {
  if (visits_ == 0) return;
  const std::int32_t since = at.day - first_day_;
  if (since < 0 || since > static_cast<std::int32_t>(trial.window_days)) return;
  const std::int64_t paid = std::max(paid_minor(order), -std::numeric_limits<std::int64_t>::max());
  spent_minor_ = saturated_sum(spent_minor_, -paid);
  if (at.day == last_day_) --visits_, last_day_ = none;
}

void TrialOutcome::encode(ByteWriter& out) const {
  out.u8(first_day_ == none ? 0 : 1);
  if (first_day_ == none) return;
  out.zigzag(first_day_);
  out.zigzag(second_day_);
  out.zigzag(last_day_);
  out.varint(visits_);
  out.varint(visits_before_);
  out.zigzag(spent_minor_);
  out.zigzag(spent_before_minor_);
}

TrialOutcome TrialOutcome::decode(ByteReader& in) {
  TrialOutcome outcome;
  if (in.u8() == 0) return outcome;
  outcome.first_day_ = static_cast<std::int32_t>(in.zigzag());
  outcome.second_day_ = static_cast<std::int32_t>(in.zigzag());
  outcome.last_day_ = static_cast<std::int32_t>(in.zigzag());
  outcome.visits_ = static_cast<std::uint16_t>(in.varint());
  outcome.visits_before_ = static_cast<std::uint16_t>(in.varint());
  outcome.spent_minor_ = in.zigzag();
  outcome.spent_before_minor_ = in.zigzag();
  return outcome;
}

}  // namespace dangol
