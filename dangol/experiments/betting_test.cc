#include "experiments/betting.h"

#include <algorithm>
#include <cmath>

#include "base/property_test.h"

using namespace dangol;

namespace {

double chance_of(TestDice& dice) { return static_cast<double>(dice() >> 11) * 0x1p-53; }

struct Coin {
  double treated_share = 0.5;
  double held_out = 0.3;
  double treated = 0.3;
};

// Customers until no difference is ruled out, one look after each; `most` + 1: never.
std::uint32_t told_after(TestDice& dice, const Coin& coin, std::uint32_t planned, std::uint32_t most) {
  BettingComparison betting({2, coin.treated_share, planned, 0.05});
  for (std::uint32_t n = 1; n <= most; ++n) {
    const Arm arm = chance_of(dice) < coin.treated_share ? Arm::treated : Arm::held_out;
    betting.add(arm, chance_of(dice) < (arm == Arm::treated ? coin.treated : coin.held_out) ? 1 : 0);
    if (betting.evidence() >= 20) return n;
  }
  return most + 1;
}

int told(int rounds, const Coin& coin, std::uint32_t planned, std::uint32_t most) {
  int count = 0;
  for_each_round(rounds, [&](TestDice& dice) { count += told_after(dice, coin, planned, most) <= most ? 1 : 0; });
  return count;
}

}  // namespace

TEST_CASE("without a difference at most one in twenty experiments ever says so, looked at after every customer") {
  // Of 400, 20 are allowed; 33 or fewer then has a chance of 0.998.
  CHECK(told(400, {}, 400, 1200) <= 33);
  CHECK(told(400, {}, 0, 1200) <= 33);
  CHECK(told(400, {0.9, 0.05, 0.05}, 600, 1200) <= 33);
}

TEST_CASE("a difference is found: 15 points above 30 % within 400 customers, more often when that was the plan") {
  // 0.83 and 0.70 on average; four standard deviations below.
  CHECK(told(400, {0.5, 0.3, 0.45}, 400, 400) > 300);
  CHECK(told(400, {0.5, 0.3, 0.45}, 0, 400) > 240);
}

TEST_CASE("the interval holds the truth in at least nineteen of twenty experiments, at their last look") {
  for (const std::uint32_t planned : {0U, 300U}) {
    int missed = 0;
    int lift_missed = 0;
    for_each_round(60, [&](TestDice& dice) {
      BettingComparison betting({2, 0.5, planned, 0.05});
      for (int i = 0; i < 400; ++i) {
        const Arm arm = roll(dice, 2) == 0 ? Arm::treated : Arm::held_out;
        betting.add(arm, chance_of(dice) < (arm == Arm::treated ? 0.5 : 0.4) ? 1 : 0);
      }
      missed += betting.difference().holds(0.1) ? 0 : 1;
      const auto lift = betting.lift();
      lift_missed += !lift || lift->holds(0.25) ? 0 : 1;
      const bool zero_possible = betting.difference().holds(0);
      if (betting.evidence() >= 40) CHECK(!zero_possible);
      if (betting.evidence() < 20) CHECK(zero_possible);
    });
    CHECK(missed <= 9);  // 3 are allowed; 9 or fewer then has a chance of 0.998
    CHECK(lift_missed <= 9);
  }
}

TEST_CASE("stars are compared as rates are") {
  BettingComparison betting({5, 0.5, 0, 0.05});
  for (std::size_t i = 0; i < 600; ++i)
    betting.add(i % 2 == 0 ? Arm::treated : Arm::held_out, i % 2 == 0 ? 3 + i / 2 % 2 : 2 + i / 2 % 2);
  CHECK(betting.mean(Arm::treated) == doctest::Approx(0.875));
  CHECK(betting.difference().low > 0.1);
  CHECK(betting.difference().holds(0.25));
}

TEST_CASE("nobody, one customer, all alike, one arm only: finite and wide open") {
  BettingComparison betting({2, 0.9, 100, 0.05});
  CHECK(betting.evidence() == doctest::Approx(1));
  CHECK((betting.difference().low == -1 && betting.difference().high == 1));
  CHECK(!betting.lift());
  betting.add(Arm::treated, 1);
  CHECK(betting.difference().holds(0));
  for (int i = 0; i < 5000; ++i) betting.add(Arm::treated, 1);
  CHECK(std::isfinite(betting.evidence()));
  CHECK(betting.count(Arm::held_out) == 0);
  BettingComparison alike({2, 0.5, 100, 0.05});
  for (int i = 0; i < 2000; ++i) alike.add(i % 2 == 0 ? Arm::treated : Arm::held_out, 1);
  CHECK(alike.evidence() < 20);
  CHECK(alike.difference().holds(0));
}

TEST_CASE("a certain difference of a million customers stays finite") {
  BettingComparison betting({2, 0.5, 0, 0.05});
  for (int i = 0; i < 1'000'000; ++i) betting.add(i % 2 == 0 ? Arm::treated : Arm::held_out, i % 2 == 0 ? 1 : 0);
  CHECK(std::isfinite(betting.evidence()));
  CHECK(betting.difference().low > 0.9);
}
