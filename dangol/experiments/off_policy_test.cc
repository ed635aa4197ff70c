#include "experiments/off_policy.h"

#include <cmath>
#include <limits>

#include "base/property_test.h"
#include "experiments/choice.h"

using namespace dangol;

namespace {

constexpr std::size_t shown = 10;

double chance_in_hundred(std::size_t action) { return 0.02 + 0.01 * static_cast<double>(action); }

// The log of an even choice among ten, asked about a way that prefers the last; its click rate is known.
struct World {
  std::vector<double> target = with_floor(epsilon_greedy(std::vector<double>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, 0.4), 0.01);
  double truth = 0;

  World() {
    for (std::size_t i = 0; i < shown; ++i) truth += target[i] * chance_in_hundred(i);
  }
  std::vector<LoggedChoice> log(TestDice& dice, int rows) const {
    std::vector<LoggedChoice> all;
    for (int i = 0; i < rows; ++i) {
      const std::size_t action = roll(dice, shown);
      const double reward = static_cast<double>(roll(dice, 10'000)) < 10'000 * chance_in_hundred(action) ? 1 : 0;
      all.push_back({.reward = reward,
                     .logged = 0.1,
                     .target = target[action],
                     .predicted = chance_in_hundred(action),
                     .predicted_under_target = truth});
    }
    return all;
  }
};

}  // namespace

TEST_CASE("every method's interval holds the truth nineteen times of twenty, and the means are right") {
  const World world;
  for (const auto method : {OffPolicyMethod::ips, OffPolicyMethod::snips, OffPolicyMethod::dr}) {
    int missed = 0;
    double sum = 0;
    constexpr int rounds = 300;
    for_each_round(rounds, [&](TestDice& dice) {
      const auto estimate = off_policy(world.log(dice, 2000), method).estimate;
      REQUIRE(estimate);
      sum += estimate->value;
      missed += estimate->interval.holds(world.truth) ? 0 : 1;
    });
    CHECK(missed <= 28);
    CHECK(sum / rounds == doctest::Approx(world.truth).epsilon(0.05));
  }
}

TEST_CASE("by hand: two rows") {
  std::vector<LoggedChoice> log;
  for (int i = 0; i < 200; ++i) {
    log.push_back({.reward = 1, .logged = 0.5, .target = 0.25, .predicted = 0.5, .predicted_under_target = 0.3});
    log.push_back({.reward = 0, .logged = 0.25, .target = 0.25, .predicted = 0.25, .predicted_under_target = 0.3});
  }
  CHECK(off_policy(log, OffPolicyMethod::ips).estimate->value == doctest::Approx(0.25));
  CHECK(off_policy(log, OffPolicyMethod::snips).estimate->value == doctest::Approx(1.0 / 3));
  CHECK(off_policy(log, OffPolicyMethod::dr).estimate->value == doctest::Approx(0.3 + (0.5 * 0.5 - 0.25) / 2));
  CHECK(off_policy(log, OffPolicyMethod::ips).effective_size == doctest::Approx(400 * 0.9));
}

TEST_CASE("refused when a few choices carry everything, and when there is nothing") {
  CHECK(!off_policy({}, OffPolicyMethod::ips).estimate);
  std::vector<LoggedChoice> log(5000, {.reward = 0.1, .logged = 0.5, .target = 0.01});
  CHECK(off_policy(log, OffPolicyMethod::snips).estimate);
  for (int i = 0; i < 3; ++i) log.push_back({.reward = 1, .logged = 1e-6, .target = 0.5});
  const OffPolicyResult refused = off_policy(log, OffPolicyMethod::snips);
  CHECK(!refused.estimate);
  CHECK(refused.effective_size < 4);
  CHECK(refused.largest_weight == doctest::Approx(5e5));
  const std::vector<LoggedChoice> never(5000, {.reward = 0.1, .logged = 0.5, .target = 0});
  CHECK(!off_policy(never, OffPolicyMethod::snips).estimate);
}

TEST_CASE("when the heavy rows are the rewarded ones the interval is wider than the effective size alone says") {
  std::vector<LoggedChoice> log(1990, {.reward = 0, .logged = 0.05, .target = 0.05});
  log.insert(log.end(), 10, {.reward = 1, .logged = 0.05, .target = 1});
  const auto estimate = off_policy(log, OffPolicyMethod::snips).estimate;
  CHECK(estimate->value == doctest::Approx(200.0 / 2190));
  CHECK(estimate->effective_size == doctest::Approx(800.7).epsilon(0.001));
  // By hand: variance 6.92e-4, so as sure as 120 plain rows.
  CHECK(estimate->interval.low == doctest::Approx(wilson_interval(200.0 / 2190, 119.9).low).epsilon(0.01));
}

TEST_CASE("rows that cannot be are left out and counted") {
  std::vector<LoggedChoice> log(500, {.reward = 0.5, .logged = 0.5, .target = 0.5});
  log.push_back({.reward = 0.5, .logged = 0, .target = 0.5});
  log.push_back({.reward = std::nan(""), .logged = 0.5, .target = 0.5});
  log.push_back({.reward = 2, .logged = 0.5, .target = 0.5});
  log.push_back({.reward = 1, .logged = 1e-300, .target = 1});
  log.push_back({.reward = 1, .logged = 1, .target = 1, .predicted = std::numeric_limits<double>::infinity()});
  const OffPolicyResult result = off_policy(log, OffPolicyMethod::dr);
  CHECK(result.refused_rows == 5);
  CHECK(std::isfinite(result.estimate->value));
}

TEST_CASE("no click at all still leaves a click rate above zero possible") {
  const std::vector<LoggedChoice> log(500, {.reward = 0, .logged = 0.5, .target = 0.5});
  const auto estimate = off_policy(log, OffPolicyMethod::snips).estimate;
  CHECK(estimate->value == 0);
  CHECK(estimate->interval.high == doctest::Approx(0.0076).epsilon(0.02));
  CHECK(wilson_interval(0.5, 0).high == 1);
}
