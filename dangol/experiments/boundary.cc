#include "experiments/boundary.h"

#include <algorithm>
#include <cmath>

#include "base/normal.h"

namespace dangol {
namespace {

constexpr double share_for_plan = 0.8;         // of the error
constexpr double tightest_without_plan = 500;  // customers at which the mixture is narrowest

// Half the width of the last look's interval, in standard deviations.
double last_look(const Boundary& boundary) { return -normal_quantile(boundary.error * share_for_plan / 2); }

double mixture(double sum, double n, double rho2) {
  const double log_value = sum * sum * rho2 / (2 * (n * rho2 + 1)) - std::log1p(n * rho2) / 2;
  return std::exp(std::min(log_value, 690.0));
}

// Waudby-Smith et al. 2024, section B.2 of the appendix: narrowest at n.
double rho2_for(double n, double error) {
  const double logs = -2 * std::log(error);
  return (logs + std::log1p(logs)) / n;
}

// Chance under the null that the last look is significant, given the sum now; 0..1.
double significant_in_the_end(const Boundary& boundary, double sum, double n) {
  const double needed = last_look(boundary) * std::sqrt(static_cast<double>(boundary.planned));
  const double left = static_cast<double>(boundary.planned) - n;
  if (left <= 0) return std::abs(sum) >= needed ? 1 : 0;
  const double scale = std::sqrt(left);
  return normal_below((sum - needed) / scale) + normal_below((-sum - needed) / scale);
}

}  // namespace

double evidence_of(const Boundary& boundary, double sum, std::uint64_t count) {
  const auto n = static_cast<double>(count);
  if (boundary.planned == 0) return mixture(sum, n, rho2_for(tightest_without_plan, boundary.error));
  const double rest = 1 - share_for_plan;
  const double open = rest * mixture(sum, n, rho2_for(boundary.planned, boundary.error * rest));
  if (count > boundary.planned) return open;
  return open + significant_in_the_end(boundary, sum, n) / boundary.error;
}

double boundary_at(const Boundary& boundary, std::uint64_t n) {
  const double enough = 1 / boundary.error;
  double low = 0;
  double high = 1;
  while (evidence_of(boundary, high, n) < enough) high *= 2;
  for (int halving = 0; halving < 50; ++halving) {
    const double middle = (low + high) / 2;
    (evidence_of(boundary, middle, n) < enough ? low : high) = middle;
  }
  return high;
}

std::uint64_t customers_until(const Boundary& boundary, double effect, double variance, std::uint64_t n,
                              std::uint64_t most) {
  const auto told_apart = [&](std::uint64_t at) {
    return std::sqrt(variance) * boundary_at(boundary, at) <= std::abs(effect) * static_cast<double>(at);
  };
  for (std::uint64_t at = std::max<std::uint64_t>(n, 1); at < most; at += std::max<std::uint64_t>(at / 50, 1)) {
    const std::uint64_t next = at + std::max<std::uint64_t>(at / 50, 1);
    if (at < boundary.planned && boundary.planned < next && told_apart(boundary.planned)) return boundary.planned;
    if (told_apart(next)) return next;
  }
  return 0;
}

}  // namespace dangol
