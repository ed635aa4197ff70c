#include "rhythm/gap_shape.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace dangol {
namespace {

constexpr double normal_gaps = 20;  // of normal shape
constexpr double most_counted = 100'000;
constexpr double least_share = 1e-9;

double normal_below(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

}  // namespace

GapShape::GapShape() {
  for (std::size_t c = 0; c < classes; ++c) {
    for (std::size_t i = 0; i < bins; ++i) {
      const double low = -half_range + 2 * half_range * static_cast<double>(i) / bins;
      counts_[c][i] = normal_gaps * (normal_below(low + 2 * half_range / bins) - normal_below(low));
    }
    sum_up(c);
  }
}

void GapShape::add(std::size_t of_class, double standardised, double weight) {
  const double place = (standardised + half_range) * bins / (2 * half_range);
  const auto bin = static_cast<std::size_t>(std::clamp(place, 0.0, static_cast<double>(bins - 1)));
  double& count = counts_[of_class][bin];
  const double before = count;
  count = std::max(count + weight, normal_gaps * 1e-9);
  unsummed_[of_class] += std::abs(count - before);
  if (unsummed_[of_class] > 4 + 0.02 * total_[of_class]) sum_up(of_class);
}

// Summing up is linear in the bins and happens each time the counts have grown by 2 %.
void GapShape::sum_up(std::size_t of_class) {
  auto& counts = counts_[of_class];
  auto& survival = survival_[of_class];
  double above = 0;
  survival[bins] = 0;
  for (std::size_t i = bins; i-- > 0;) survival[i] = above += counts[i];
  total_[of_class] = above;
  for (double& share : survival) share = std::max(share / above, least_share);
  unsummed_[of_class] = 0;
  if (above < most_counted) return;
  for (double& count : counts) count *= 0.5;
  total_[of_class] *= 0.5;
}

double GapShape::survival(std::size_t of_class, double standardised) const {
  const auto& shares = survival_[of_class];
  const double place = std::clamp((standardised + half_range) * bins / (2 * half_range), 0.0, bins - 1e-6);
  const auto bin = static_cast<std::size_t>(place);
  const double part = place - static_cast<double>(bin);
  return shares[bin] + part * (shares[bin + 1] - shares[bin]);
}

double GapShape::longer_than(std::size_t of_class, double share) const {
  const auto& shares = survival_[of_class];
  const auto after = std::lower_bound(shares.begin(), shares.end(), share, std::greater<>());
  if (after == shares.begin()) return -half_range;
  if (after == shares.end()) return half_range;
  const double high = *(after - 1);
  const double low = *after;
  const double part = high > low ? (high - share) / (high - low) : 0;
  const double edge = static_cast<double>(after - shares.begin() - 1) + part;
  return -half_range + edge * 2 * half_range / bins;
}

}  // namespace dangol
