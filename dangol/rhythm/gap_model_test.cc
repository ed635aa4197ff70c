#include "rhythm/gap_model.h"

#include <doctest/doctest.h>

#include <cmath>

#include "base/property_test.h"

using namespace dangol;

TEST_CASE("the shape of gaps begins normal and becomes what is seen") {
  GapShape shape;
  CHECK(shape.survival(0, 0) == doctest::Approx(0.5).epsilon(0.01));
  CHECK(shape.survival(0, 1.2816) == doctest::Approx(0.1).epsilon(0.03));
  for (int i = 0; i < 1000; ++i) shape.add(0, 2, 1);
  CHECK(shape.survival(0, 1.5) > 0.9);
  CHECK(shape.survival(1, 1.5) < 0.1);  // other classes keep theirs
  for (int i = 0; i < 1000; ++i) shape.add(0, 2, -1);
  CHECK(shape.survival(0, 0) == doctest::Approx(0.5).epsilon(0.1));
  for (double z = -8; z < 8; z += 0.1) CHECK(shape.survival(1, z) >= shape.survival(1, z + 0.1));
  for (const double share : {0.001, 0.1, 0.5, 0.9, 0.999}) {
    CHECK(shape.survival(1, shape.longer_than(1, share)) == doctest::Approx(share).epsilon(0.01));
  }
  CHECK(std::isfinite(shape.longer_than(1, 0)));
  CHECK(std::isfinite(shape.longer_than(1, 1)));
}

TEST_CASE("intervals come to hold 80 % of outcomes whose distribution is another, in whole days") {
  for_each_round(10, [](TestDice& dice) {
    IntervalLevels levels;
    std::geometric_distribution<int> gaps(0.25);
    int inside = 0;
    constexpr int outcomes = 5000;
    for (int i = 0; i < outcomes; ++i) {
      const int gap = gaps(dice);
      const auto believed = [](double share) { return static_cast<int>(std::log(1 - share) / std::log(0.85)); };
      const bool before = gap < believed(levels.low());
      const bool after = gap > believed(levels.high());
      inside += before || after ? 0 : 1;
      levels.learn(before, after, 1);
    }
    CHECK(inside > outcomes * 78 / 100);  // 92 % if the ends were never moved
    CHECK(inside < outcomes * 82 / 100);
  });
}

TEST_CASE("a shop whose customers' past says nothing learns that") {
  for_each_round(5, [](TestDice& dice) {
    GapRegression regression;
    std::normal_distribution<double> normal;
    for (int i = 0; i < 5000; ++i) regression.add({normal(dice), normal(dice), normal(dice)}, normal(dice), 1);
    CHECK(std::abs(regression.coefficients()[0]) < 0.1);
    GapRegression follows;
    for (int i = 0; i < 5000; ++i) {
      const GapReadings readings{normal(dice), normal(dice), normal(dice)};
      follows.add(readings, 0.5 * readings[0] + 0.3 * readings[2] + 0.1 * normal(dice), 1);
    }
    CHECK(follows.coefficients()[0] == doctest::Approx(0.5).epsilon(0.05));
    CHECK(follows.coefficients()[2] == doctest::Approx(0.3).epsilon(0.05));
  });
}

TEST_CASE("taking back more than was given leaves the hierarchy's own belief") {
  GapRegression regression;
  for (int i = 0; i < 1000; ++i) regression.add({3, 1, 2}, 100, -1);
  CHECK(regression.coefficients() == GapReadings{1, 0, 0});
  GapSums sums;
  sums.add(2, 1);
  for (int i = 0; i < 5; ++i) {
    sums.add(3, -1);
    sums.add_pair(3, 1, -1);
  }
  const GapPrior prior = sums.drawn_to({.mean = 2, .within = 0.5, .between = 0.5}, 5);
  CHECK(std::isfinite(prior.mean));
  CHECK(prior.within >= 0.05);
  CHECK(prior.between >= 0.05);
}

TEST_CASE("who never comes back is told from who has not come back yet") {
  std::vector<OpenGap> customers;
  for (std::uint32_t i = 0; i < 400; ++i) {
    // Service 1: bought once, long ago. Service 2: half came again, the other half came yesterday.
    customers.push_back({.service = 1, .visits = 1, .survival = 0.001});
    customers.push_back({.service = 2, .visits = i % 2 == 0 ? 2U : 1U, .survival = 0.99});
  }
  DropOut drop_out;
  CHECK(drop_out.share(1, 1) == doctest::Approx(0.2));
  drop_out.learn(customers);
  CHECK(drop_out.share(1, 1) > 0.95);
  CHECK(drop_out.share(2, 1) < 0.1);
  CHECK(drop_out.share(9, 1) > drop_out.share(2, 1));  // an unknown service: the shop's
  drop_out.learn({});
  CHECK(drop_out.share(1, 1) == doctest::Approx(0.2));
}

TEST_CASE("few examples leave the hierarchical chance, many correct it, and it rises with the window") {
  ReturnModel model;
  const ReturnReadings half{.chance = 0.5, .alive = 0.9, .visits = 3, .days_since = 5, .window_days = 7};
  CHECK(model.chance(half) == doctest::Approx(0.5));
  const std::vector<ReturnExample> few(2, {half, false});
  model.learn(few);
  CHECK(model.chance(half) > 0.3);
  std::vector<ReturnExample> many;
  for (int i = 0; i < 4000; ++i) many.push_back({half, i % 5 == 0});
  model.learn(many);
  CHECK(model.chance(half) == doctest::Approx(0.2).epsilon(0.1));
  // The longer the window, the fewer came: nothing true can look so, and it must not turn the chance round.
  many.clear();
  for (int i = 0; i < 4000; ++i) {
    ReturnReadings reading = half;
    reading.window_days = i % 2 == 0 ? 1 : 90;
    reading.chance = i % 2 == 0 ? 0.2 : 0.8;
    many.push_back({reading, i % 2 == 0});
  }
  model.learn(many);
  ReturnReadings longer = half;
  longer.window_days = 90;
  longer.chance = 0.8;
  CHECK(model.chance(longer) >= model.chance(half));
  model.learn({});
  CHECK(model.chance(half) == doctest::Approx(0.5));
}
