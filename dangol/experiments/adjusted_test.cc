#include "experiments/adjusted.h"

#include <cmath>
#include <random>

#include "base/property_test.h"

using namespace dangol;

namespace {

// A regular's spend: she differs from others by a factor, and from herself less.
struct Spender {
  double before = 0;
  double after = 0;
};

Spender spender(TestDice& dice, double factor) {
  std::normal_distribution<double> normal;
  const double level = std::exp(3 + 0.6 * normal(dice));
  return {level * std::exp(0.2 * normal(dice)), factor * level * std::exp(0.2 * normal(dice))};
}

}  // namespace

TEST_CASE("the boundary is that of its formula without a plan, and close to a single look's at the plan") {
  // Waudby-Smith et al. 2024, theorem 2.2 with n = 500, error 0.05: by hand.
  const double rho2 = (-2 * std::log(0.05) + std::log(-2 * std::log(0.05) + 1)) / 500;
  const double by_hand = std::sqrt(2 * (500 * rho2 + 1) / rho2 * std::log(std::sqrt(500 * rho2 + 1) / 0.05));
  CHECK(boundary_at({.planned = 0, .error = 0.05}, 500) == doctest::Approx(by_hand));
  CHECK(boundary_at({.planned = 400, .error = 0.05}, 400) / 20 < 2.06);
  CHECK(boundary_at({.planned = 400, .error = 0.05}, 401) / 20 > 2.06);
  CHECK(evidence_of({.planned = 400, .error = 0.05}, 0, 1) > 0);
}

TEST_CASE("a boundary is crossed by chance in at most one of twenty walks, looked at after every step") {
  for (const std::uint32_t planned : {0U, 300U}) {
    int crossed = 0;
    for_each_round(400, [&](TestDice& dice) {
      std::normal_distribution<double> normal;
      double sum = 0;
      bool outside = false;
      for (std::uint64_t n = 1; n <= 1000 && !outside; ++n) {
        sum += normal(dice);
        outside = evidence_of({.planned = planned, .error = 0.05}, sum, n) >= 20;
      }
      crossed += outside ? 1 : 0;
    });
    CHECK(crossed <= 33);
  }
}

TEST_CASE("how many more customers are needed") {
  const Boundary boundary{.planned = 0, .error = 0.05};
  const std::uint64_t needed = customers_until(boundary, 0.2, 1, 100, 1'000'000);
  CHECK(boundary_at(boundary, needed) <= 0.2 * static_cast<double>(needed));
  CHECK(boundary_at(boundary, needed * 9 / 10) > 0.2 * static_cast<double>(needed * 9 / 10));
  CHECK(customers_until(boundary, 0.001, 1, 100, 10'000) == 0);
  CHECK(customers_until(boundary, 0, 1, 100, 10'000) == 0);
  CHECK(customers_until({.planned = 400, .error = 0.05}, 0.11, 1, 390, 10'000) == 400);
}

TEST_CASE("what was known before takes most of the variance away and leaves the mean where it is") {
  for_each_round(3, [](TestDice& dice) {
    AdjustedComparison adjusted({});
    for (int i = 0; i < 4000; ++i) {
      const Arm arm = roll(dice, 2) == 0 ? Arm::treated : Arm::held_out;
      const Spender she = spender(dice, arm == Arm::treated ? 1.1 : 1);
      adjusted.add(arm, she.after, she.before);
    }
    CHECK(adjusted.estimate().removed > 0.6);
    CHECK(adjusted.difference()->low > 0);
    CHECK(adjusted.lift()->holds(0.1));
    CHECK(adjusted.evidence() >= 20);
  });
}

TEST_CASE(
    "without a difference at most one in twenty experiments ever says so, with heavy tails and a hold-out of a tenth") {
  int told = 0;
  for_each_round(300, [&](TestDice& dice) {
    AdjustedComparison adjusted({.planned = 800, .error = 0.05});
    bool said = false;
    for (int i = 0; i < 1500 && !said; ++i) {
      const Spender she = spender(dice, 1);
      adjusted.add(roll(dice, 10) == 0 ? Arm::held_out : Arm::treated, she.after, she.before);
      said = adjusted.evidence() >= 20;
    }
    told += said ? 1 : 0;
  });
  CHECK(told <= 27);  // 15 are allowed; 27 or fewer then has a chance of 0.998
}

TEST_CASE("a small hold-out that happens to lack those who buy most is not surer of its mean for it") {
  AdjustedComparison adjusted({});
  for (int i = 0; i < 60; ++i) adjusted.add(Arm::held_out, 1 + i % 2, 0);
  for (int i = 0; i < 540; ++i) adjusted.add(Arm::treated, i % 20 == 0 ? 100 : 1 + i % 2, 0);
  CHECK(adjusted.difference()->holds(0));  // none of 60 when one of 20 does: 4.6 % of the time
  CHECK(adjusted.evidence() < 20);
}

TEST_CASE("what the planned look ruled out stays ruled out; an effect that has changed is not hidden") {
  const auto fed = [](int after_plan, double effect_then) {
    AdjustedComparison adjusted({.planned = 400, .error = 0.05});
    for (int i = 0; i < 400 + after_plan; ++i) {
      const double effect = i < 400 ? 0.45 : effect_then;
      adjusted.add(i % 2 == 0 ? Arm::treated : Arm::held_out, (i % 2 == 0 ? effect : 0) + i / 2 % 5, 0);
    }
    return adjusted;
  };
  CHECK(fed(0, 0).difference()->low > 0);
  CHECK(fed(20, 0.45).difference()->low > 0);
  CHECK(fed(20, 0.45).evidence() >= 20);
  CHECK(fed(40'000, 0).difference()->holds(0.45 * 400 / 40'400));
}

TEST_CASE("nothing is said of few customers; all alike, huge and negative outcomes stay finite") {
  AdjustedComparison few({});
  for (int i = 0; i < 79; ++i) few.add(i % 2 == 0 ? Arm::treated : Arm::held_out, i, 0);
  CHECK(!few.difference());
  CHECK(few.evidence() == 1);
  AdjustedComparison alike({});
  for (int i = 0; i < 200; ++i) alike.add(i % 2 == 0 ? Arm::treated : Arm::held_out, -3, -3);
  CHECK(alike.difference()->holds(0));
  CHECK(!alike.lift());
  CHECK(alike.evidence() == 1);
  AdjustedComparison huge({.planned = 100, .error = 0.05});
  for (int i = 0; i < 200; ++i) huge.add(i % 2 == 0 ? Arm::treated : Arm::held_out, i % 4 < 2 ? 1e300 : -1e300, 1e300);
  CHECK(std::isfinite(huge.difference()->high));
  CHECK(std::isfinite(huge.evidence()));
}
