#include "experiments/adjusted.h"

#include <algorithm>
#include <cmath>

namespace dangol {
namespace {

// Both bounds hold at once, so what they have in common does; when an effect has changed since the planned look there
// may be nothing in common, and the younger one is told.
Interval common(const Interval& planned, const Interval& now) {
  const Interval both{std::max(planned.low, now.low), std::min(planned.high, now.high)};
  return both.low <= both.high ? both : now;
}

}  // namespace

void AdjustedComparison::Moments::add(double y, double x) {
  ++count;
  const auto n = static_cast<double>(count);
  const double dy = y - outcome;
  const double dx = x - before;
  outcome += dy / n;
  before += dx / n;
  outcome_squares += dy * (y - outcome);
  before_squares += dx * (x - before);
  products += dx * (y - outcome);
}

double AdjustedComparison::Moments::slope() const { return before_squares > 0 ? products / before_squares : 0; }

double AdjustedComparison::Moments::rest() const { return std::max(outcome_squares - slope() * products, 0.0); }

void AdjustedComparison::add(Arm arm, double outcome, double before) {
  const double y = std::clamp(outcome, -largest, largest);
  const double x = std::clamp(before, -largest, largest);
  arms_[index(arm)].add(y, x);
  all_.add(y, x);
  if (customers() != boundary_.planned || !enough()) return;
  planned_look_ = Look{.difference = interval_now(), .lift = lift_now(), .evidence = evidence_now()};
}

bool AdjustedComparison::enough() const { return std::min(arms_[0].count, arms_[1].count) >= least_each; }

// Of the difference, when the arms vary alike: a small hold-out that happens to lack the few who buy most looks far
// surer of its mean than it is.
double AdjustedComparison::pooled_variance() const {
  if (arms_[0].count == 0 || arms_[1].count == 0 || customers() <= 4) return 0;
  const double each = (arms_[0].rest() + arms_[1].rest()) / (static_cast<double>(customers()) - 4);
  return each * (1 / static_cast<double>(arms_[0].count) + 1 / static_cast<double>(arms_[1].count));
}

AdjustedComparison::Estimate AdjustedComparison::estimate() const {
  Estimate found;
  const auto n = static_cast<double>(customers());
  double plain = 0;
  for (std::size_t i = 0; i < 2; ++i) {
    const Moments& arm = arms_[i];
    found.means[i] = arm.count == 0 ? 0 : arm.outcome + arm.slope() * (all_.before - arm.before);
    if (arm.count < 3) continue;
    const auto m = static_cast<double>(arm.count);
    found.mean_variances[i] = arm.rest() / (m * (m - 2));
    plain += arm.outcome_squares / (m * (m - 1));
  }
  found.difference = found.means[1] - found.means[0];
  const double slopes = arms_[1].slope() - arms_[0].slope();
  const double of_slopes = n > 0 ? slopes * slopes * all_.before_squares / (n * n) : 0;
  const double apart = found.mean_variances[0] + found.mean_variances[1] + of_slopes;
  const double variance = std::max(apart, pooled_variance());
  found.variance = n * variance;
  found.removed = plain > 0 ? std::clamp(1 - variance / plain, 0.0, 1.0) : 0;
  return found;
}

Interval AdjustedComparison::interval_now() const {
  const Estimate now = estimate();
  const std::uint64_t n = customers();
  const double half = std::sqrt(now.variance) * boundary_at(boundary_, n) / static_cast<double>(n);
  return {now.difference - half, now.difference + half};
}

// All k = 1 + lift with (treated - k held_out)^2 <= c^2 (var treated + k^2 var held_out).
std::optional<Interval> AdjustedComparison::lift_now() const {
  const Estimate now = estimate();
  const auto n = static_cast<double>(customers());
  const double c2 = std::pow(boundary_at(boundary_, customers()), 2) / n;
  const double a = now.means[0] * now.means[0] - c2 * now.mean_variances[0];
  const double b = now.means[0] * now.means[1];
  const double c = now.means[1] * now.means[1] - c2 * now.mean_variances[1];
  const double root = b * b - a * c;
  if (a <= 0 || root < 0 || now.means[0] <= 0) return std::nullopt;
  return Interval{(b - std::sqrt(root)) / a - 1, (b + std::sqrt(root)) / a - 1};
}

double AdjustedComparison::evidence_now() const {
  const Estimate now = estimate();
  if (now.variance <= 0) return 1;  // outcomes that never vary show nothing of how they might
  const auto n = static_cast<double>(customers());
  return evidence_of(boundary_, now.difference * n / std::sqrt(now.variance), customers());
}

std::optional<Interval> AdjustedComparison::difference() const {
  if (!enough()) return std::nullopt;
  if (!planned_look_ || customers() == boundary_.planned) return interval_now();
  return common(planned_look_->difference, interval_now());
}

std::optional<Interval> AdjustedComparison::lift() const {
  if (!enough()) return std::nullopt;
  const auto now = lift_now();
  if (!planned_look_ || customers() == boundary_.planned || !planned_look_->lift) return now;
  return now ? common(*planned_look_->lift, *now) : planned_look_->lift;
}

double AdjustedComparison::evidence() const {
  if (!enough()) return 1;
  const double kept = planned_look_ && planned_look_->evidence >= 1 / boundary_.error ? planned_look_->evidence : 0;
  return std::max(kept, evidence_now());
}

}  // namespace dangol
