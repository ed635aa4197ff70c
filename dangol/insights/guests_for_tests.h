// A handful of guests whose habits a test makes up, and the walk over them.
#pragma once

#include <map>
#include <vector>

#include "insights/guest.h"

namespace dangol {

class MadeUpGuests {
 public:
  void order(std::uint64_t guest, std::int32_t day, std::vector<std::uint32_t> items, std::int64_t paid_minor = 4500,
             int minute = 520) {
    OrderPlaced placed{{1}, {}, true, {}};
    for (const std::uint32_t item : items) placed.lines.push_back({{item}, {}, 1000, 0});
    if (!placed.lines.empty()) placed.lines.front().paid_minor = paid_minor;
    const LocalTime at{day, static_cast<std::int16_t>(minute)};
    One& one = guests_[CustomerId{guest}];
    one.trial.add(trial, placed, at, trial_start, one.habits);
    one.habits.add(placed, Instant{std::chrono::minutes{std::int64_t{day} * 1440 + minute}}, at);
  }
  void refuse(std::uint64_t guest) { guests_[CustomerId{guest}].personalised = false; }
  const CustomerHabits& habits(std::uint64_t guest) const { return guests_.at(CustomerId{guest}).habits; }

  GuestWalk walk() const {
    return [this](const std::function<void(const Guest&)>& each) {
      for (const auto& [id, one] : guests_) each({id, one.habits, one.trial, one.personalised});
    };
  }

  HoldOutSet trial;
  std::int32_t trial_start = 0;

 private:
  struct One {
    CustomerHabits habits;
    TrialOutcome trial;
    bool personalised = true;
  };
  std::map<CustomerId, One> guests_;
};

inline constexpr std::int32_t some_day = 19'000;

}  // namespace dangol
