#include "experiments/experiment.h"

#include <algorithm>
#include <cmath>

#include "experiments/sample_ratio.h"

namespace dangol {
namespace {

constexpr double longest_weeks = 260;

double within(double value, double low, double high, double otherwise) {
  return std::isnan(value) ? otherwise : std::clamp(value, low, high);
}

ExperimentPlan made_sane(ExperimentPlan plan) {
  plan.held_out_share = within(plan.held_out_share, 0.001, 0.999, 0.1);
  plan.error = within(plan.error, 0.0001, 0.5, 0.05);
  plan.matters = std::max(within(plan.matters, 0, AdjustedComparison::largest, 0), 0.0);
  return plan;
}

std::optional<double> lift_of(double treated, double held_out) {
  if (held_out > 0) return treated / held_out - 1;
  return std::nullopt;
}

std::size_t levels_of(MeasureShape shape) {
  return shape == MeasureShape::scale ? static_cast<std::size_t>(highest_satisfaction - lowest_satisfaction) + 1 : 2;
}

}  // namespace

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::sample_ratio_broken: return "sample_ratio_broken";
    case Verdict::not_enough_yet: return "not_enough_yet";
    case Verdict::better: return "better";
    case Verdict::worse: return "worse";
    case Verdict::no_difference_that_matters: return "no_difference_that_matters";
    case Verdict::cannot_tell_yet: return "cannot_tell_yet";
  }
  return "";
}

Experiment::Experiment(const ExperimentPlan& plan)
    : plan_(made_sane(plan)), arms_(AdjustedComparison({.planned = plan_.planned, .error = plan_.error})) {
  const MeasureShape shape = facts_of(plan_.measure).shape;
  if (shape == MeasureShape::amount || plan_.adjusted) return;
  const std::size_t levels = levels_of(shape);
  unit_ = static_cast<double>(levels - 1);
  arms_ = BettingComparison({levels, 1 - plan_.held_out_share, plan_.planned, plan_.error});
}

void Experiment::add_level(BettingComparison& betting, Arm arm, double value) const {
  if (facts_of(plan_.measure).shape == MeasureShape::rate) {
    betting.add(arm, value > 0 ? 1 : 0);
  } else {
    betting.add(arm, static_cast<std::size_t>(std::lround(value - lowest_satisfaction)));
  }
}

bool Experiment::add(Arm arm, double value, double before) {
  if (!std::isfinite(value) || !std::isfinite(before)) return false;
  const MeasureShape shape = facts_of(plan_.measure).shape;
  if (shape == MeasureShape::scale && (value < lowest_satisfaction || value > highest_satisfaction)) return false;
  if (auto* betting = std::get_if<BettingComparison>(&arms_)) {
    add_level(*betting, arm, value);
    return true;
  }
  const double counted = shape == MeasureShape::rate ? (value > 0 ? 1 : 0) : value;
  std::get<AdjustedComparison>(arms_).add(arm, counted, before);
  return true;
}

void Experiment::fill(Comparison& now, const BettingComparison& betting) const {
  const double floor = facts_of(plan_.measure).shape == MeasureShape::scale ? lowest_satisfaction : 0;
  now.guarantee = Guarantee::exact;
  now.held_out = betting.count(Arm::held_out);
  now.treated = betting.count(Arm::treated);
  if (now.held_out > 0) now.held_out_mean = floor + unit_ * betting.mean(Arm::held_out);
  if (now.treated > 0) now.treated_mean = floor + unit_ * betting.mean(Arm::treated);
  if (now.held_out == 0 || now.treated == 0) return;
  now.difference = now.treated_mean - now.held_out_mean;
  const Interval bounds = betting.difference();
  now.interval = Interval{unit_ * bounds.low, unit_ * bounds.high};
  if (floor == 0) {  // a ratio of stars means nothing
    now.lift = lift_of(now.treated_mean, now.held_out_mean);
    now.lift_interval = betting.lift();
  }
  now.evidence = betting.evidence();
}

void Experiment::fill(Comparison& now, const AdjustedComparison& adjusted) const {
  const AdjustedComparison::Estimate estimate = adjusted.estimate();
  now.guarantee = Guarantee::asymptotic;
  now.held_out = adjusted.count(Arm::held_out);
  now.treated = adjusted.count(Arm::treated);
  now.held_out_mean = adjusted.mean(Arm::held_out);
  now.treated_mean = adjusted.mean(Arm::treated);
  if (!adjusted.enough()) return;
  now.difference = estimate.difference;
  now.interval = adjusted.difference();
  if (facts_of(plan_.measure).shape != MeasureShape::scale) {
    now.lift = lift_of(estimate.means[1], estimate.means[0]);
    now.lift_interval = adjusted.lift();
  }
  now.evidence = adjusted.evidence();
  now.variance_removed = estimate.removed;
}

Verdict Experiment::verdict_of(const Comparison& now) const {
  if (now.sample_ratio >= sample_ratio_alarm) return Verdict::sample_ratio_broken;
  if (!now.interval) return Verdict::not_enough_yet;
  const bool up = facts_of(plan_.measure).more_is_better;
  if (now.interval->low > 0) return up ? Verdict::better : Verdict::worse;
  if (now.interval->high < 0) return up ? Verdict::worse : Verdict::better;
  if (now.interval->low > -plan_.matters && now.interval->high < plan_.matters) {
    return Verdict::no_difference_that_matters;
  }
  return Verdict::cannot_tell_yet;
}

double Experiment::variance() const {
  if (const auto* betting = std::get_if<BettingComparison>(&arms_)) return betting->gain_variance() * unit_ * unit_;
  return std::get<AdjustedComparison>(arms_).estimate().variance;
}

// Until the interval leaves zero behind, or lies within what matters: whichever comes first.
std::optional<double> Experiment::weeks_until_told(const Comparison& now, double customers_a_week) const {
  if (!(customers_a_week > 0)) return std::nullopt;
  const std::uint64_t n = now.held_out + now.treated;
  const double reach = static_cast<double>(n) + std::min(customers_a_week * longest_weeks, 1e12);
  const Boundary boundary{.planned = plan_.planned, .error = plan_.error};
  std::uint64_t at = 0;
  for (const double effect : {std::abs(now.difference), plan_.matters - std::abs(now.difference)}) {
    if (!(effect > 0)) continue;
    const auto most = at > 0 ? at : static_cast<std::uint64_t>(reach);
    if (const auto found = customers_until(boundary, effect, variance(), n, most); found > 0) at = found;
  }
  if (at == 0) return std::nullopt;
  return static_cast<double>(at - n) / customers_a_week;
}

Comparison Experiment::compare(double customers_a_week) const {
  Comparison now;
  if (const auto* betting = std::get_if<BettingComparison>(&arms_)) {
    fill(now, *betting);
  } else {
    fill(now, std::get<AdjustedComparison>(arms_));
  }
  now.p = std::min(1.0, 1 / std::max(now.evidence, 1e-300));
  now.sample_ratio = sample_ratio_evidence(now.held_out, now.treated, plan_.held_out_share);
  now.verdict = verdict_of(now);
  if (now.verdict == Verdict::cannot_tell_yet) now.more_weeks = weeks_until_told(now, customers_a_week);
  return now;
}

}  // namespace dangol
