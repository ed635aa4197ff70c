// How long a shop's customers stay away between two visits: the prior to which each one's own gaps are shrunk.
//
// Logarithms of gaps in days are normal within a customer, and so are customers' means within the shop (the
// normal-normal hierarchy, Gelman et al., Bayesian Data Analysis 3rd ed., 5.4). The within variance comes from
// successive differences of one customer's gaps (von Neumann et al. 1941), so no customer's sums need to be kept.
#pragma once

#include <cstdint>

#include "base/bytes.h"

namespace dangol {

class GapHabits {
 public:
  // A gap of `days` >= 1 that followed her gap of `before` days; `before` 0: it was her first.
  void add(double days, double before);
  // Takes back a gap that was added: but for rounding, unless the sums were halved in between.
  void remove(double days, double before);

  // Mean of log days over the shop's gaps. A new shop believes in a week.
  double log_mean() const;
  // Variance of log days within one customer, and between customers' means; both at least 0.05.
  double within_variance() const;
  double between_variance() const;

  void encode(ByteWriter& out) const;
  static GapHabits decode(ByteReader& in);

 private:
  void count(double days, double before, double sign);

  double gaps_ = 0;
  double sum_ = 0;
  double squares_ = 0;
  double pairs_ = 0;
  double pair_squares_ = 0;  // of half the squared differences
};

}  // namespace dangol
