#include "experiments/off_policy.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

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
    int given = 0;
    double sum = 0;
    constexpr int rounds = 300;
    for_each_round(rounds, [&](TestDice& dice) {
      const auto estimate = off_policy(world.log(dice, 2000), method).estimate;
      if (!estimate) return;  // weights far from one on average, by chance
      ++given;
      sum += estimate->value;
      missed += estimate->interval.holds(world.truth) ? 0 : 1;
    });
    CHECK(given > rounds - 5);
    CHECK(missed <= 28);
    CHECK(sum / given == doctest::Approx(world.truth).epsilon(0.05));
  }
}

namespace {

// A log that learned while it ran, so that its chances strayed, asked about an even choice among twenty.
struct StrayingWorld {
  static constexpr std::size_t actions = 20;
  double spread = 1;          // of the log's preferences: how unlike an even choice it is
  double moment_matters = 0;  // share of a reward that rises with how keen the log was on the action just then
  double (*logged)(double chance) = [](double chance) { return chance; };  // what it wrote down
  double mean_reward = 0.05;

  struct Log {
    std::vector<LoggedChoice> rows;
    double truth = 0;
  };

  Log log(TestDice& dice, int rows) const {
    Log result;
    const auto uniform = [&] { return std::uniform_real_distribution<double>()(dice); };
    std::vector<double> rewards(actions);
    std::vector<double> keenness(actions);
    for (double& each : rewards) each = mean_reward * (0.4 + 1.2 * uniform());
    for (double& each : keenness) each = std::normal_distribution<double>(0, spread)(dice);
    for (int i = 0; i < rows; ++i) {
      if (i % 400 == 0) {
        for (double& each : keenness) each += std::normal_distribution<double>(0, 0.4)(dice);
      }
      std::vector<double> chances(actions);
      std::ranges::transform(keenness, chances.begin(), [](double each) { return std::exp(each); });
      const double sum = std::accumulate(chances.begin(), chances.end(), 0.0);
      const auto reward = [&](std::size_t action) {
        return rewards[action] * (1 + moment_matters * (2 * std::min(1.0, 5 * chances[action]) - 1));
      };
      for (double& each : chances) each /= sum;
      for (std::size_t each = 0; each < actions; ++each) result.truth += reward(each) / actions / rows;
      const std::size_t action = std::discrete_distribution<std::size_t>(chances.begin(), chances.end())(dice);
      result.rows.push_back({.reward = uniform() < reward(action) ? 1.0 : 0.0,
                             .logged = logged(chances[action]),
                             .target = 1.0 / actions,
                             .predicted = mean_reward,
                             .predicted_under_target = mean_reward,
                             .action = static_cast<std::uint32_t>(action)});
    }
    return result;
  }
};

struct TrustTally {
  int given = 0;
  int held = 0;
  int estimated = 0;  // with propensities estimated from the log

