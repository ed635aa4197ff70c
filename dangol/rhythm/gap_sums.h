// How long the shop's customers stay away, in log open days: the prior to which each one's own gaps are shrunk.
//
// Logarithms are normal within a customer, and customers' means within the shop (the normal-normal hierarchy, Gelman
// et al., Bayesian Data Analysis 3rd ed., 5.4). The variance within comes from successive differences of one
// customer's gaps (von Neumann et al. 1941), so no customer's sums need to be kept. A service's sums are drawn to those
// of all services by ten gaps' worth.
#pragma once

namespace dangol {

struct GapPrior {
  double mean = 0;    // of log open days
  double within = 1;  // variances, at least 0.05
  double between = 1;
};

class GapSums {
 public:
  // A gap, and the one before it unless it was her first, which counts as `weight` gaps (above 0; below 0 takes it
  // back: but for rounding, unless the sums were halved in between).
  void add(double log_gap, double weight);
  void add_pair(double log_gap, double log_gap_before, double weight);

  double gaps() const { return gaps_; }
  // Drawn to `parent` by `strength` gaps' worth.
  GapPrior drawn_to(const GapPrior& parent, double strength) const;

 private:
  double gaps_ = 0;
  double sum_ = 0;
  double squares_ = 0;
  double pairs_ = 0;
  double pair_squares_ = 0;  // of half the squared differences
};

}  // namespace dangol
