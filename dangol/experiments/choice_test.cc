#include "experiments/choice.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/normal.h"
#include "base/property_test.h"

using namespace dangol;

namespace {

double sum_of(const std::vector<double>& chances) { return std::accumulate(chances.begin(), chances.end(), 0.0); }

// The integral itself, candidate by candidate, in 4,000 steps along her own belief.
double chance_to_be_best(const std::vector<Belief>& beliefs, std::size_t candidate) {
  const Belief& own = beliefs[candidate];
  double sum = 0;
  constexpr int steps = 4000;
  for (int i = 0; i < steps; ++i) {
    const double z = -7 + 14 * (i + 0.5) / steps;
    double product = normal_density(z) * 14 / steps;
    for (std::size_t j = 0; j < beliefs.size(); ++j) {
      if (j != candidate)
        product *= normal_below((own.mean + z * own.deviation - beliefs[j].mean) / beliefs[j].deviation);
    }
    sum += product;
  }
  return sum;
}

}  // namespace

TEST_CASE("the chance to be the best is within 0.005 of the integral, however different the beliefs") {
  double worst = 0;
  for_each_round(300, [&](TestDice& dice) {
    std::vector<Belief> beliefs(2 + roll(dice, 11));
    for (Belief& belief : beliefs) {
      belief.mean = static_cast<double>(roll(dice, 4001)) / 1000 - 2;
      belief.deviation = std::pow(10.0, static_cast<double>(roll(dice, 4001)) / 1000 - 3);
    }
    const auto chances = thompson(beliefs);
    CHECK(sum_of(chances) == doctest::Approx(1));
    for (std::size_t i = 0; i < beliefs.size(); ++i) {
      worst = std::max(worst, std::abs(chances[i] - chance_to_be_best(beliefs, i)));
    }
  });
  CHECK(worst < 0.005);
}

TEST_CASE("thompson: nobody, one, equal, certain and huge beliefs") {
  CHECK(thompson({}).empty());
  CHECK(thompson(std::vector<Belief>{{3, 0}}) == std::vector<double>{1});
  for (const double chance : thompson(std::vector<Belief>(4, {0.5, 0}))) CHECK(chance == doctest::Approx(0.25));
  const auto certain = thompson(std::vector<Belief>{{1, 0}, {2, 0}, {0, 0}});
  CHECK(certain[1] == doctest::Approx(1));
  const auto huge = thompson(std::vector<Belief>{{1e12, 1e-6}, {-1e12, 1e9}});
  CHECK(huge[0] == doctest::Approx(1));
}

TEST_CASE("epsilon-greedy explores with epsilon and shares the rest among the best") {
  CHECK(epsilon_greedy({}, 0.1).empty());
  const auto chances = epsilon_greedy(std::vector<double>{1, 3, 3, 2}, 0.2);
  CHECK(chances[0] == doctest::Approx(0.05));
  CHECK(chances[1] == doctest::Approx(0.45));
  CHECK(sum_of(chances) == doctest::Approx(1));
}

TEST_CASE("no chance is below the floor, and a floor that is too high means all alike") {
  const auto raised = with_floor({1, 0, 0, 0}, 0.05);
  CHECK(raised[1] == doctest::Approx(0.05));
  CHECK(raised[0] == doctest::Approx(0.85));
  for (const double chance : with_floor({1, 0}, 0.9)) CHECK(chance == doctest::Approx(0.5));
  CHECK(with_floor({}, 0.1).empty());
}

TEST_CASE("the logged propensity is how often a candidate is chosen") {
  const std::vector<double> chances{0.1, 0, 0.6, 0.3};
  std::vector<int> chosen(4);
  for (int i = 0; i < 10'000; ++i) {
    const Choice choice = choose(chances, (i + 0.5) / 10'000);
    ++chosen[choice.index];
    CHECK(choice.propensity == chances[choice.index]);
  }
  CHECK(chosen == std::vector<int>{1000, 0, 6000, 3000});
  CHECK(choose(std::vector<double>{0.5, 0.5 - 1e-12, 0}, 1 - 1e-16).index == 1);  // never one without a chance
}
