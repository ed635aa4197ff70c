// Does it help? Outcomes of treated and held-out customers go in one at a time, and the answer may be looked at after
// each of them: "better", "worse", or "cannot tell yet: about N more weeks".
//
//   Experiment birthday({.measure = Measure::revisit, .held_out_share = 0.1, .planned = 600});
//   birthday.add(arm_of(hold_out, customer), came_again ? 1 : 0);
//   const Comparison now = birthday.compare(customers_a_week);
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

#include "experiments/adjusted.h"
#include "experiments/betting.h"
#include "experiments/hold_out.h"
#include "experiments/measure.h"

namespace dangol {

struct ExperimentPlan {
  Measure measure = Measure::revisit;
  double held_out_share = 0.1;  // as promised to arm_of; taken as 0.001..0.999
  // Customers in both arms by which an answer is wanted; 0: no plan, less power by then. To be fixed before the first
  // outcome and kept: a plan that follows the customers who have come is peeking again.
  std::uint32_t planned = 0;
  double matters = 0;   // the least difference worth having, in units of the measure; 0: any
  double error = 0.05;  // chance that the interval ever misses; taken as 0.0001..0.5
  // Rates and satisfaction: by regression on `before` as amounts are, instead of exactly. Regulars gain most by it.
  bool adjusted = false;
};

enum class Guarantee : std::uint8_t {
  exact,       // holds for any number of customers and any outcomes
  asymptotic,  // holds as well as the central limit theorem does
};

// In order of precedence.
enum class Verdict : std::uint8_t {
  sample_ratio_broken,  // the arms are not as large as promised: mend that first, no figure means anything
  not_enough_yet,       // too few customers to say anything at all
  better,
  worse,
  no_difference_that_matters,  // the whole interval is closer to zero than `matters`
  cannot_tell_yet,
};

std::string_view name_of(Verdict verdict);

struct Comparison {
  Verdict verdict = Verdict::not_enough_yet;
  Guarantee guarantee = Guarantee::exact;
  std::uint64_t held_out = 0;  // customers
  std::uint64_t treated = 0;
  double held_out_mean = 0;  // as observed
  double treated_mean = 0;
  double difference = 0;             // treated minus held out, adjusted if so planned
  std::optional<Interval> interval;  // of the difference, valid at all times; nothing: not enough yet
  std::optional<double> lift;        // treated / held out - 1
  std::optional<Interval> lift_interval;
  double evidence = 1;          // e-value against no difference
  double p = 1;                 // always-valid: min(1, 1 / evidence)
  double sample_ratio = 1;      // e-value against the promised shares
  double variance_removed = 0;  // 0..1, by what was known before
  // For `cannot_tell_yet`, if the difference stays what it seems: nothing means it may never be told (more than five
  // years, or nobody comes).
  std::optional<double> more_weeks;
};

class Experiment {
 public:
  explicit Experiment(const ExperimentPlan& plan);

  // One customer, once. `before`: the measure in the time before, for adjustment. False, and nothing is counted: a
  // value that is no number, or satisfaction outside 1..5 (between two levels: the nearer). Rates: above 0 is yes.
  bool add(Arm arm, double value, double before = 0);

  // `customers_a_week`: outcomes that become known in a week, both arms together.
  Comparison compare(double customers_a_week) const;

  const ExperimentPlan& plan() const { return plan_; }

 private:
  void add_level(BettingComparison& betting, Arm arm, double value) const;
  void fill(Comparison& now, const BettingComparison& betting) const;
  void fill(Comparison& now, const AdjustedComparison& adjusted) const;
  Verdict verdict_of(const Comparison& now) const;
  std::optional<double> weeks_until_told(const Comparison& now, double customers_a_week) const;
  double variance() const;

  ExperimentPlan plan_;
  double unit_ = 1;  // of the measure, for the betting's 0..1
  std::variant<AdjustedComparison, BettingComparison> arms_;
};

}  // namespace dangol
