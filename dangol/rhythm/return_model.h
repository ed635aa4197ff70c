// "Back within so many days": the hierarchical model's chance, corrected by what the shop's own past shows.
//
// Logistic regression on a few readings of a customer, for windows of any length at once. The prior is the hierarchical
// model itself (coefficient 1 on its log odds, 0 on all else, strength 30): with few data it stays, with many it is
// corrected (maximum a posteriori by Newton's method: Bishop 2006, eq. 4.92 and 4.143). Coefficients are held so that
// the chance rises with the window.
#pragma once

#include <array>
#include <span>

namespace dangol {

struct ReturnReadings {
  double chance = 0;       // of the hierarchical model, 0..1
  double alive = 1;        // that she is still a customer, 0..1
  double log_silence = 0;  // log open days of silence, less her expected log gap
  double visits = 1;       // >= 1
  double days_since = 0;   // >= 0, of the calendar
  double window_days = 1;  // >= 1
  double known_days = 0;   // >= 0, of the calendar, since her first visit
  double quickening = 0;   // her latest log gaps less her mean one: below 0 she comes more often lately
};

struct ReturnExample {
  ReturnReadings readings;
  bool came = false;
};

class ReturnModel {
 public:
  double chance(const ReturnReadings& readings) const;  // 0..1, rising with window_days at equal or higher chance
  // Replaces what was learned. O(examples), a fixed number of passes.
  void learn(std::span<const ReturnExample> examples);

 private:
  static constexpr std::size_t terms = 10;
  using Terms = std::array<double, terms>;
  struct Lesson {
    Terms terms;
    bool came;
  };
  static Terms terms_of(const ReturnReadings& readings);
  void step(std::span<const Lesson> lessons);

  Terms coefficients_{0, 1};
};

}  // namespace dangol
