// Shops for tests: customers who come by gamma gaps of open days, on weekdays of their own, and some of whom stay away.
#pragma once

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "base/property_test.h"
#include "rhythm/shop_rhythm.h"

namespace dangol {

struct InventedShop {
  std::size_t customers = 300;
  std::int32_t days = 730;
  double median_gap = 7;         // days
  double spread = 0.6;           // of customers' log gaps
  double regularity = 4;         // gamma shape
  double lost = 0.03;            // chance that a visit is the last
  double own_weekdays = 20;      // weight of one weekday of hers against 1 for each
  std::int32_t closed_from = 0;  // days since `first_day`
  std::int32_t closed_to = 0;    // exclusive
};

inline constexpr std::int32_t first_day = 19'000;

inline std::vector<std::vector<std::int32_t>> invented_visits(const InventedShop& shop, TestDice& dice) {
  std::normal_distribution<double> normal;
  std::uniform_real_distribution<double> even;
  std::vector<std::vector<std::int32_t>> visits(shop.customers);
  for (auto& hers : visits) {
    const double gap = shop.median_gap * std::exp(shop.spread * normal(dice));
    std::array<double, 7> weekdays{};
    weekdays.fill(7 / (6 + shop.own_weekdays));
    weekdays[roll(dice, 7)] *= shop.own_weekdays;
    std::gamma_distribution<double> gaps(shop.regularity, gap / shop.regularity);
    std::int32_t day = first_day + static_cast<std::int32_t>(roll(dice, 60));
    while (day < first_day + shop.days) {
      hers.push_back(day);
      if (even(dice) < shop.lost) break;
      double left = gaps(dice);
      do {
        ++day;
        const bool closed = day - first_day >= shop.closed_from && day - first_day < shop.closed_to;
        if (!closed) left -= weekdays[static_cast<std::size_t>(weekday_of(day))];
      } while (left > 0 || (day - first_day >= shop.closed_from && day - first_day < shop.closed_to));
    }
  }
  return visits;
}

inline std::vector<RhythmHistory> histories_of(const std::vector<std::vector<std::int32_t>>& visits,
                                               ServiceId service = {}) {
  std::vector<RhythmHistory> histories;
  for (const auto& days : visits) histories.push_back({.service = service, .days = days});
  return histories;
}

}  // namespace dangol