  void see(const std::optional<OffPolicyEstimate>& found, double truth) {
    given += found ? 1 : 0;
    held += found && found->interval.holds(truth) ? 1 : 0;
  }
  // 95 % nominal, less three standard errors.
  bool honest() const { return held >= 0.95 * given - 3 * std::sqrt(0.95 * 0.05 * given); }
};

constexpr int straying_rounds = 150;

TrustTally trusted_in(const StrayingWorld& world) {
  TrustTally tally;
  for_each_round(straying_rounds, [&](TestDice& dice) {
    const StrayingWorld::Log log = world.log(dice, 4'000);
    const auto trusted = most_trusted(log.rows);
    tally.see(trusted ? std::optional(trusted->estimate) : std::nullopt, log.truth);
    tally.estimated += trusted && trusted->estimated_propensities ? 1 : 0;
  });
  return tally;
}

}  // namespace

TEST_CASE("what is trusted holds the truth nineteen times of twenty, whatever the log is like") {
  const std::array worlds{
      StrayingWorld{},
      StrayingWorld{.spread = 0.3},
      StrayingWorld{.spread = 2},
      StrayingWorld{.mean_reward = 0.005},
      StrayingWorld{.moment_matters = 0.7},
      // As simulated by so many draws: chances in steps, the small ones written down as a millionth.
      StrayingWorld{.spread = 2,
                    .logged = [](double chance) { return std::max(1e-6, std::floor(chance * 2e3) / 2e3); }},
      StrayingWorld{.logged = [](double chance) { return std::min(1.0, 2 * chance); }},
      StrayingWorld{.logged = [](double chance) { return chance / 2; }},
  };
  for (std::size_t i = 0; i < worlds.size(); ++i) {
    const TrustTally tally = trusted_in(worlds[i]);
    CAPTURE(i);
    CAPTURE(tally.held);
    CAPTURE(tally.given);
    CHECK(tally.given > straying_rounds / 2);
    CHECK(tally.honest());
    if (i <= 1) CHECK(tally.estimated < straying_rounds / 10);  // logged ones are right, and enough
    if (i >= 6) CHECK(tally.estimated > 0.8 * tally.given);     // logged ones are wrong, and found out
  }
}

TEST_CASE("why logged propensities come first: estimated ones are wrong where the moment matters") {
  const StrayingWorld world{.moment_matters = 0.7, .mean_reward = 0.3};
  TrustTally estimated;
  TrustTally logged;
  for_each_round(straying_rounds, [&](TestDice& dice) {
    const StrayingWorld::Log log = world.log(dice, 4'000);
    estimated.see(off_policy(with_estimated_propensities(log.rows), OffPolicyMethod::snips).estimate, log.truth);
    logged.see(off_policy(log.rows, OffPolicyMethod::dr).estimate, log.truth);
  });
  CHECK(!estimated.honest());
  CHECK(logged.honest());
}

TEST_CASE("propensities are estimated in each stratum, and more efficient than the true ones") {
  std::vector<LoggedChoice> log;
  for (int i = 0; i < 300; ++i) {
    log.push_back({.reward = 1, .logged = 0.9, .target = 0.5, .action = 1, .stratum = 7});
    log.push_back({.reward = 0, .logged = 0.9, .target = 0.5, .action = 2, .stratum = 7});
    log.push_back({.reward = 0, .logged = 0.9, .target = 1, .action = 1, .stratum = 8});
  }
  const auto estimated = with_estimated_propensities(log);
  CHECK(estimated[0].logged == doctest::Approx(0.5));
  CHECK(estimated[2].logged == doctest::Approx(1));
  CHECK(off_policy(estimated, OffPolicyMethod::ips).shown == doctest::Approx(1));
  CHECK(off_policy(log, OffPolicyMethod::ips).doubt == OffPolicyDoubt::never_shown);
  double by_true = 0;
  double by_estimated = 0;
  for_each_round(straying_rounds, [&](TestDice& dice) {
    const StrayingWorld::Log one = StrayingWorld{.mean_reward = 0.5}.log(dice, 4'000);
    const auto error = [&](std::span<const LoggedChoice> rows) {
      const auto found = off_policy(rows, OffPolicyMethod::ips).estimate;
      return found ? std::pow(found->value - one.truth, 2) : 0;
    };
    by_true += error(one.rows);
    by_estimated += error(with_estimated_propensities(one.rows));
  });
  CHECK(by_estimated < 0.7 * by_true);
}

TEST_CASE("switch DR: where one row would carry everything the prediction speaks, with the bias that it may have") {
  std::vector<LoggedChoice> log;
  for (int i = 0; i < 4'000; ++i)
    log.push_back({.reward = i % 10 == 0 ? 1.0 : 0.0,
                   .logged = 0.5,
                   .target = 0.48,
                   .predicted = 0.1,
                   .predicted_under_target = 0.1});
  log.push_back({.reward = 1, .logged = 1e-6, .target = 0.04, .predicted = 0.1, .predicted_under_target = 0.1});
  CHECK(off_policy(log, OffPolicyMethod::dr).doubt == OffPolicyDoubt::few_choices);
  const OffPolicyResult found = off_policy(log, OffPolicyMethod::switch_dr);
  REQUIRE(found.estimate);
  CHECK(found.largest_weight == doctest::Approx(0.96));
  CHECK(found.estimate->value == doctest::Approx(0.1).epsilon(0.01));
  CHECK(found.estimate->most_bias == doctest::Approx(0.04 * 0.1).epsilon(0.02));
  const Interval plain = wilson_interval(found.estimate->value, 0.09 / (0.96 * 0.96 * 0.09) * 4'001);
  CHECK(found.estimate->interval.low <= plain.low - 0.9 * found.estimate->most_bias);
}

TEST_CASE("refused: propensities that cannot be, and a log that never shows what is asked about") {
  std::vector<LoggedChoice> log(2'000, {.reward = 0.1, .logged = 0.25, .target = 0.5});
  CHECK(off_policy(log, OffPolicyMethod::ips).doubt == OffPolicyDoubt::wrong_propensities);
  CHECK(off_policy(log, OffPolicyMethod::switch_dr).doubt == OffPolicyDoubt::wrong_propensities);
  log.assign(2'000, {.reward = 0.1, .logged = 0.5, .target = 0.25});
  CHECK(off_policy(log, OffPolicyMethod::snips).doubt == OffPolicyDoubt::never_shown);
  CHECK(!most_trusted(std::vector<LoggedChoice>(2'000, {.reward = 0.1, .logged = 0.5, .target = 0.25})));
}

TEST_CASE("by hand: two rows") {
  std::vector<LoggedChoice> log;
  for (int i = 0; i < 200; ++i) {
    log.push_back({.reward = 1, .logged = 0.5, .target = 0.25, .predicted = 0.5, .predicted_under_target = 0.3});
    log.push_back({.reward = 0, .logged = 0.5, .target = 0.75, .predicted = 0.25, .predicted_under_target = 0.3});
  }
  CHECK(off_policy(log, OffPolicyMethod::ips).estimate->value == doctest::Approx(0.25));
  CHECK(off_policy(log, OffPolicyMethod::snips).estimate->value == doctest::Approx(0.25));
  CHECK(off_policy(log, OffPolicyMethod::dr).estimate->value == doctest::Approx(0.3 + (0.5 * 0.5 - 1.5 * 0.25) / 2));
  CHECK(off_policy(log, OffPolicyMethod::ips).effective_size == doctest::Approx(400 * 0.8));
}

TEST_CASE("refused when a few choices carry everything, and when there is nothing") {
  CHECK(!off_policy({}, OffPolicyMethod::ips).estimate);
  std::vector<LoggedChoice> log(5000, {.reward = 0.1, .logged = 0.5, .target = 0.5});
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
  std::vector<LoggedChoice> log(1990, {.reward = 0, .logged = 0.05, .target = 0.045});
  log.insert(log.end(), 10, {.reward = 1, .logged = 0.05, .target = 1});
  const auto estimate = off_policy(log, OffPolicyMethod::snips).estimate;
  CHECK(estimate->value == doctest::Approx(200.0 / 1991));
  CHECK(estimate->effective_size == doctest::Approx(706.4).epsilon(0.001));
  // By hand: variance 8.21e-4, so as sure as 110 plain rows.
  CHECK(estimate->interval.low == doctest::Approx(wilson_interval(200.0 / 1991, 110.1).low).epsilon(0.01));
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
