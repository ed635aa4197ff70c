#include "base/normal.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace dangol {
namespace {

double tail_quantile(double chance) {  // chance < 0.02425
  const double q = std::sqrt(-2 * std::log(chance));
  return (((((-7.784894002430293e-03 * q - 3.223964580411365e-01) * q - 2.400758277161838e+00) * q -
            2.549732539343734e+00) *
               q +
           4.374664141464968e+00) *
              q +
          2.938163982698783e+00) /
         ((((7.784695709041462e-03 * q + 3.224671290700398e-01) * q + 2.445134137142996e+00) * q +
           3.754408661907416e+00) *
              q +
          1);
}

double middle_quantile(double chance) {
  const double q = chance - 0.5;
  const double r = q * q;
  return (((((-3.969683028665376e+01 * r + 2.209460984245205e+02) * r - 2.759285104469687e+02) * r +
            1.383577518672690e+02) *
               r -
           3.066479806614716e+01) *
              r +
          2.506628277459239e+00) *
         q /
         (((((-5.447609879822406e+01 * r + 1.615858368580409e+02) * r - 1.556989798598866e+02) * r +
            6.680131188771972e+01) *
               r -
           1.328068155288572e+01) *
              r +
          1);
}

}  // namespace

double normal_density(double z) { return std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi); }

double normal_below(double z) { return std::erfc(-z / std::numbers::sqrt2) / 2; }

double normal_quantile(double chance) {
  constexpr double tail = 0.02425;
  const double inside = std::clamp(chance, 1e-300, 1 - 1e-16);
  if (inside < tail) return tail_quantile(inside);
  if (inside > 1 - tail) return -tail_quantile(1 - inside);
  return middle_quantile(inside);
}

}  // namespace dangol
