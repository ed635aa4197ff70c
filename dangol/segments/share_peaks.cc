#include "segments/share_peaks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace dangol {
namespace {

constexpr int most_draws = 99;
constexpr int enough_as_large = 8;

// 0 and 1 themselves would make one other purchase impossible.
double share_at(std::size_t point) {
  return std::clamp(static_cast<double>(point) / static_cast<double>(SharePeaks::grid - 1), 0.01, 0.99);
}

double binomial_chance(ShareOf share, double p) {
  const double n = share.trials;
  const double k = share.taken;
  return std::exp(std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1) + k * std::log(p) +
                  (n - k) * std::log(1 - p));
}

double share_draw(std::mt19937_64& dice) { return static_cast<double>(dice() >> 11) * 0x1p-53; }

// EM for the weights of given component likelihoods (rows: cells, columns: components). Returns the log-likelihood.
double fit_weights(const std::vector<double>& chances, const std::vector<double>& people,
                   std::vector<double>& weights) {
  constexpr int iterations = 60;
  const std::size_t components = weights.size();
  double total = 0;
  for (const double count : people) total += count;
  double log_likelihood = 0;
  std::vector<double> next(components);
  for (int i = 0; i <= iterations; ++i) {
    std::ranges::fill(next, 0.0);
    log_likelihood = 0;
    for (std::size_t cell = 0; cell < people.size(); ++cell) {
      const double* row = chances.data() + cell * components;
      double mixed = 0;
      for (std::size_t j = 0; j < components; ++j) mixed += weights[j] * row[j];
      log_likelihood += people[cell] * std::log(mixed);
      const double scale = people[cell] / (mixed * total);
      for (std::size_t j = 0; j < components; ++j) next[j] += weights[j] * row[j] * scale;
    }
    if (i < iterations) weights.swap(next);
  }
  return log_likelihood;
}

}  // namespace

SharePeaks::SharePeaks(std::span<const ShareOf> people) {
  std::array<std::array<double, most_trials + 1>, most_trials + 1> counts{};
  for (const ShareOf& person : people) {
    counts[person.trials][person.taken] += 1;
    trials_.push_back(person.trials);
  }
  // Tables of chances are the same for every sample.
  static const auto chances = [] {
    std::vector<double> all((most_trials + 1) * (most_trials + 1) * grid);
    for (std::uint8_t n = 0; n <= most_trials; ++n) {
      for (std::uint8_t k = 0; k <= n; ++k) {
        for (std::size_t point = 0; point < grid; ++point) {
          all[(n * (most_trials + 1U) + k) * grid + point] = binomial_chance({k, n}, share_at(point));
        }
      }
    }
    return all;
  }();
  for (std::uint8_t n = 1; n <= most_trials; ++n) {
    for (std::uint8_t k = 0; k <= n; ++k) {
      if (counts[n][k] == 0) continue;
      Cell cell{.share = {k, n}, .people = counts[n][k]};
      std::copy_n(chances.begin() + static_cast<std::ptrdiff_t>((n * (most_trials + 1U) + k) * grid), grid,
                  cell.chance);
      cells_.push_back(cell);
    }
  }
  fit_any_shape();
  one_peak_ = -std::numeric_limits<double>::infinity();
  for (std::size_t mode = 0; mode < grid; mode += 2) fit_one_peak(mode);
}

void SharePeaks::fit_any_shape() {
  std::vector<double> people;
  std::vector<double> chances;
  for (const Cell& cell : cells_) {
    people.push_back(cell.people);
    chances.insert(chances.end(), cell.chance, cell.chance + grid);
  }
  std::vector<double> weights(grid, 1.0 / grid);
  any_shape_ = fit_weights(chances, people, weights);
}

// Component j is uniform on the grid from j to the mode, or from the mode to j.
void SharePeaks::fit_one_peak(std::size_t mode) {
  std::vector<double> people;
  std::vector<double> chances;
  for (const Cell& cell : cells_) {
    people.push_back(cell.people);
    std::array<double, grid + 1> sums{};
    for (std::size_t j = 0; j < grid; ++j) sums[j + 1] = sums[j] + cell.chance[j];
    for (std::size_t j = 0; j < grid; ++j) {
      const std::size_t first = std::min(j, mode);
      const std::size_t last = std::max(j, mode);
      chances.push_back((sums[last + 1] - sums[first]) / static_cast<double>(last - first + 1));
    }
  }
  std::vector<double> weights(grid, 1.0 / grid);
  const double log_likelihood = fit_weights(chances, people, weights);
  if (log_likelihood <= one_peak_) return;
  one_peak_ = log_likelihood;
  density_.assign(grid, 0);
  for (std::size_t j = 0; j < grid; ++j) {
    const std::size_t first = std::min(j, mode);
    const std::size_t last = std::max(j, mode);
    for (std::size_t point = first; point <= last; ++point)
      density_[point] += weights[j] / static_cast<double>(last - first + 1);
  }
}

std::vector<ShareOf> SharePeaks::drawn_with_one_peak(std::mt19937_64& dice) const {
  std::vector<ShareOf> people;
  for (const std::uint8_t trials : trials_) {
    double left = share_draw(dice);
    std::size_t point = 0;
    while (point + 1 < grid && (left -= density_[point]) > 0) ++point;
    ShareOf person{.taken = 0, .trials = trials};
    for (int i = 0; i < trials; ++i)
      person.taken = static_cast<std::uint8_t>(person.taken + (share_draw(dice) < share_at(point) ? 1 : 0));
    people.push_back(person);
  }
  return people;
}

double two_peaks_chance(std::span<const ShareOf> people, std::mt19937_64& dice) {
  const SharePeaks seen(people);
  int as_large = 0;
  int draws = 0;
  while (draws < most_draws && as_large < enough_as_large) {
    ++draws;
    const std::vector<ShareOf> drawn = seen.drawn_with_one_peak(dice);
    as_large += SharePeaks(drawn).gain() >= seen.gain() ? 1 : 0;
  }
  return as_large == enough_as_large ? static_cast<double>(as_large) / draws : (as_large + 1.0) / (draws + 1.0);
}

}  // namespace dangol
