#include "evaluation/change_methods.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace dangol {
namespace {

struct OwnLevel {
  double mean = 0;
  double deviation = 1;
};

// A deviation of less than a quarter (in logarithms) would make alarms of a day more or less.
OwnLevel own_level(std::span<const double> gaps) {
  OwnLevel own;
  for (const double gap : gaps.first(gaps_known)) own.mean += std::log(gap) / gaps_known;
  double squares = 0;
  for (const double gap : gaps.first(gaps_known)) squares += std::pow(std::log(gap) - own.mean, 2);
  own.deviation = std::max(std::sqrt(squares / (gaps_known - 1)), 0.25);
  return own;
}

// What is believed of one run: normal-inverse-gamma, by its sufficient statistics.
struct RunBelief {
  double weight = 0;  // posterior probability of the run
  double mean = 0;
  double strength = 1;
  double shape = 1;
  double scale = 0;

  // Density of Student's t with 2 * shape degrees of freedom.
  double likelihood(double value) const {
    const double freedom = 2 * shape;
    const double spread = std::sqrt(scale * (strength + 1) / (shape * strength));
    const double z = (value - mean) / spread;
    return std::exp(std::lgamma((freedom + 1) / 2) - std::lgamma(freedom / 2) -
                    (freedom + 1) / 2 * std::log1p(z * z / freedom)) /
           (spread * std::sqrt(freedom * std::numbers::pi));
  }
  void learn(double value) {
    scale += strength * (value - mean) * (value - mean) / (2 * (strength + 1));
    mean = (strength * mean + value) / (strength + 1);
    strength += 1;
    shape += 0.5;
  }
};

}  // namespace

Looks cusum(std::span<const double> gaps, double k) {
  const OwnLevel own = own_level(gaps);
  Looks looks{};
  double high = 0;
  double low = 0;
  for (std::size_t i = 0; i < gaps_watched; ++i) {
    const double z = (std::log(gaps[gaps_known + i]) - own.mean) / own.deviation;
    high = std::max(0.0, high + z - k);
    low = std::max(0.0, low - z - k);
    looks[i] = std::max(high, low);
  }
  return looks;
}

Looks ewma(std::span<const double> gaps, double weight) {
  const OwnLevel own = own_level(gaps);
  Looks looks{};
  double average = 0;
  for (std::size_t i = 0; i < gaps_watched; ++i) {
    const double z = (std::log(gaps[gaps_known + i]) - own.mean) / own.deviation;
    average = weight * z + (1 - weight) * average;
    looks[i] = std::abs(average);
  }
  return looks;
}

Looks bocpd(std::span<const double> gaps) {
  constexpr double hazard = 1.0 / 50;
  const OwnLevel own = own_level(gaps);
  const RunBelief fresh{.weight = 0, .mean = own.mean, .scale = own.deviation * own.deviation};
  std::vector<RunBelief> runs{fresh};  // by age, youngest first
  runs.front().weight = 1;
  Looks looks{};
  for (std::size_t i = 0; i < gaps.size(); ++i) {
    const double value = std::log(gaps[i]);
    double grown = 0;
    for (RunBelief& run : runs) {
      run.weight *= run.likelihood(value);
      run.learn(value);
      grown += run.weight;
    }
    RunBelief begun = fresh;
    begun.weight = grown * hazard;
    for (RunBelief& run : runs) run.weight *= 1 - hazard;
    runs.insert(runs.begin(), begun);
    for (RunBelief& run : runs) run.weight /= grown;
    if (i < gaps_known) continue;
    // Runs that hold at least one and at most all of the watched gaps.
    const std::size_t seen = i - gaps_known + 1;
    for (std::size_t age = 1; age <= seen; ++age) looks[seen - 1] += runs[age].weight;
  }
  return looks;
}

Looks own_quantile(std::span<const double> gaps) {
  std::array<double, gaps_known> own;
  std::ranges::copy(gaps.first(gaps_known), own.begin());
  std::ranges::sort(own);
  Looks looks{};
  for (std::size_t i = 0; i < gaps_watched; ++i) {
    const double gap = gaps[gaps_known + i];
    looks[i] = std::max(gap / own[gaps_known - 2], own[1] / gap);
  }
  return looks;
}

}  // namespace dangol
