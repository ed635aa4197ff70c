#include "rhythm/gap_regression.h"

#include <algorithm>
#include <cmath>

namespace dangol {
namespace {

constexpr double most_counted_gaps = 200'000;  // older ones then fade
constexpr double most_coefficient = 3;

}  // namespace

void GapRegression::add(const GapReadings& readings, double outcome, double weight) {
  std::size_t place = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = i; j < 3; ++j) products_[place++] += weight * readings[i] * readings[j];
    with_outcome_[i] += weight * readings[i] * outcome;
  }
  counted_ = std::max(counted_ + weight, 0.0);
  unsolved_ += std::abs(weight);
  if (unsolved_ > 8 + 0.02 * counted_) solve();
}

double GapRegression::expected(const GapReadings& readings) const {
  return coefficients_[0] * readings[0] + coefficients_[1] * readings[1] + coefficients_[2] * readings[2];
}

// Cramer's rule; the prior keeps the matrix away from singular. What rounding or taking back made of it otherwise is
// answered by the prior.
void GapRegression::solve() {
  unsolved_ = 0;
  const auto& [a, b, c, d, e, f] = products_;
  const auto& [x, y, z] = with_outcome_;
  const double determinant = a * (d * f - e * e) - b * (b * f - c * e) + c * (b * e - c * d);
  const GapReadings solved{(x * (d * f - e * e) - b * (y * f - e * z) + c * (y * e - d * z)) / determinant,
                           (a * (y * f - e * z) - x * (b * f - c * e) + c * (b * z - y * c)) / determinant,
                           (a * (d * z - y * e) - b * (b * z - y * c) + x * (b * e - d * c)) / determinant};
  const bool sane = std::ranges::all_of(
      solved, [](double value) { return std::isfinite(value) && std::abs(value) <= most_coefficient; });
  coefficients_ = sane && determinant > 0 ? solved : GapReadings{1, 0, 0};
  if (counted_ < most_counted_gaps) return;
  for (double& product : products_) product *= 0.5;
  for (double& product : with_outcome_) product *= 0.5;
  counted_ *= 0.5;
}

}  // namespace dangol
