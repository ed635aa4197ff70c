#include "experiments/experiment.h"

#include <cmath>
#include <limits>

#include "base/property_test.h"

using namespace dangol;

namespace {

ExperimentPlan half(Measure measure) { return {.measure = measure, .held_out_share = 0.5}; }

// `held_out` and `treated` of each hundred come again.
Comparison after(ExperimentPlan plan, int each, int held_out, int treated, double a_week = 20) {
  Experiment experiment(plan);
  for (int i = 0; i < each; ++i) {
    experiment.add(Arm::held_out, i * 37 % 100 < held_out ? 1 : 0);
    experiment.add(Arm::treated, i * 37 % 100 < treated ? 1 : 0);
  }
  return experiment.compare(a_week);
}

void check_finite(const Comparison& now) {
  for (const double value : {now.held_out_mean, now.treated_mean, now.difference, now.evidence, now.p, now.sample_ratio,
                             now.variance_removed, now.lift.value_or(0), now.more_weeks.value_or(0)}) {
    CHECK(std::isfinite(value));
  }
  if (now.interval) CHECK((std::isfinite(now.interval->low) && now.interval->low <= now.interval->high));
}

}  // namespace

TEST_CASE("better, worse, and for days between visits the other way round") {
  CHECK(after(half(Measure::revisit), 300, 30, 55).verdict == Verdict::better);
  CHECK(after(half(Measure::revisit), 300, 55, 30).verdict == Verdict::worse);
  Experiment cycle(half(Measure::cycle_length));
  for (int i = 0; i < 400; ++i) cycle.add(i % 2 == 0 ? Arm::treated : Arm::held_out, (i % 2 == 0 ? 12 : 20) + i % 7);
  CHECK(cycle.compare(10).verdict == Verdict::better);
  CHECK(cycle.compare(10).guarantee == Guarantee::asymptotic);
}

TEST_CASE("cannot tell yet says how many more weeks, and fewer when more customers come; or that it may never") {
  const Comparison slow = after(half(Measure::revisit), 100, 30, 40, 10);
  const Comparison quick = after(half(Measure::revisit), 100, 30, 40, 20);
  REQUIRE(slow.verdict == Verdict::cannot_tell_yet);
  REQUIRE(slow.more_weeks);
  CHECK(*slow.more_weeks == doctest::Approx(2 * *quick.more_weeks).epsilon(0.05));
  CHECK((*slow.more_weeks > 10 && *slow.more_weeks < 100));
  CHECK(!after(half(Measure::revisit), 100, 30, 40, 0).more_weeks);
  CHECK(!after(half(Measure::revisit), 100, 30, 30, 10).more_weeks);
  CHECK(!after(half(Measure::revisit), 100, 30, 40, std::nan("")).more_weeks);
}

TEST_CASE("no difference that matters") {
  ExperimentPlan plan = half(Measure::revisit);
  plan.matters = 0.1;
  CHECK(after(plan, 3000, 30, 31).verdict == Verdict::no_difference_that_matters);
  const Comparison early = after(plan, 100, 30, 30);
  REQUIRE(early.verdict == Verdict::cannot_tell_yet);
  CHECK(early.more_weeks);
}

TEST_CASE("arms that are not as promised come before any answer") {
  ExperimentPlan plan = half(Measure::revisit);
  plan.held_out_share = 0.1;
  CHECK(after(plan, 300, 10, 90).verdict == Verdict::sample_ratio_broken);
}

TEST_CASE("empty, one arm, one customer, all alike: not enough yet or cannot tell, and finite") {
  for (const Measure measure : {Measure::revisit, Measure::repurchase, Measure::visits, Measure::spend,
                                Measure::cycle_length, Measure::satisfaction}) {
    CAPTURE(facts_of(measure).name);
    Experiment experiment(half(measure));
    CHECK(experiment.compare(10).verdict == Verdict::not_enough_yet);
    experiment.add(Arm::treated, 3);
    CHECK(experiment.compare(10).verdict == Verdict::not_enough_yet);
    check_finite(experiment.compare(10));
    for (int i = 0; i < 100; ++i) experiment.add(i % 2 == 0 ? Arm::treated : Arm::held_out, 3);
    CHECK(experiment.compare(10).verdict == Verdict::cannot_tell_yet);
    check_finite(experiment.compare(10));
  }
}

TEST_CASE("a wholesaler among sixty guests makes nobody better") {
  ExperimentPlan plan = half(Measure::visits);
  Experiment experiment(plan);
  for (int i = 0; i < 120; ++i) experiment.add(i % 2 == 0 ? Arm::treated : Arm::held_out, i == 50 ? 100'000 : i % 5);
  CHECK(experiment.compare(10).verdict == Verdict::cannot_tell_yet);
  check_finite(experiment.compare(10));
}

TEST_CASE("values that cannot be are not counted; plans that cannot be are made sane") {
  Experiment stars(half(Measure::satisfaction));
  CHECK(!stars.add(Arm::treated, 0));
  CHECK(!stars.add(Arm::treated, 6));
  CHECK(!stars.add(Arm::treated, std::nan("")));
  CHECK(stars.add(Arm::treated, 5));
  CHECK(stars.compare(1).treated == 1);
  CHECK(stars.compare(1).treated_mean == 5);
  Experiment spend(half(Measure::spend));
  CHECK(!spend.add(Arm::treated, std::numeric_limits<double>::infinity()));
  CHECK(!spend.add(Arm::treated, 1, std::nan("")));
  CHECK(spend.add(Arm::treated, -1e300));
  const Experiment odd(
      {.measure = Measure::revisit, .held_out_share = std::nan(""), .matters = std::nan(""), .error = 7});
  CHECK(odd.plan().held_out_share == 0.1);
  CHECK(odd.plan().error == 0.5);
  CHECK(odd.plan().matters == 0);
}

TEST_CASE("stars are told in stars") {
  Experiment stars(half(Measure::satisfaction));
  for (int i = 0; i < 800; ++i) stars.add(i % 2 == 0 ? Arm::treated : Arm::held_out, (i % 2 == 0 ? 4 : 3) + i / 2 % 2);
  const Comparison now = stars.compare(10);
  CHECK(now.difference == doctest::Approx(1));
  CHECK(now.interval->holds(1));
  CHECK(now.verdict == Verdict::better);
  CHECK(now.guarantee == Guarantee::exact);
  CHECK(!now.lift);
}

TEST_CASE("a rate may be adjusted by what was known before, and needs fewer customers") {
  ExperimentPlan plan = half(Measure::revisit);
  plan.adjusted = true;
  Experiment experiment(plan);
  for_each_round(1, [&](TestDice& dice) {
    for (int i = 0; i < 2000; ++i) {
      const double known = roll(dice, 2) == 0 ? 0.05 : 0.95;
      const bool again = static_cast<double>(roll(dice, 1000)) / 1000 < known;
      experiment.add(roll(dice, 2) == 0 ? Arm::treated : Arm::held_out, again ? 1 : 0, known);
    }
  });
  CHECK(experiment.compare(10).variance_removed > 0.6);
}
