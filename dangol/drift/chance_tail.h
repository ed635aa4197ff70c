// What a statistic looks like while nothing changes, learned from a shop's own customers, and so how rarely chance
// alone reaches a value: the false-alarm rate that a shop can be told.
//
// Above the value that one quiet window in ten exceeds, the excess is taken as exponential (peaks over threshold,
// Coles, An Introduction to Statistical Modeling of Extreme Values, 2001, eq. 4.2 with shape 0). A shop with few
// windows leans on what simulated customers gave.
#pragma once

#include <array>
#include <cstdint>

namespace dangol {

class ChanceTail {
 public:
  // Values that a tenth and a fortieth of the quiet windows exceed, and the mean excess of the tenth over the first.
  struct Shape {
    double tenth;
    double fortieth;
    double excess;
  };
  // What a new shop believes.
  explicit ChanceTail(const Shape& prior) : prior_(prior) {}

  // The statistic's largest value in a window in which, as far as is known, nothing changed; at least 0.
  void add(double value);
  // Takes back a value that was added.
  void remove(double value);
  std::uint32_t windows() const { return windows_; }

  // 0..1, falling: how often a quiet window exceeds `value`. Above 0.1 only a rough figure.
  double chance(double value) const;
  Shape shape() const;

 private:
  // The value that `wanted` windows exceed, and their summed excess over it.
  struct Top {
    double from = 0;
    double excess = 0;
  };
  Top top(double wanted) const;

  static constexpr int bins_a_unit = 16;
  Shape prior_;
  std::array<std::uint32_t, 160> bins_{};  // 0 .. 10, the last holds all above
  std::uint32_t windows_ = 0;
};

}  // namespace dangol
