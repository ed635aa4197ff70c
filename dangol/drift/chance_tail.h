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
  // What a new shop believes: the value that a tenth of the quiet windows exceeds, and their mean excess over it.
  ChanceTail(double tenth, double mean_excess) : prior_tenth_(tenth), prior_excess_(mean_excess) {}

  // The statistic's largest value in a window in which, as far as is known, nothing changed; at least 0.
  void add(double value);
  // Takes back a value that was added.
  void remove(double value);
  std::uint32_t windows() const { return windows_; }

  // 0..1, falling: how often a quiet window exceeds `value`. Above 0.1 only a rough figure.
  double chance(double value) const;
  // The value that this share of quiet windows exceeds, 0 < rate <= 0.1.
  double limit(double rate) const;

 private:
  struct Fit {
    double tenth;
    double excess;
  };
  Fit fit() const;

  static constexpr int bins_a_unit = 16;
  double prior_tenth_;
  double prior_excess_;
  std::array<std::uint32_t, 160> bins_{};  // 0 .. 10, the last holds all above
  std::uint32_t windows_ = 0;
};

}  // namespace dangol
