// Which shape standardised gaps have: (log gap - expected) / deviation, counted in bins, apart by how many gaps of hers
// were known. A normal shape to begin with; what the shop shows replaces it, so that forecasts need not be log-normal
// where its customers are not (recalibration by the distribution of past outcomes: Kuleshov, Fenner & Ermon 2018,
// "Accurate uncertainties for deep learning using calibrated regression", section 3).
#pragma once

#include <array>
#include <cstddef>

namespace dangol {

class GapShape {
 public:
  static constexpr std::size_t classes = 4;
  // 0: no gap of hers known, then 1 and 2, 3 to 6, 7 and more.
  static std::size_t class_of(unsigned gaps) { return gaps < 1 ? 0 : gaps < 3 ? 1 : gaps < 7 ? 2 : 3; }

  GapShape();
  // `weight` above 0; below 0 takes one back.
  void add(std::size_t of_class, double standardised, double weight);

  // Share, 1e-9..1, of gaps that are longer; falls with `standardised`.
  double survival(std::size_t of_class, double standardised) const;
  // The standardised gap that a share of 0 < `share` < 1 are longer than.
  double longer_than(std::size_t of_class, double share) const;

 private:
  static constexpr std::size_t bins = 120;
  static constexpr double half_range = 6;

  void sum_up(std::size_t of_class);

  std::array<std::array<double, bins>, classes> counts_;
  std::array<std::array<double, bins + 1>, classes> survival_;  // at the bins' edges
  std::array<double, classes> total_{};
  std::array<double, classes> unsummed_{};  // counted since survival_ was made
};

}  // namespace dangol
