// How good forecasts are on invented shops of three kinds: each gap forecast before it is learned from.
#include <doctest/doctest.h>

#include <cmath>
#include <map>

#include "rhythm/invented_visits_test.h"

using namespace dangol;

namespace {

struct Played {
  double gaps = 0;
  double inside = 0;
  double error = 0;
  double error_of_own_mean = 0;
  double chance = 0;  // of coming in the week after a gap began, summed
  double came = 0;
};

Played play(const InventedShop& invented, TestDice& dice) {
  const auto visits = invented_visits(invented, dice);
  std::multimap<std::int32_t, std::size_t> by_day;
  for (std::size_t i = 0; i < visits.size(); ++i) {
    for (const std::int32_t day : visits[i]) by_day.emplace(day, i);
  }
  ShopRhythm shop;
  std::vector<CustomerRhythm> customers(visits.size());
  Played played;
  std::int32_t today = 0;
  for (const auto& [day, who] : by_day) {
    if (day != today) shop.refresh(today = day);
    CustomerRhythm& her = customers[who];
    if (her.gaps > 0) {
      const RhythmForecast forecast = shop.forecast({}, her, her.last_day);
      played.gaps += 1;
      played.inside += forecast.earliest_day <= day && day <= forecast.latest_day ? 1 : 0;
      played.error += std::abs(forecast.expected_day - day);
      const double mean = static_cast<double>(her.last_day - her.first_day) / her.gaps;
      played.error_of_own_mean += std::abs(mean - (day - her.last_day));
      played.chance += shop.chance({}, her, her.last_day + 1, her.last_day + 7);
      played.came += day <= her.last_day + 7 ? 1 : 0;
    }
    shop.visit({}, her, day);
  }
  return played;
}

}  // namespace

TEST_CASE("a salon, a grocer and a café: 80 % intervals hold 80 %, errors are below those of own means") {
  for_each_round(2, [](TestDice& dice) {
    for (const InventedShop& invented :
         {InventedShop{.customers = 300, .days = 900, .median_gap = 50, .spread = 0.4, .regularity = 5},
          InventedShop{.customers = 100, .median_gap = 8},
          InventedShop{.customers = 60, .days = 365, .median_gap = 3}}) {
      CAPTURE(invented.median_gap);
      const Played played = play(invented, dice);
      CHECK(played.gaps > 500);
      CHECK(played.inside / played.gaps > 0.77);
      CHECK(played.inside / played.gaps < 0.83);
      CHECK(played.error < played.error_of_own_mean);
      CHECK(played.chance / played.gaps == doctest::Approx(played.came / played.gaps).epsilon(0.25));
    }
  });
}
