// When the shop's knowledge is due to be learned again: once a day; within a minute or two when the menu is another one
// or there are a third more events than there were.
#pragma once

#include <chrono>

#include "events/journal.h"

namespace dangol {

class LearningPace {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::hours usual{24};
  static constexpr std::chrono::minutes least{1};  // learning takes some tenths of a second

  // It is learned now from the events up to there: what happens meanwhile counts for the next time.
  void begin(Position upto, Clock::time_point now) {
    upto_ = upto;
    at_ = now;
    other_menu_ = false;
  }
  void note_other_menu() { other_menu_ = true; }

  bool is_due(Position folded, Clock::time_point now) const {
    const bool outgrown = other_menu_ || (folded - upto_) * 4 > folded;
    return now - at_ >= (outgrown ? Clock::duration{least} : Clock::duration{usual});
  }

 private:
  Position upto_ = 0;
  Clock::time_point at_;
  bool other_menu_ = false;
};

}  // namespace dangol
