#include "value/regular_likelihood.h"

#include <algorithm>
#include <cmath>

#include "value/special_functions.h"

namespace dangol {
namespace {

double chances_of(Stopping stopping, double x) { return stopping == Stopping::mbg ? x + 1 : x; }

// What depends on x alone, kept while x stays the same: gamma functions cost more than all else.
struct OfRepeats {
  double log_gammas = 0;  // ln Gamma(r + kx) - ln Gamma(r)
  double by_r = 0;
};

struct StageSlope {
  double height = 0;
  double by_r = 0;
  double by_alpha = 0;
  double stopped = 0;  // share of the likelihood
};

StageSlope stage_slope(const BuyingParameters& p, int k, const BuyingHistory& history, const OfRepeats& known,
                       double log_stop) {
  const double last = history.recency_days / days_a_week;
  const double age = history.age_days / days_a_week;
  const double alpha = p.alpha / k;
  const double shape = p.r + k * static_cast<double>(history.repeat_purchases);
  const double log_age = std::log(alpha + age);
  const double log_last = std::log(alpha + last);
  const double log_silent = age > last ? std::log(age - last) : -HUGE_VAL;
  std::array<double, 9> terms{};
  std::array<double, 9> by_r{};
  double rising = 0;  // ln of Gamma(shape + j) / (Gamma(shape) j!) silent^j / (alpha + T)^j
  double rising_slope = 0;
  for (int j = 0; j < k; ++j) {
    const auto at = static_cast<std::size_t>(j);
    terms[at] = rising - shape * log_age;
    by_r[at] = rising_slope - log_age;
    rising += std::log((shape + j) / (j + 1)) + log_silent - log_age;
    rising_slope += 1 / (shape + j);
  }
  const auto count = static_cast<std::size_t>(k);
  terms[count] = log_stop - shape * log_last;
  by_r[count] = -log_last;
  const double sum = log_sum({terms.data(), count + 1});
  StageSlope slope;
  slope.height = known.log_gammas + p.r * std::log(alpha) + sum + gaps_factor(history, k);
  slope.by_r = known.by_r + std::log(alpha);
  double by_alpha = p.r / alpha;
  for (std::size_t j = 0; j < count; ++j) {
    const double share = std::exp(terms[j] - sum);
    slope.by_r += share * by_r[j];
    by_alpha -= share * (shape + static_cast<double>(j)) / (alpha + age);
  }
  slope.stopped = std::exp(terms[count] - sum);
  slope.by_r += slope.stopped * by_r[count];
  by_alpha -= slope.stopped * shape / (alpha + last);
  slope.by_alpha = by_alpha / k;
  return slope;
}

}  // namespace

double gaps_factor(const BuyingHistory& history, int k) {
  const double x = history.repeat_purchases;
  return (k - 1) * (history.log_gaps - x * std::log(days_a_week)) - x * log_gamma(k);
}

double log_sum(std::span<const double> logarithms) {
  const double highest = *std::ranges::max_element(logarithms);
  if (!std::isfinite(highest)) return highest;
  double sum = 0;
  for (const double each : logarithms) sum += std::exp(each - highest);
  return highest + std::log(sum);
}

StageShares shares_of(std::span<const double> weights) {
  const double sum = log_sum(weights);
  StageShares shares{};
  for (std::size_t i = 0; i < shares.size(); ++i) shares[i] = std::exp(weights[i] - sum);
  return shares;
}

RegularTerms regular_terms(const BuyingParameters& p, Stopping stopping, int k, const BuyingHistory& history) {
  const double x = history.repeat_purchases;
  const double last = history.recency_days / days_a_week;
  const double age = history.age_days / days_a_week;
  const double alpha = p.alpha / k;
  const double shape = p.r + k * x;
  const double chances = chances_of(stopping, x);
  RegularTerms terms;
  terms.stages = k;
  terms.common = log_gamma(shape) - log_gamma(p.r) + p.r * std::log(alpha) + gaps_factor(history, k);
  terms.away = -shape * std::log(alpha + last);
  terms.stopped = -HUGE_VAL;
  if (stopping != Stopping::pareto && chances > 0) {
    terms.common += log_beta(p.stop_shape, p.stop_scale + chances) - log_beta(p.stop_shape, p.stop_scale);
    terms.stopped = std::log(p.stop_shape) - std::log(p.stop_scale + chances - 1) + terms.away;
  }
  double rising = -shape * std::log(alpha + age);
  for (int j = 0; j < k; ++j) {
    terms.alive[static_cast<std::size_t>(j)] = rising;
    rising += std::log((shape + j) / (j + 1) * (age - last) / (alpha + age));
  }
  return terms;
}

double regular_likelihood(std::span<const BuyingHistory> histories, std::span<const double> at,
                          std::span<double> gradient) {
  constexpr std::size_t kinds = stage_counts.size();
  const BuyingParameters p = parameters_of({at[0], at[1], at[2], at[3]});
  const StageShares shares = shares_of(at.subspan(four));
  std::array<OfRepeats, kinds> known{};
  std::array<double, kinds> heights{};
  std::array<StageSlope, kinds> slopes{};
  double x_before = -1;
  double kept = 0;
  double kept_a = 0;
  double kept_b = 0;
  double height = 0;
  Four sums{};
  std::ranges::fill(gradient, 0);
  for (const BuyingHistory& history : histories) {
    const double x = history.repeat_purchases;
    const double both = p.stop_shape + p.stop_scale;
    if (x != x_before) {
      x_before = x;
      for (std::size_t i = 0; i < kinds; ++i)
        known[i] = {log_gamma(p.r + stage_counts[i] * x) - log_gamma(p.r),
                    digamma(p.r + stage_counts[i] * x) - digamma(p.r)};
      kept = log_beta(p.stop_shape, p.stop_scale + x + 1) - log_beta(p.stop_shape, p.stop_scale);
      kept_a = digamma(both) - digamma(both + x + 1);
      kept_b = kept_a + digamma(p.stop_scale + x + 1) - digamma(p.stop_scale);
    }
    const double log_stop = at[2] - std::log(p.stop_scale + x);
    for (std::size_t i = 0; i < kinds; ++i) {
      slopes[i] = stage_slope(p, stage_counts[i], history, known[i], log_stop);
      heights[i] = std::log(shares[i]) + slopes[i].height;
    }
    const double sum = log_sum(heights);
    height += sum + kept;
    double stopped = 0;
    for (std::size_t i = 0; i < kinds; ++i) {
      const double share = std::exp(heights[i] - sum);
      sums[0] += share * slopes[i].by_r;
      sums[1] += share * slopes[i].by_alpha;
      stopped += share * slopes[i].stopped;
      gradient[four + i] += share - shares[i];
    }
    sums[2] += kept_a + stopped / p.stop_shape;
    sums[3] += kept_b - stopped / (p.stop_scale + x);
  }
  const Four natural{p.r, p.alpha, p.stop_shape, p.stop_scale};
  for (std::size_t i = 0; i < four; ++i) gradient[i] = natural[i] * sums[i];
  return height;
}

}  // namespace dangol
