// On which weekdays a customer comes: her own counts drawn to the shop's, as much as her visits, and those of the
// shop's other customers, fail to fall on the same weekday again.
//
// The weight of the shop's weekdays is a Dirichlet prior's strength, by moments: two visits fall on one weekday with
// chance s + (1 - s) / (strength + 1), where s is the shop's own (Minka 2000, "Estimating a Dirichlet distribution",
// eq. 21 for pairs). Her share of such pairs is drawn to that of all customers by six pairs' worth.
#pragma once

#include <cstdint>

#include "rhythm/customer_rhythm.h"
#include "rhythm/shop_clock.h"

namespace dangol {

class WeekdayHabits {
 public:
  // She comes on `day`, which `customer` does not know yet. `weight` below 0 takes it back.
  void learn(const CustomerRhythm& customer, std::int32_t day, double weight);

  // A short acquaintance says little of weekdays: two weeks count half.
  WeekdayWeights weights(const CustomerRhythm& customer, const ShopClock& clock) const;

 private:
  double visits_ = 0;   // each compared with its customer's earlier ones
  double matches_ = 0;  // the shares of those on its weekday, summed
};

}  // namespace dangol
