#include <doctest/doctest.h>

#include "base/normal.h"
#include "base/property_test.h"
#include "value/gamma_gamma.h"
#include "value/geometric_likelihood.h"
#include "value/pareto_likelihood.h"
#include "value/simulated_shop.h"
#include "value/special_functions.h"

namespace dangol {
namespace {

PurchaseTable one_customer(std::uint32_t x, std::int32_t recency, std::int32_t age) {
  return PurchaseTable::of(std::vector{BuyingHistory{.repeat_purchases = x, .recency_days = recency, .age_days = age}});
}

// Fader, Hardie & Lee 2005, eq. 6, as printed: products of gamma functions.
double printed_bg(const BuyingParameters& p, double x, double last, double age) {
  const auto beta = [](double a, double b) { return std::tgamma(a) * std::tgamma(b) / std::tgamma(a + b); };
  const double a = p.stop_shape;
  const double b = p.stop_scale;
  const double factor = std::tgamma(p.r + x) * std::pow(p.alpha, p.r) / std::tgamma(p.r);
  const double alive = beta(a, b + x) / beta(a, b) * factor / std::pow(p.alpha + age, p.r + x);
  if (x == 0) return alive;
  return alive + beta(a + 1, b + x - 1) / beta(a, b) * factor / std::pow(p.alpha + last, p.r + x);
}

// The definition of Pareto/NBD's likelihood by a hundred thousand trapezoids.
double plain_pareto(const BuyingParameters& p, double x, double last, double age) {
  const auto density = [&](double time) {
    return p.stop_shape * std::pow(p.stop_scale, p.stop_shape) * std::pow(p.stop_scale + time, -p.stop_shape - 1) *
           std::pow(p.alpha + time, -p.r - x);
  };
  constexpr int steps = 100'000;
  double sum = (density(last) + density(age)) / 2;
  for (int i = 1; i < steps; ++i) sum += density(last + (age - last) * i / steps);
  const double alive = std::pow(p.alpha + age, -p.r - x) * std::pow(p.stop_scale / (p.stop_scale + age), p.stop_shape);
  return std::tgamma(p.r + x) * std::pow(p.alpha, p.r) / std::tgamma(p.r) * (alive + sum * (age - last) / steps);
}

}  // namespace

TEST_CASE("gamma functions and their derivatives keep their laws") {
  CHECK(digamma(1) == doctest::Approx(-0.57721566490153286).epsilon(1e-12));
  CHECK(trigamma(1) == doctest::Approx(1.6449340668482264).epsilon(1e-12));
  for (const double x : {0.01, 0.3, 2.5, 9.99, 40.0, 1e5}) {
    CHECK(digamma(x + 1) == doctest::Approx(digamma(x) + 1 / x).epsilon(1e-10));
    CHECK(trigamma(x + 1) == doctest::Approx(trigamma(x) - 1 / (x * x)).epsilon(1e-10));
  }
  CHECK(beta_below(0.3, 1, 1) == doctest::Approx(0.3));
  CHECK(beta_below(0.5, 3, 3) == doctest::Approx(0.5));
  CHECK(beta_below(0.2, 2, 3) == doctest::Approx(0.1808));
  CHECK(beta_below(0.9, 0.5, 4'000) == doctest::Approx(1));
  CHECK(normal_quantile(0.9) == doctest::Approx(1.2815515655446004).epsilon(1e-8));
  CHECK(normal_quantile(0.01) == doctest::Approx(-2.3263478740408408).epsilon(1e-8));
}

TEST_CASE("BG/NBD's likelihood is the printed one, for histories short enough to print") {
  const BuyingParameters p{0.24, 4.4, 0.8, 2.4};
  for (const auto& [x, recency, age] : {std::tuple{0U, 0, 270}, {1U, 30, 200}, {5U, 100, 100}, {25U, 200, 210}}) {
    const double expected = std::log(printed_bg(p, x, recency / 7.0, age / 7.0));
    const PurchaseTable table = one_customer(x, recency, age);
    CHECK(GeometricLikelihood(table, Stopping::bg).at(logs_of(p)).height == doctest::Approx(expected));
  }
}

TEST_CASE("Pareto/NBD's likelihood is its definition, whichever of alpha and beta is larger") {
  for (const BuyingParameters& p : {BuyingParameters{0.55, 10.6, 0.61, 11.7}, {2, 1, 0.3, 90}, {0.1, 200, 3, 2}}) {
    for (const auto& [x, recency, age] : {std::tuple{0U, 0, 270}, {1U, 30, 200}, {5U, 100, 100}, {25U, 200, 210}}) {
      Four unused{};
      const double expected = std::log(plain_pareto(p, x, recency / 7.0, age / 7.0));
      CHECK(std::fabs(pareto_likelihood(one_customer(x, recency, age), logs_of(p), unused) - expected) < 1e-5);
    }
  }
}

TEST_CASE("long histories neither overflow nor cancel: 300 purchases and every day for a century") {
  const BuyingParameters p{0.55, 10.6, 0.61, 11.7};
  for (const auto& [x, recency, age] :
       {std::tuple{300U, 700, 720}, {5'000U, 6'000, 7'000}, {36'600U, 36'600, 36'600}}) {
    const PurchaseTable table = one_customer(x, recency, age);
    Four slope{};
    CHECK(std::isfinite(pareto_likelihood(table, logs_of(p), slope)));
    for (const Stopping stopping : {Stopping::bg, Stopping::mbg}) {
      const Curvature there = GeometricLikelihood(table, stopping).at(logs_of(p));
      CHECK(std::isfinite(there.height));
      for (const double each : there.gradient) CHECK(std::isfinite(each));
    }
    for (const double each : slope) CHECK(std::isfinite(each));
  }
}

TEST_CASE("slopes and curvatures are those of the likelihoods") {
  for_each_round(5, [](TestDice& dice) {
    const auto histories = histories_of(simulated(dice, {.stages = 3, .customers = 40}), 300);
    const PurchaseTable table = PurchaseTable::of(histories);
    const Four at{-0.5, 1.8, 0.2, 1.1};
    constexpr double width = 1e-4;
    const auto check = [&](const Slope& slope, std::vector<double> place) {
      std::vector<double> gradient(place.size());
      std::vector<double> unused(place.size());
      slope(place, gradient);
      for (std::size_t i = 0; i < place.size(); ++i) {
        std::vector<double> up = place;
        std::vector<double> down = place;
        up[i] += width;
        down[i] -= width;
        const double expected = (slope(up, unused) - slope(down, unused)) / (2 * width);
        CHECK(std::fabs(gradient[i] - expected) < 1e-3 * (1 + std::fabs(expected)));
      }
    };
    for (const Stopping stopping : {Stopping::bg, Stopping::mbg}) {
      const GeometricLikelihood likelihood(table, stopping);
      const Slope slope = [&](std::span<const double> place, std::span<double> gradient) {
        const Curvature there = likelihood.at({place[0], place[1], place[2], place[3]});
        std::ranges::copy(there.gradient, gradient.begin());
        return there.height;
      };
      check(slope, {at.begin(), at.end()});
      const FourByFour expected = hessian_of(slope, at);
      const FourByFour hessian = likelihood.at(at).hessian;
      for (std::size_t i = 0; i < four; ++i) {
        for (std::size_t j = 0; j < four; ++j) CHECK(hessian[i][j] == doctest::Approx(expected[i][j]).epsilon(1e-4));
      }
    }
    check([&](auto place, auto gradient) { return pareto_likelihood(table, place, gradient); }, {at.begin(), at.end()});
    const StageShares shares{0.5, 0.2, 0.1, 0.1, 0.1};
    check([&](auto place, auto gradient) { return regular_pareto_likelihood(histories, shares, place, gradient); },
          {at.begin(), at.end()});
    check([&](auto place, auto gradient) { return regular_likelihood(histories, place, gradient); },
          {at[0], at[1], at[2], at[3], 1, 0.3, 0, -0.2, 0.1});
  });
}

TEST_CASE(
    "spend: what a customer spends lies between her own mean and the shop's, nearer to hers the more she bought") {
  TestDice dice(3);
  const auto histories = histories_of(simulated(dice, {.customers = 800}), 500);
  const SpendModel model = fit_spend(histories);
  CHECK(model.learned);
  const double unknown = model.expected({});
  CHECK(unknown == doctest::Approx(20).epsilon(0.15));
  const double once = model.expected({.paid_purchases = 1, .mean_spend = 100});
  const double often = model.expected({.paid_purchases = 50, .mean_spend = 100});
  CHECK(unknown < once);
  CHECK(once < often);
  CHECK(often < 100);
}

TEST_CASE("spend of nobody, of one, of all the same, and of a currency with large numbers") {
  CHECK(fit_spend({}).expected({}) == 0);
  const std::vector<BuyingHistory> one{{3, 50, 90, 5, 3, 12}};
  CHECK_FALSE(fit_spend(one).learned);
  CHECK(fit_spend(one).expected({}) == doctest::Approx(12));
  const std::vector<BuyingHistory> same(40, {3, 50, 90, 5, 3, 4'500});
  const SpendModel model = fit_spend(same);
  CHECK(model.expected({}) == doctest::Approx(4'500).epsilon(0.1));
  CHECK(std::isfinite(model.log_likelihood));
}

}  // namespace dangol
