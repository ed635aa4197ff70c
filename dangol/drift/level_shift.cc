#include "drift/level_shift.h"

#include <algorithm>
#include <cmath>

#include "base/assert.h"

namespace dangol {
namespace {

constexpr double odd_from = 3;  // deviations

struct Sums {
  double count = 0;
  double sum = 0;
  double squares = 0;

  void add(double value) {
    ++count;
    sum += value;
    squares += value * value;
  }
  double mean() const { return sum / count; }
  double around_mean() const { return std::max(squares - sum * sum / count, 0.0); }
};

double t_statistic(const Sums& before, const Sums& after, double shop_variance) {
  const double variance =
      drawn_to_shop(before.around_mean() + after.around_mean(), before.count + after.count - 2, shop_variance);
  return (after.mean() - before.mean()) / std::sqrt(variance * (1 / after.count + 1 / before.count));
}

}  // namespace

double drawn_to_shop(double squares, double freedom, double shop_variance) {
  constexpr double shop_weight = 20;
  return (squares + shop_weight * shop_variance) / (freedom + shop_weight);
}

int watchable(std::size_t count) {
  const auto spare = static_cast<int>(std::min<std::size_t>(count, most_remembered)) - least_reference;
  return std::clamp(spare, 0, most_watched);
}

LevelShift level_shift(std::span<const double> values, int watched, double shop_variance) {
  const auto known = values.size() - static_cast<std::size_t>(watched);
  DANGOL_ASSERT(watched >= 1 && watched <= most_watched && values.size() >= known && known >= least_reference);
  // Sums are taken around the first value, so that a high level does not swallow the differences.
  const double origin = values.front();
  Sums reference;
  for (const double value : values.first(known)) reference.add(value - origin);
  const double level = reference.mean();
  const double odd = odd_from * std::sqrt(drawn_to_shop(reference.around_mean(), reference.count - 1, shop_variance));

  LevelShift shift;
  double rise = 0;
  double fall = 0;
  // From the longest "after" to the shortest: each step moves one value from after to before.
  for (int after_count = watched; after_count >= 1; --after_count) {
    Sums after;
    for (const double value : values.last(static_cast<std::size_t>(after_count))) {
      after.add(std::clamp(value - origin, level - odd, level + odd));
    }
    const double t = t_statistic(reference, after, shop_variance);
    const double weighted = t * after_count / most_watched;
    shift.up = std::max(shift.up, weighted);
    shift.down = std::max(shift.down, -weighted);
    // Where it changed is where it is likeliest to have changed; one value alone is no place.
    if (after_count >= 2 || watched == 1) {
      if (t > rise) rise = t, shift.up_after = after_count;
      if (t < fall) fall = t, shift.down_after = after_count;
    }
    const double passed = values[values.size() - static_cast<std::size_t>(after_count)] - origin;
    reference.add(std::clamp(passed, level - odd, level + odd));
  }
  return shift;
}

LevelShift largest_over_looks(std::span<const double> values, int watched, double shop_variance) {
  LevelShift largest;
  for (int seen = 1; seen <= watched; ++seen) {
    const auto shown = values.first(values.size() - static_cast<std::size_t>(watched - seen));
    const LevelShift shift = level_shift(shown, seen, shop_variance);
    if (shift.up > largest.up) largest.up = shift.up, largest.up_after = shift.up_after;
    if (shift.down > largest.down) largest.down = shift.down, largest.down_after = shift.down_after;
  }
  return largest;
}

}  // namespace dangol
