#include "experiments/hold_out.h"

#include <cmath>

#include "base/property_test.h"
#include "experiments/sample_ratio.h"

using namespace dangol;

namespace {

constexpr std::uint64_t asked = 20'000;

double share_held(const HoldOut& hold_out) {
  int held = 0;
  for (std::uint64_t id = 1; id <= asked; ++id) held += arm_of(hold_out, {id}) == Arm::held_out ? 1 : 0;
  return static_cast<double>(held) / asked;
}

}  // namespace

TEST_CASE("the promised share is held out, always the same customers, and they stay when the share grows") {
  CHECK(share_held({"birthday", 0.1}) == doctest::Approx(0.1).epsilon(0.08));
  for (std::uint64_t id = 1; id <= 2000; ++id) {
    const Assignment small = assignment_of({"birthday", 0.05}, {id});
    const Assignment large = assignment_of({"birthday", 0.2}, {id});
    CHECK(small.draw == large.draw);
    CHECK((small.draw >= 0 && small.draw < 1));
    if (small.arm == Arm::held_out) CHECK(large.arm == Arm::held_out);
  }
}

TEST_CASE("an assignment is the same on every machine and in every year") {
  CHECK(assignment_of({"birthday", 0.1}, {7}).draw == doctest::Approx(0.952983).epsilon(1e-6));
}

TEST_CASE("two names divide the customers independently") {
  int both = 0;
  for (std::uint64_t id = 1; id <= asked; ++id) {
    both += arm_of({"birthday", 0.5}, {id}) == arm_of({"win back", 0.5}, {id}) ? 1 : 0;
  }
  CHECK(static_cast<double>(both) / asked == doctest::Approx(0.5).epsilon(0.04));
}

TEST_CASE("walk-ins are treated; shares that are none hold out nobody or everybody") {
  CHECK(arm_of({"x", 1}, {0}) == Arm::treated);
  CHECK(arm_of({"x", std::nan("")}, {5}) == Arm::treated);
  CHECK(assignment_of({"x", std::nan("")}, {5}).share == 0);
  CHECK(arm_of({"x", -1}, {5}) == Arm::treated);
  CHECK(arm_of({"x", 7}, {5}) == Arm::held_out);
}

TEST_CASE("arms as promised raise no alarm, however often one looks; broken ones do") {
  int alarms = 0;
  for_each_round(300, [&](TestDice& dice) {
    std::uint64_t held = 0;
    double most = 0;
    for (std::uint64_t n = 1; n <= 3000; ++n) {
      held += roll(dice, 10) == 0 ? 1U : 0U;
      most = std::max(most, sample_ratio_evidence(held, n - held, 0.1));
    }
    alarms += most >= 20 ? 1 : 0;
  });
  CHECK(alarms <= 27);  // 15 are allowed at 1 / 20; 27 or fewer has a chance of 0.998
  CHECK(sample_ratio_evidence(600, 4400, 0.1) > sample_ratio_alarm);  // 12 % instead of 10 %
  CHECK(sample_ratio_evidence(500, 4500, 0.1) < 1);
  CHECK(sample_ratio_evidence(0, 0, 0.1) == doctest::Approx(1));
  CHECK(sample_ratio_evidence(5, 5, 0) == 1);
  CHECK(std::isfinite(sample_ratio_evidence(1'000'000'000'000, 1, 0.1)));
}
