#include "value/forecast_pool.h"

#include <doctest/doctest.h>

#include "base/property_test.h"
#include "value/simulated_shop.h"
#include "value/value_model.h"

namespace dangol {
namespace {

ForecastPool pool_of(const BuyingFit& fit, double drift) { return {{{fit, 1}}, drift}; }

double variance_of(const PurchaseForecast& forecast) {
  double squares = 0;
  double mean = 0;
  for (std::size_t n = 1; n <= forecast.at_least.size(); ++n) {
    mean += forecast.at_least[n - 1];
    squares += (2 * static_cast<double>(n) - 1) * forecast.at_least[n - 1];
  }
  return squares - mean * mean;
}

// The share of what came that 80 % intervals of the pool hold, a number on an edge counting in part.
double held_by_pool(const std::vector<std::vector<BuyingDay>>& customers, int until, int last) {
  const ValueModel model = fit_value(histories_of(customers, until), hold_back(customers, 0, until));
  double held = 0;
  for (const auto& days : customers) {
    const BuyingHistory now = buying_history(days, until);
    const std::size_t came = buying_history(days, last).repeat_purchases - now.repeat_purchases;
    held += pooled_forecast(model.pool, now, (last - until) / days_a_week).share_between(came, 0.1, 0.9);
  }
  return held / static_cast<double>(customers.size());
}

}  // namespace

TEST_CASE(
    "a pool of one model whose customers keep their pace says what the model says; drift widens it about the mean") {
  BuyingFit fit;
  fit.parameters = {1.5, 4, 0.4, 60};
  const BuyingHistory regular{.repeat_purchases = 20, .recency_days = 200, .age_days = 210};
  const PurchaseForecast plain = forecast_purchases({&fit, 1}, regular, 40);
  const PurchaseForecast steady = pooled_forecast(pool_of(fit, 0), regular, 40);
  CHECK(steady.expected == doctest::Approx(plain.expected));
  CHECK(variance_of(steady) == doctest::Approx(variance_of(plain)));
  const PurchaseForecast drifting = pooled_forecast(pool_of(fit, 0.004), regular, 40);
  CHECK(drifting.expected == doctest::Approx(plain.expected).epsilon(0.02));
  // The variance of her pace's logarithm is 0.004 (30 + 40) / 3 = 0.093.
  const double more = 0.093 * plain.expected * plain.expected;
  CHECK(variance_of(drifting) == doctest::Approx(variance_of(plain) + more).epsilon(0.1));
  CHECK(variance_of(pooled_forecast(pool_of(fit, 1e9), regular, 40)) < 40 * 40 * plain.expected);  // bounded
}

TEST_CASE("a pool is as likely to be right as its members' shares say") {
  BuyingFit few;
  few.parameters = {1, 20, 0.4, 60};
  BuyingFit many = few;
  many.parameters.alpha = 2;
  const BuyingHistory new_here{.age_days = 7};
  const ForecastPool pool{{{few, 0.75}, {many, 0.25}}, 0};
  const double expected = 0.75 * forecast_purchases({&few, 1}, new_here, 20).chance_of(0) +
                          0.25 * forecast_purchases({&many, 1}, new_here, 20).chance_of(0);
  CHECK(pooled_forecast(pool, new_here, 20).chance_of(0) == doctest::Approx(expected));
}

TEST_CASE("shares are earned: equals leave most to the first, the better takes them, the useless is dropped") {
  const std::vector<double> equal = earned_shares(std::vector<std::vector<double>>(500, {0.2, 0.2, 0.2, 0.2}));
  CHECK(equal[0] > 0.4);
  CHECK(equal[3] == 0);
  const std::vector<double> better = earned_shares(std::vector<std::vector<double>>(500, {0.2, 0.2, 0.2, 0.4}));
  CHECK(better[3] > 0.9);
  CHECK(better[0] == 0);
  CHECK(earned_shares({}).empty());
}

TEST_CASE("drift is learned from what was held back") {
  TestDice dice(3);
  const auto drift_of = [&](double drift) {
    const SimulatedShop shop{.parameters = {3, 4, 0.4, 60}, .customers = 500, .days = 400, .drift = drift};
    const HeldBackSet held_back = hold_back(simulated(dice, shop), 0, 400);
    std::vector<BuyingHistory> earlier;
    for (const HeldBack& each : held_back.customers) earlier.push_back(each.earlier);
    return learned_drift({{fit_buying(PurchaseTable::of(earlier), Stopping::pareto), 1}}, held_back);
  };
  const double steady = drift_of(0);
  CHECK(steady > 0);  // one part of the past that went smoothly is no promise
  CHECK(steady < 0.5 * usual_drift);
  CHECK(drift_of(0.012) > 2 * usual_drift);
}

TEST_CASE(
    "80 % intervals hold four of five, whatever the shop is like (dangol evaluate invented-value says how many)") {
  const BuyingParameters frequent{1.5, 4, 0.4, 60};
  TestDice dice(17);
  for (const SimulatedShop& shop :
       {SimulatedShop{.stopping = Stopping::mbg, .parameters = {0.9, 6, 0.9, 3}, .customers = 400},
        SimulatedShop{.parameters = {1.5, 6, 0.6, 30}, .stages = 3, .customers = 400},
        SimulatedShop{.parameters = frequent, .customers = 400, .drift = 0.003}}) {
    const double held = held_by_pool(simulated(dice, shop), 273, 546);
    CAPTURE(shop.stages);
    CAPTURE(shop.drift);
    CHECK(held > 0.75);
    CHECK(held < 0.86);
  }
}

}  // namespace dangol
