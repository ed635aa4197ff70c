// How much customers' levels sway in a shop while nothing changes: the yardstick for a change of one customer.
//
//   QuietShop rhythm = QuietShop::of_rhythm();                 learned in two passes over the shop's customers:
//   for (each customer) rhythm.learn_spread(levels);           how far a value lies from its customer's level, then
//   for (each customer) rhythm.learn_window(levels);           how far six values in a row stray by chance
#pragma once

#include <span>

#include "drift/chance_tail.h"
#include "drift/level_shift.h"

namespace dangol {

class QuietShop {
 public:
  static QuietShop of_rhythm();
  static QuietShop of_spend();

  // Of a value around its customer's own level; at least 0.01.
  double variance() const;
  // The chance that an unchanged customer shows as much within six values: twice the smaller of both sides'.
  double chance(const LevelShift& shift) const;

  // `values` as level_shift() takes them, of one customer.
  void learn_spread(std::span<const double> values);
  // The last six values, looked at after each, against all before them. What really changed there makes the shop seem
  // less quiet than it is: alarms are then rarer than stated, not more frequent. For all of a customer's values, call
  // it with them, then without the last six, and so on.
  void learn_window(std::span<const double> values);

  const ChanceTail& rises() const { return rises_; }
  const ChanceTail& falls() const { return falls_; }

 private:
  QuietShop(double variance, ChanceTail rises, ChanceTail falls)
      : prior_variance_(variance), rises_(rises), falls_(falls) {}

  double prior_variance_;
  double squares_ = 0;
  double freedom_ = 0;
  ChanceTail rises_;
  ChanceTail falls_;
};

}  // namespace dangol
