// Is a population's distribution of shares two-peaked? For camps.cc alone; see camps.h (2).
#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <vector>

namespace dangol {

// So many of so many: what one person took of one side. At most most_trials.
struct ShareOf {
  std::uint8_t taken = 0;
  std::uint8_t trials = 0;
};
inline constexpr std::uint8_t most_trials = 20;

class SharePeaks {
 public:
  // Shares 0, 1/20 .. 1.
  static constexpr std::size_t grid = 21;

  explicit SharePeaks(std::span<const ShareOf> people);

  double any_shape() const { return any_shape_; }  // log-likelihoods
  double one_peak() const { return one_peak_; }
  double gain() const { return any_shape_ - one_peak_; }
  // People like these from the best one-peaked distribution.
  std::vector<ShareOf> drawn_with_one_peak(std::mt19937_64& dice) const;

 private:
  void fit_any_shape();
  void fit_one_peak(std::size_t mode);

  struct Cell {
    ShareOf share;
    double people = 0;
    double chance[grid] = {};  // of this count, at each share of the grid
  };
  std::vector<Cell> cells_;
  std::vector<std::uint8_t> trials_;  // of each person
  double any_shape_ = 0;
  double one_peak_ = 0;
  std::vector<double> density_;  // on the grid, of the best with one peak
};

// The share of draws whose gain is as large: stopped when enough are (Besag & Clifford 1991). 0..1.
double two_peaks_chance(std::span<const ShareOf> people, std::mt19937_64& dice);

}  // namespace dangol
