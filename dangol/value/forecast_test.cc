#include <doctest/doctest.h>

#include <numeric>

#include "base/property_test.h"
#include "value/purchase_forecast.h"
#include "value/simulated_shop.h"

namespace dangol {
namespace {

BuyingFit known(Stopping stopping, const BuyingParameters& parameters, double share_away = 0) {
  BuyingFit fit;
  fit.stopping = stopping;
  fit.parameters = parameters;
  fit.share_away = share_away;
  return fit;
}

PurchaseForecast forecast(const BuyingFit& fit, const BuyingHistory& history, double weeks) {
  return forecast_purchases({&fit, 1}, history, weeks);
}

}  // namespace

TEST_CASE("the published forecast: two purchases in 38.86 weeks, the last after 30.43, make 1.226 in the next 39") {
  // Fader, Hardie & Lee 2005, section 4, with the parameters of CDNOW.
  const BuyingFit bg = known(Stopping::bg, {0.243, 4.414, 0.793, 2.426});
  const BuyingHistory history{.repeat_purchases = 2, .recency_days = 213, .age_days = 272};
  CHECK(forecast(bg, history, 39).expected == doctest::Approx(1.226).epsilon(0.001));
}

TEST_CASE("the chances of each number of purchases add up to the expectation, in every model") {
  const BuyingHistory history{.repeat_purchases = 6, .recency_days = 200, .age_days = 215, .log_gaps = 6 * 3.4};
  for (const Stopping stopping : {Stopping::bg, Stopping::mbg, Stopping::pareto}) {
    BuyingFit fit = known(stopping, {0.7, 8, 0.8, 9});
    for (const StageShares& shares : {StageShares{1}, StageShares{0.2, 0.2, 0.2, 0.2, 0.2}}) {
      fit.shares = shares;
      const PurchaseForecast found = forecast(fit, history, 30);
      CHECK(std::accumulate(found.at_least.begin(), found.at_least.end(), 0.0) ==
            doctest::Approx(found.expected).epsilon(1e-3));
      double sum = 0;
      for (std::size_t n = 0; n <= found.at_least.size(); ++n) sum += found.chance_of(n);
      CHECK(sum == doctest::Approx(1));
      CHECK(found.quantile(0.1) <= found.quantile(0.9));
      const std::vector<double> weeks{30};
      CHECK(expected_purchases(fit, history, weeks)[0] == doctest::Approx(found.expected));
    }
  }
}

TEST_CASE("forecasts come true in shops that are as the model says, and so do the chances of being alive") {
  TestDice dice(11);
  for (const Stopping stopping : {Stopping::bg, Stopping::mbg, Stopping::pareto}) {
    for (const int stages : {1, 3}) {
      const SimulatedShop shop{
          .stopping = stopping, .parameters = {1.2, 6, 1, 5}, .stages = stages, .customers = 3'000, .days = 560};
      const auto customers = simulated(dice, shop);
      BuyingFit fit = known(stopping, shop.parameters);
      if (stages == 3) fit.shares = {0, 0, 1, 0, 0};
      double expected = 0;
      double came = 0;
      double inside = 0;
      for (const auto& days : customers) {
        const BuyingHistory now = buying_history(days, 280);
        const double purchases = buying_history(days, 560).repeat_purchases - now.repeat_purchases;
        const PurchaseForecast found = forecast(fit, now, 40);
        expected += found.expected;
        came += purchases;
        inside += found.share_between(static_cast<std::size_t>(purchases), 0.1, 0.9);
      }
      CAPTURE(static_cast<int>(stopping));
      CAPTURE(stages);
      CHECK(expected == doctest::Approx(came).epsilon(0.06));
      CHECK(inside / shop.customers == doctest::Approx(0.8).epsilon(0.03));
    }
  }
}

TEST_CASE("a daily regular is not dead after five silent days: she may be away") {
  const BuyingHistory daily{.repeat_purchases = 30, .recency_days = 30, .age_days = 35};
  for (const Stopping stopping : {Stopping::bg, Stopping::mbg, Stopping::pareto}) {
    const BuyingParameters p{0.55, 0.5, 0.8, stopping == Stopping::pareto ? 11.0 : 2.4};
    const double published = forecast(known(stopping, p), daily, 4).alive;
    if (stopping != Stopping::pareto) CHECK(published < 0.4);
    const double alive = forecast(known(stopping, p, usual_share_away), daily, 4).alive;
    CHECK(alive > 0.5);
    CHECK(alive > published);
    BuyingHistory gone = daily;
    gone.age_days = 250;  // nobody is away for five months
    CHECK(forecast(known(stopping, p, usual_share_away), gone, 4).alive < 0.05);
    BuyingHistory late = daily;
    late.age_days = 30 + 5 * 7;  // after five weeks she counts as the published models say
    const double as_published = forecast(known(stopping, p), late, 4).alive;
    CHECK(forecast(known(stopping, p, usual_share_away), late, 4).alive - as_published < 0.001);
  }
}

TEST_CASE("clockwork customers are missed sooner than those who come at any moment") {
  const BuyingHistory weekly{
      .repeat_purchases = 30, .recency_days = 210, .age_days = 238, .log_gaps = 30 * std::log(7.0)};
  BuyingFit fit = known(Stopping::pareto, {0.8, 8, 0.6, 12});
  const double any_moment = forecast(fit, weekly, 8).alive;
  fit.shares = {0, 0, 0, 0, 1};
  CHECK(forecast(fit, weekly, 8).alive < any_moment);
}

TEST_CASE("forecasts of no time, and of histories of every length, are finite and in order") {
  for (const Stopping stopping : {Stopping::bg, Stopping::mbg, Stopping::pareto}) {
    const BuyingFit fit = known(stopping, {0.55, 10, 1, 11});  // a = 1 and s = 1 divide the published formulas by zero
    CHECK(forecast(fit, {.repeat_purchases = 3, .recency_days = 50, .age_days = 80}, 0).expected == 0);
    double before = 0;
    for (const std::uint32_t x : {0U, 1U, 30U, 300U, 3'000U, 30'000U}) {
      const PurchaseForecast found =
          forecast(fit, {.repeat_purchases = x, .recency_days = x > 0 ? 36'000 : 0, .age_days = 36'010}, 52);
      CHECK(std::isfinite(found.expected));
      CHECK(found.expected >= before);
      CHECK(found.alive >= 0);
      CHECK(found.alive <= 1);
      CHECK(found.expected <= 366);
      before = found.expected;
    }
  }
}

}  // namespace dangol
