// Invented shops for tests, benchmarks and evaluations: customers who buy at rates of their own until they stop, seen
// on days.
#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>
#include <vector>

#include "value/buying_history.h"
#include "value/buying_parameters.h"

namespace dangol {

struct SimulatedShop {
  Stopping stopping = Stopping::pareto;
  BuyingParameters parameters{0.8, 8, 0.6, 12};
  int stages = 1;     // of a gap: more are more regular
  double spend = 20;  // mean of a purchase
  int customers = 500;
  int first_days = 84;  // they come first on one of these days
  int days = 546;
  double drift = 0;          // variance, a week, by which the logarithm of each customer's pace strays
  double season = 0;         // 0..1: how far the year's height lies above its mean, for all of them
  double season_begins = 0;  // day on which it lies at its mean, rising
};

inline double gamma_draw(std::mt19937_64& dice, double shape, double rate) {
  return std::gamma_distribution<double>(shape, 1 / rate)(dice);
}

inline std::vector<BuyingDay> simulated_customer(std::mt19937_64& dice, const SimulatedShop& shop) {
  const BuyingParameters& p = shop.parameters;
  const double rate = gamma_draw(dice, p.r, p.alpha) + 1e-9;  // a week
  const double first = gamma_draw(dice, p.stop_shape, 1);
  const bool any_time = shop.stopping == Stopping::pareto;
  const double stop_rate = any_time ? first / p.stop_scale + 1e-12 : 0;
  const double stop_chance = any_time ? 0 : first / (first + gamma_draw(dice, p.stop_scale, 1));
  const double until = any_time ? std::exponential_distribution<double>(stop_rate)(dice) : HUGE_VAL;
  const double worth = shop.spend * gamma_draw(dice, 4, 4);
  const int begin = std::uniform_int_distribution<int>(0, shop.first_days - 1)(dice);
  std::vector<BuyingDay> days;
  double week = 0;
  double log_pace = 0;
  const auto passes = [&](double weeks) {
    const double gap = weeks / std::exp(log_pace);
    if (shop.drift > 0) log_pace += std::normal_distribution<double>(0, std::sqrt(shop.drift * gap))(dice);
    return gap;
  };
  const auto in_season = [&](double day) {  // Lewis & Shedler's thinning, 1979
    const double height = 1 + shop.season * std::sin((day - shop.season_begins) * 2 * std::numbers::pi / 365.25);
    return shop.season <= 0 || std::uniform_real_distribution<double>(0, 1 + shop.season)(dice) < height;
  };
  for (bool is_first = true;; is_first = false) {
    if (is_first || in_season(begin + week * 7))
      days.push_back({begin + static_cast<int>(std::lround(week * 7)), worth * gamma_draw(dice, 6, 6)});
    const bool may_stop = !any_time && (!is_first || shop.stopping == Stopping::mbg);
    if (may_stop && std::uniform_real_distribution<double>()(dice) < stop_chance) return days;
    week += passes(gamma_draw(dice, shop.stages, rate * shop.stages * (1 + shop.season)));
    if (week > until || begin + week * 7 > shop.days) return days;
  }
}

inline std::vector<std::vector<BuyingDay>> simulated(std::mt19937_64& dice, const SimulatedShop& shop) {
  std::vector<std::vector<BuyingDay>> customers;
  for (int i = 0; i < shop.customers; ++i) customers.push_back(simulated_customer(dice, shop));
  return customers;
}

inline std::vector<BuyingHistory> histories_of(const std::vector<std::vector<BuyingDay>>& customers, int until) {
  std::vector<BuyingHistory> histories;
  for (const auto& days : customers) histories.push_back(buying_history(days, until));
  return histories;
}

}  // namespace dangol
