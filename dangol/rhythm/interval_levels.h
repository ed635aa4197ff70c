// Keeps 80 % intervals at 80 %: their ends are moved after each gap by whether it was inside (adaptive conformal
// inference, Gibbs & Candès 2021, eq. 2, with steps that shrink as in Angelopoulos, Barber & Bates 2024, "Online
// conformal prediction with decaying step sizes"). Whatever the gaps' true distribution, and though days are whole, the
// share inside tends to 80 %.
#pragma once

#include <algorithm>
#include <cmath>

namespace dangol {

class IntervalLevels {
 public:
  static constexpr double inside = 0.8;

  // Shares of gaps that are to end before, and not after, the interval.
  double low() const { return std::clamp(low_, 0.001, 0.45); }
  double high() const { return std::clamp(high_, 0.55, 0.9995); }

  // A gap ended before the interval, after it, or neither. It counts as `weight` gaps, 0..1.
  void learn(bool before, bool after, double weight) {
    learned_ += weight;
    const double step = weight * std::max(0.05 / std::sqrt(1 + learned_ / 25), 0.004);
    low_ = std::clamp(low_ + step * ((1 - inside) / 2 - (before ? 1 : 0)), 0.0, 0.3);
    high_ = std::clamp(high_ - step * ((1 - inside) - (before || after ? 1 : 0)), 0.5, 1.0);
  }

 private:
  double low_ = (1 - inside) / 2;
  double high_ = (1 + inside) / 2;
  double learned_ = 0;
};

}  // namespace dangol
