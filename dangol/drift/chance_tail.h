// What a statistic looks like while nothing changes, learned from a shop's own customers, and so how rarely chance
// alone reaches a value: the false-alarm rate that a shop can be told.
//
// Above the value that one quiet window in ten exceeds, the excess is taken as exponential (peaks over threshold,
// Coles, An Introduction to Statistical Modeling of Extreme Values, 2001, eq. 4.2 with shape 0). A shop with few
// windows leans on what simulated customers gave.
#pragma once

#include <array>
#include <cstddef>
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
  std::int64_t windows() const { return windows_; }

  // 0..1, falling: how often a quiet window exceeds `value`. Above 0.1 only a rough figure. Some 20 ns.
  double chance(double value) const;
  Shape shape() const;

 private:
  static constexpr std::size_t bins = 160;
  static constexpr int bins_a_unit = 16;

  // Where the highest values, one window in `one_in`, end. Kept up with every value, so that asking reads no bins.
  struct Highest {
    std::int64_t one_in;
    std::size_t bin = bins - 1;  // they end in it
    std::int64_t above = 0;      // windows in higher bins: fewer than one in `one_in`
    std::int64_t half_bins = 0;  // the sum of those windows' values, each in the middle of its bin

    void take_in(std::size_t of, std::int64_t windows) {
      above += windows;
      half_bins += windows * (2 * static_cast<std::int64_t>(of) + 1);
    }
  };
  // The value that so many windows exceed, and how far they do on average.
  struct Top {
    double from = 0;
    double excess = 0;
  };

  static std::size_t bin_of(double value);
  void count(std::size_t bin, int by);
  void keep_up(Highest& highest, std::size_t bin, int by) const;
  Top top(const Highest& highest) const;

  Shape prior_;
  std::array<std::int64_t, bins> bins_{};  // 0 .. 10, the last holds all above
  std::int64_t windows_ = 0;
  Highest tenth_{.one_in = 10};
  Highest fortieth_{.one_in = 40};
};

}  // namespace dangol
