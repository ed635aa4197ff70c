#include "experiments/sample_ratio.h"

#include <algorithm>
#include <cmath>

namespace dangol {

double sample_ratio_evidence(std::uint64_t held_out, std::uint64_t treated, double held_out_share) {
  if (!(held_out_share > 0 && held_out_share < 1)) return 1;
  // Weight of the Dirichlet: it looks for departures of about 1 / sqrt(100) standard deviations.
  constexpr double weight = 100;
  const double a = weight * held_out_share;
  const double b = weight - a;
  const auto x = static_cast<double>(held_out);
  const auto y = static_cast<double>(treated);
  const double log_ratio = std::lgamma(a + x) - std::lgamma(a) + std::lgamma(b + y) - std::lgamma(b) +
                           std::lgamma(weight) - std::lgamma(weight + x + y) - x * std::log(held_out_share) -
                           y * std::log1p(-held_out_share);
  return std::exp(std::clamp(log_ratio, -690.0, 690.0));
}

}  // namespace dangol
