// One guest's part in a hold-out: what she did in the days after she first came since it began.
//
// Each guest counts once. Her window opens with her first order since the start and closes `window_days` later,
// whether or not she came again: so the outcome of a guest who stays away is known, too.
#pragma once

#include <cstdint>

#include "base/bytes.h"
#include "events/event.h"
#include "habits/customer_habits.h"

namespace dangol {

class TrialOutcome {
 public:
  // An order of hers; `before`: what was remembered of her before it. Orders without a time do not count, nor those
  // before the start.
  void add(const HoldOutSet& trial, const OrderPlaced& order, LocalTime at, std::int32_t start_day,
           const CustomerHabits& before);
  // Takes back an order that was added. When it was the first, her window stays where it opened.
  void remove(const HoldOutSet& trial, const OrderPlaced& order, LocalTime at);

  // Whether her window has closed in a trial that began on `start_day`.
  bool is_known(const HoldOutSet& trial, std::int32_t start_day, std::int32_t today) const {
    return first_day_ >= start_day && first_day_ != none &&
           today - first_day_ > static_cast<std::int32_t>(trial.window_days);
  }
  std::int32_t first_day() const { return first_day_; }
  // Within the window, the first order's day included. Two orders of a day are one visit.
  int visits() const { return visits_; }
  std::int64_t spent_minor() const { return spent_minor_; }
  // From the first visit to the next; the whole window when there was none.
  int days_until_next(const HoldOutSet& trial) const {
    return visits_ < 2 ? static_cast<int>(trial.window_days) : second_day_ - first_day_;
  }
  // In as many days before the window, as far as her remembered orders reach.
  int visits_before() const { return visits_before_; }
  std::int64_t spent_before_minor() const { return spent_before_minor_; }

  void encode(ByteWriter& out) const;
  static TrialOutcome decode(ByteReader& in);

 private:
  static constexpr std::int32_t none = -2'147'483'647;

  void open(const HoldOutSet& trial, std::int32_t day, const CustomerHabits& before);

  std::int64_t spent_minor_ = 0;
  std::int64_t spent_before_minor_ = 0;
  std::int32_t first_day_ = none;
  std::int32_t second_day_ = none;
  std::int32_t last_day_ = none;
  std::uint16_t visits_ = 0;
  std::uint16_t visits_before_ = 0;
};

}  // namespace dangol
