// A range of values that the data leave possible.
#pragma once

namespace dangol {

struct Interval {
  double low = 0;
  double high = 0;

  bool holds(double value) const { return low <= value && value <= high; }
};

}  // namespace dangol
