// How far the shop's customers follow their own past: regression of the next log gap, about the shop's mean, on three
// readings of hers. Learned by recursive least squares on sums (Gelman et al., Bayesian Data Analysis 3rd ed., 14.8),
// drawn to what the hierarchy of means would say (1, 0, 0) by thirty gaps' worth. Where own means say nothing, or the
// opposite (a month's window shows short gaps first), the shop learns that.
#pragma once

#include <array>

namespace dangol {

// Her shrunk mean less the shop's; her last gap less her mean, and her quickly fading mean less her mean, both shrunk.
using GapReadings = std::array<double, 3>;

class GapRegression {
 public:
  // `outcome`: her log gap less the shop's mean. `weight` below 0 takes one back.
  void add(const GapReadings& readings, double outcome, double weight);
  double expected(const GapReadings& readings) const;
  const GapReadings& coefficients() const { return coefficients_; }

 private:
  void solve();

  static constexpr double prior_strength = 30;
  std::array<double, 6> products_{prior_strength, 0, 0, prior_strength, 0, prior_strength};  // upper triangle by rows
  GapReadings with_outcome_{prior_strength, 0, 0};
  GapReadings coefficients_{1, 0, 0};
  double counted_ = 0;
  double unsolved_ = 0;
};

}  // namespace dangol
