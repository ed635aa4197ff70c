#include "evaluation/proof_task.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "evaluation/watched_tests.h"
#include "experiments/experiment.h"
#include "experiments/off_policy.h"

namespace dangol {
namespace {

constexpr int all_rounds = 4000;
constexpr std::uint64_t at_the_plan = 400;
constexpr std::uint64_t many_customers = 2000;
constexpr double base_rate = 0.30;
constexpr double higher_rate = 0.45;

using ProofDice = std::mt19937_64;

double proof_draw(ProofDice& dice) { return static_cast<double>(dice() >> 11) * 0x1p-53; }

// One kind of customer: her outcome in either arm.
using Population = std::function<WatchedOutcome(ProofDice&, Arm)>;

struct WatchedSetting {
  Population population;
  double treated_share = 0.5;
  std::uint64_t customers = 0;
  int rounds = 0;
};

struct Watched {
  int rounds = 0;
  int told = 0;          // experiments in which a difference was ever said
  double customers = 0;  // on average, until then or until the end
};

Watched watch(const WatchedSetting& setting, const std::function<WatchedTest()>& make, std::uint64_t seed) {
  ProofDice dice(seed);
  Watched result{.rounds = setting.rounds};
  for (int round = 0; round < setting.rounds; ++round) {
    WatchedTest test = make();
    std::uint64_t n = 0;
    bool told = false;
    while (n < setting.customers && !told) {
      ++n;
      const Arm arm = proof_draw(dice) < setting.treated_share ? Arm::treated : Arm::held_out;
      told = test(setting.population(dice, arm));
    }
    result.told += told ? 1 : 0;
    result.customers += static_cast<double>(n) / setting.rounds;
  }
  return result;
}

Figure told_share(const Watched& watched) {
  const double value = static_cast<double>(watched.told) / watched.rounds;
  const Interval interval = wilson_interval(value, watched.rounds);
  return with_interval(share(value), interval.low, interval.high);
}

Population coin_flippers(double held_out, double treated) {
  return [held_out, treated](ProofDice& dice, Arm arm) {
    return WatchedOutcome{arm, proof_draw(dice) < (arm == Arm::treated ? treated : held_out) ? 1.0 : 0.0, 0};
  };
}

// One to five stars, as 0..4, most of them the highest two.
Population stars() {
  return [](ProofDice& dice, Arm arm) {
    const double u = proof_draw(dice);
    return WatchedOutcome{arm, u < 0.05 ? 0.0 : u < 0.1 ? 1.0 : u < 0.2 ? 2.0 : u < 0.5 ? 3.0 : 4.0, 0};
  };
}

// Two of five come at all; what they spend is log-normal, and so is what they spent before.
Population spenders() {
  return [](ProofDice& dice, Arm arm) {
    std::normal_distribution<double> normal;
    const double level = 9 + 0.7 * normal(dice);
    const auto spent = [&] { return proof_draw(dice) < 0.4 ? std::exp(level + 0.4 * normal(dice)) : 0; };
    const double before = spent();
    return WatchedOutcome{arm, spent(), before};
  };
}

// A regular's visits in eight weeks, and in the twenty-six before: Poisson with her own rate, which is gamma
// distributed with mean 1 a week and shape 2. The treated come more often by `more`.
Population regulars(double more) {
  return [more](ProofDice& dice, Arm arm) {
    std::gamma_distribution<double> rate(2, 0.5);
    const double weekly = rate(dice);
    std::poisson_distribution<int> before(26 * weekly);
    std::poisson_distribution<int> after(8 * weekly * (arm == Arm::treated ? 1 + more : 1));
    const double known = before(dice);
    return WatchedOutcome{arm, static_cast<double>(after(dice)), known};
  };
}

void rates_table(Evaluation& evaluation, std::uint64_t seed, int rounds) {
  struct Row {
    std::string_view name;
    std::function<WatchedTest()> make;
  };
  const std::vector<Row> rows{
      {"z-test, one look at 400 customers", [] { return z_test(at_the_plan); }},
      {"z-test, looked at after every customer", [] { return z_test(0); }},
      {"mSPRT, tuned to the true effect", [] { return mixture_ratio_test(higher_rate - base_rate); }},
      {"Dangol, exact, no plan", [] { return betting_test(2, 0.5, 0); }},
      {"Dangol, exact, planned for 200", [] { return betting_test(2, 0.5, 200); }},
      {"Dangol, exact, planned for 400", [] { return betting_test(2, 0.5, 400); }},
      {"Dangol, exact, planned for 800", [] { return betting_test(2, 0.5, 800); }},
      {"Dangol, asymptotic, planned for 400", [] { return adjusted_test(400, false); }}};
  Table& table = evaluation.table(
      fmt::format("Came back, 200 customers an arm, {:.0f} % of the held out: how often a difference is ever said",
                  100 * base_rate),
      {"+15 points", "customers it took", "no difference", "no difference, 2,000 customers"});
  for (const Row& row : rows) {
    const Watched found = watch({coin_flippers(base_rate, higher_rate), 0.5, at_the_plan, rounds}, row.make, seed);
    const Watched false_alarm =
        watch({coin_flippers(base_rate, base_rate), 0.5, at_the_plan, rounds}, row.make, seed + 1);
    const Watched later = watch({coin_flippers(base_rate, base_rate), 0.5, many_customers, rounds}, row.make, seed + 2);
    table.row(std::string(row.name),
              {told_share(found), count(found.customers), told_share(false_alarm), told_share(later)});
  }
}

void false_alarm_table(Evaluation& evaluation, std::uint64_t seed, int rounds) {
  Table& table = evaluation.table("No difference, 2,000 customers, looked at after each: how often one is ever said",
                                  {"hold-out", "no plan", "planned for 1,000"});
  struct Row {
    std::string_view name;
    Population population;
    double treated_share;
    std::function<WatchedTest(double treated_share, std::uint32_t planned)> make;
  };
  const auto exact = [](std::size_t levels) {
    return
        [levels](double treated_share, std::uint32_t planned) { return betting_test(levels, treated_share, planned); };
  };
  const auto adjusted = [](double, std::uint32_t planned) { return adjusted_test(planned, true); };
  const std::vector<Row> rows{{"came back, 5 %, exact", coin_flippers(0.05, 0.05), 0.9, exact(2)},
                              {"came back, 60 %, exact", coin_flippers(0.6, 0.6), 0.95, exact(2)},
                              {"stars, exact", stars(), 0.9, exact(5)},
                              {"visits of regulars, asymptotic, adjusted", regulars(0), 0.9, adjusted},
                              {"spend, asymptotic, adjusted", spenders(), 0.5, adjusted},
                              {"spend, asymptotic, adjusted", spenders(), 0.9, adjusted}};
  for (const Row& row : rows) {
    const WatchedSetting setting{row.population, row.treated_share, many_customers, rounds};
    std::vector<Figure> figures{share(1 - row.treated_share, 0)};
    for (const std::uint32_t planned : {0U, 1000U}) {
      figures.push_back(told_share(watch(
          setting, [&] { return row.make(row.treated_share, planned); }, seed)));
    }
    table.row(std::string(row.name), std::move(figures));
  }
}

// Customers an arm that one look at the end needs to find `effect` four times of five.
double needed_each(double variance_of_difference_of_two, double effect) {
  return std::pow((1.959964 + 0.841621) / effect, 2) * variance_of_difference_of_two;
}

void adjustment_table(Evaluation& evaluation, std::uint64_t seed, int rounds) {
  constexpr double more = 0.15;
  constexpr double effect = 8 * more;
  constexpr std::uint32_t planned = 200;
  ProofDice dice(seed);
  AdjustedComparison plain({});
  AdjustedComparison adjusted({});
  for (int i = 0; i < 100'000; ++i) {
    const WatchedOutcome outcome = regulars(more)(dice, i % 2 == 0 ? Arm::treated : Arm::held_out);
    plain.add(outcome.arm, outcome.value, 0);
    adjusted.add(outcome.arm, outcome.value, outcome.before);
  }
  Table& table = evaluation.table(
      "Regulars' visits in eight weeks, 15 % more when treated: what the twenty-six weeks before are worth",
      {"variance left", "needed an arm, one look", "found within 100 an arm", "no difference"});
  for (const bool with_before : {false, true}) {
    const AdjustedComparison& each = with_before ? adjusted : plain;
    const auto make = [&] { return adjusted_test(planned, with_before); };
    const Watched found = watch({regulars(more), 0.5, planned, rounds}, make, seed + 1);
    const Watched none = watch({regulars(0), 0.5, planned, rounds}, make, seed + 2);
    table.row(with_before ? "adjusted by regression" : "as counted",
              {share(1 - each.estimate().removed), count(std::ceil(needed_each(each.estimate().variance / 2, effect))),
               told_share(found), told_share(none)});
  }
}

// Of experiments that cannot tell at a given time: is there an answer by the time that was forecast?
void forecast_table(Evaluation& evaluation, std::uint64_t seed, int rounds) {
  constexpr double a_week = 20;
  constexpr int looked_at = 200;
  ProofDice dice(seed);
  double asked = 0;
  double never = 0;
  double in_time = 0;
  double in_twice = 0;
  for (int i = 0; i < rounds; ++i) {
    Experiment experiment({.measure = Measure::revisit, .held_out_share = 0.5, .planned = 800});
    BettingComparison same({2, 0.5, 800, 0.05});
    const auto next = [&] {
      const Arm arm = dice() % 2 == 0 ? Arm::treated : Arm::held_out;
      const double value = coin_flippers(base_rate, higher_rate)(dice, arm).value;
      experiment.add(arm, value);
      same.add(arm, value > 0 ? 1 : 0);
    };
    for (int n = 0; n < looked_at; ++n) next();
    const Comparison now = experiment.compare(a_week);
    if (now.verdict != Verdict::cannot_tell_yet) continue;
    ++asked;
    if (!now.more_weeks) {
      ++never;
      continue;
    }
    const double forecast = *now.more_weeks * a_week;
    double more = 0;
    while (same.evidence() < 20 && more < 2 * forecast) {
      next();
      ++more;
    }
    in_time += more <= forecast ? 1 : 0;
    in_twice += same.evidence() >= 20 ? 1 : 0;
  }
  const auto of_asked = [asked](double value) {
    const Interval interval = wilson_interval(value / std::max(asked, 1.0), asked);
    return with_interval(share(value / std::max(asked, 1.0)), interval.low, interval.high);
  };
  Table& table =
      evaluation.table("\"About N more weeks\", said at 200 customers (30 % against 45 %, planned for 800)",
                       {"experiments that could not tell", "answer by then", "by twice as long", "may never"});
  table.row("Dangol", {count(asked), of_asked(in_time), of_asked(in_twice), of_asked(never)});
}

}  // namespace

Evaluation simulate_proof(std::uint64_t seed, int rounds) {
  Evaluation evaluation{.task = "proof",
                        .title = "Does it help: false alarms and power, looked at after every customer",
                        .lines = {},
                        .tables = {}};
  const int fewer = std::max(rounds / 2, 1);
  const int fewest = std::max(rounds / 10, 1);
  evaluation.say(fmt::format(
      "simulated, {}, {}, {} and {} experiments a figure table by table, seed {}; each customer's arm is drawn "
      "by itself; 5 % of error allowed, two-sided; intervals 95 %",
      rounds, fewer, rounds, fewest, seed));
  const std::uint64_t first = seed * 1000;
  rates_table(evaluation, first, rounds);
  false_alarm_table(evaluation, first + 100, fewer);
  adjustment_table(evaluation, first + 200, rounds);
  forecast_table(evaluation, first + 300, fewest);
  return evaluation;
}

Result<Evaluation> evaluate_proof_task(const EvaluationRequest& request) {
  return simulate_proof(request.seed, all_rounds);
}

}  // namespace dangol
