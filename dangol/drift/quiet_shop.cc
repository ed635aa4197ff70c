#include "drift/quiet_shop.h"

#include <algorithm>

namespace dangol {
namespace {

constexpr double prior_freedom = 50;

}  // namespace

// The tails of a new shop: windows of log-normal gaps of whole days and of log-normal amounts, no customer changing
// (rhythm_change_test.cc and spend_change_test.cc simulate them).
QuietShop QuietShop::of_rhythm() { return {0.39, ChanceTail({1.38, 2.00, 0.46}), ChanceTail({1.35, 1.93, 0.41})}; }

QuietShop QuietShop::of_spend() { return {0.35, ChanceTail({1.33, 1.93, 0.44}), ChanceTail({1.33, 1.93, 0.44})}; }

double QuietShop::variance() const {
  return std::max((squares_ + prior_freedom * prior_variance_) / (freedom_ + prior_freedom), 0.01);
}

double QuietShop::chance(const LevelShift& shift) const {
  return std::min(2 * std::min(rises_.chance(shift.up), falls_.chance(shift.down)), 1.0);
}

void QuietShop::learn_spread(std::span<const double> values) {
  if (values.size() < 2) return;
  double sum = 0;
  for (const double value : values) sum += value;
  const double mean = sum / static_cast<double>(values.size());
  for (const double value : values) squares_ += (value - mean) * (value - mean);
  freedom_ += static_cast<double>(values.size() - 1);
}

void QuietShop::learn_window(std::span<const double> values) {
  const LevelShift largest = largest_over_looks(values, most_watched, variance());
  rises_.add(largest.up);
  falls_.add(largest.down);
}

}  // namespace dangol
