#include "value/forecast_pool.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace dangol {
namespace {

constexpr double least_share = 0.15;
// Customers as if seen before: where all models say the same, the first speaks for them.
constexpr std::array own_customers{10.0, 5.0, 5.0, 2.0};
constexpr std::size_t most_asked = 1'000;
constexpr double least_said = 1e-6;  // one surprise must not decide alone

struct Pace {
  double speed = 1;
  double weight = 1;
};

// Three points of a log-normal pace whose mean is one (Gauss & Hermite's).
std::array<Pace, 3> paces(double variance) {
  const double reach = std::sqrt(3 * variance);
  std::array<Pace, 3> points{{{std::exp(-reach), 1.0 / 6}, {1, 2.0 / 3}, {std::exp(reach), 1.0 / 6}}};
  double mean = 0;
  for (const Pace& each : points) mean += each.weight * each.speed;
  for (Pace& each : points) each.speed /= mean;
  return points;
}

double variance_of(double drift, const BuyingHistory& history, double weeks) {
  constexpr double most = 1;  // a factor of three either way
  return std::min(most, drift * (history.age_days / days_a_week + weeks) / 3);
}

}  // namespace

PurchaseForecast pooled_forecast(const ForecastPool& pool, const BuyingHistory& history, double weeks) {
  PurchaseForecast forecast;
  for (const auto& [speed, weight] : paces(variance_of(pool.drift, history, weeks))) {
    for (const auto& [fit, share] : pool.members) {
      const PurchaseForecast one = forecast_purchases({&fit, 1}, history, weeks * speed);
      forecast.alive += weight * share * one.alive;
      forecast.expected += weight * share * one.expected;
      if (forecast.at_least.size() < one.at_least.size()) forecast.at_least.resize(one.at_least.size());
      for (std::size_t i = 0; i < one.at_least.size(); ++i) forecast.at_least[i] += weight * share * one.at_least[i];
    }
  }
  return forecast;
}

std::vector<double> earned_shares(const std::vector<std::vector<double>>& chances) {
  if (chances.empty()) return {};
  const std::size_t models = chances.front().size();
  const double before = std::accumulate(own_customers.begin(), own_customers.end(), 0.0);
  std::vector<double> shares;
  for (std::size_t i = 0; i < models; ++i) shares.push_back(own_customers[i] / before);
  for (int round = 0; round < 100; ++round) {
    std::vector<double> seen(own_customers.begin(), own_customers.end());
    for (const std::vector<double>& said : chances) {
      double all = 0;
      for (std::size_t i = 0; i < models; ++i) all += shares[i] * said[i];
      for (std::size_t i = 0; i < models; ++i) seen[i] += shares[i] * said[i] / all;
    }
    for (std::size_t i = 0; i < models; ++i) shares[i] = seen[i] / (static_cast<double>(chances.size()) + before);
  }
  double kept = 0;
  for (double& share : shares) kept += share = share < least_share ? 0 : share;
  for (double& share : shares) share /= kept;
  return shares;
}

double learned_drift(const std::vector<PoolMember>& members, const HeldBackSet& held_back) {
  constexpr std::array multiples{0.125, 0.25, 0.5, 1.0, 2.0, 4.0};  // of usual_drift
  const std::size_t count = std::min(held_back.customers.size(), most_asked);
  std::array<double, multiples.size()> heights{};
  for (std::size_t step = 0; step < multiples.size(); ++step) {
    const ForecastPool pool{members, usual_drift * multiples[step]};
    heights[step] =
        2 * (std::log(multiples[step]) - multiples[step]);  // a gamma prior of shape two, steps in logarithm
    for (std::size_t i = 0; i < count; ++i) {
      const HeldBack& one = held_back.customers[i * held_back.customers.size() / count];
      const double chance = pooled_forecast(pool, one.earlier, held_back.weeks).chance_of(one.purchases);
      heights[step] += std::log(std::max(least_said, chance));
    }
  }
  double drift = 0;
  const double all = log_sum(heights);
  for (std::size_t step = 0; step < multiples.size(); ++step)
    drift += usual_drift * multiples[step] * std::exp(heights[step] - all);
  return drift;
}

}  // namespace dangol
