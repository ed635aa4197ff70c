// The latest values of a customer in the order in which they came, without memory from the heap.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "drift/level_shift.h"

namespace dangol {

struct LatestValues {
  std::array<double, most_remembered + 1> values;  // one more for a gap that is still open
  std::size_t count = 0;

  void add(double value) { values[count++] = value; }
  std::span<const double> all() const { return {values.data(), count}; }
};

// The middle value; of an even count the mean of the middle two. 0 of none. At most most_remembered + 1 values.
inline double median_of(std::span<const double> values) {
  if (values.empty()) return 0;
  std::array<double, most_remembered + 1> sorted;
  const auto end = std::ranges::copy(values, sorted.begin()).out;
  std::sort(sorted.begin(), end);
  return (sorted[(values.size() - 1) / 2] + sorted[values.size() / 2]) / 2;
}

}  // namespace dangol
