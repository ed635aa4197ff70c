#include "experiments/betting.h"

#include <algorithm>
#include <cmath>

#include "base/assert.h"
#include "base/normal.h"

namespace dangol {
namespace {

constexpr std::array<double, 4> effect_weights{0.05, 0.15, 0.75, 0.05};
constexpr double share_with_plan = 0.8;
constexpr double boldest = 0.95;  // of what can be lost at once
constexpr std::uint64_t stretches_to_plan = 256;
constexpr int grid = 40;
constexpr int halvings = 14;
constexpr double most_log_wealth = 690;

}  // namespace

BettingComparison::BettingComparison(const Design& design)
    : design_(design), planned_share_(design.planned > 0 ? share_with_plan : 0) {
  DANGOL_ASSERT(design.levels >= 2 && design.levels <= most_levels);
  DANGOL_ASSERT(design.treated_share > 0 && design.treated_share < 1 && design.error > 0 && design.error < 1);
  goal_ = 2 / design.error / share_with_plan;
  open_stretch();
}

double BettingComparison::mean(Arm arm) const {
  const ArmSums& sums = sums_[index(arm)];
  return sums.count == 0 ? 0 : sums.sum / static_cast<double>(sums.count);
}

// The guess that makes the gain's variance least weighs each arm with the other's share; one outcome of a half is
// imagined in each arm.
void BettingComparison::open_stretch() {
  const double w = design_.treated_share;
  const auto shrunk = [](const ArmSums& sums) { return (sums.sum + 0.5) / (static_cast<double>(sums.count) + 1); };
  Stretch next;
  next.first = sums_[0].count + sums_[1].count;
  next.guess = (1 - w) * shrunk(sums_[1]) + w * shrunk(sums_[0]);
  const auto spread = [&](const ArmSums& sums) {
    const auto n = static_cast<double>(sums.count);
    const double squares = sums.squares - 2 * next.guess * sums.sum + n * next.guess * next.guess;
    return (std::max(squares, 0.0) + next.guess * (1 - next.guess)) / (n + 1);
  };
  next.variance = spread(sums_[1]) / w + spread(sums_[0]) / (1 - w);
  const std::uint64_t length = next.first < design_.planned ? design_.planned / stretches_to_plan : next.first / 4;
  stretch_end_ = next.first + std::max<std::uint64_t>(length, 1);
  stretches_.push_back(next);
  for (std::size_t side = 0; side < 2; ++side) {
    stakes_[side] = stakes(stretches_.back(), purses_[side], {}, side == 1 ? 1 : -1);
  }
}

double BettingComparison::gain_variance() const { return stretches_.back().variance; }

double BettingComparison::gain(const Stretch& stretch, Arm arm, double outcome, const Candidate& candidate) const {
  const double w = design_.treated_share;
  const bool lift = candidate.unknown == Unknown::lift;
  const double off = lift ? 0 : candidate.value;
  if (arm == Arm::treated) return (outcome - stretch.guess) / w - off;
  return -((lift ? 1 + candidate.value : 1) * outcome - stretch.guess) / (1 - w) - off;
}

BettingComparison::Stakes BettingComparison::stakes(const Stretch& stretch, const Purse& purse,
                                                    const Candidate& candidate, double side) const {
  double worst = 0;
  for (const Arm arm : {Arm::held_out, Arm::treated}) {
    for (const double outcome : {0.0, 1.0}) {
      worst = std::min(worst, side * gain(stretch, arm, outcome, candidate));
    }
  }
  const double most = worst < 0 ? boldest / -worst : 0;
  const double w = design_.treated_share;
  Stakes chosen;
  for (std::size_t i = 0; i < effects.size(); ++i) {
    chosen.open[i] = side * std::min(most, effects[i] * std::sqrt(w * (1 - w) / stretch.variance));
  }
  const double reached = purse.planned / goal_;
  if (stretch.first < design_.planned && reached < 1 && reached > 1e-9) {
    const double left = static_cast<double>(design_.planned - stretch.first) * stretch.variance;
    const double z = normal_quantile(reached);
    chosen.planned = side * std::min(most, normal_density(z) / (reached * std::sqrt(left)));
  }
  return chosen;
}

void BettingComparison::settle(Purse& purse, const Stakes& stakes, double gain, std::uint32_t times) {
  for (std::size_t i = 0; i < effects.size(); ++i) purse.log_open[i] += times * std::log1p(stakes.open[i] * gain);
  if (stakes.planned != 0) purse.planned *= std::pow(1 + stakes.planned * gain, times);
}

void BettingComparison::add(Arm arm, std::size_t level) {
  DANGOL_ASSERT(level < design_.levels);
  if (sums_[0].count + sums_[1].count >= stretch_end_) open_stretch();
  Stretch& stretch = stretches_.back();
  const double outcome = static_cast<double>(level) / static_cast<double>(design_.levels - 1);
  ++stretch.counts[index(arm)][level];
  const double won = gain(stretch, arm, outcome, {});
  for (std::size_t side = 0; side < 2; ++side) settle(purses_[side], stakes_[side], won, 1);
  ArmSums& sums = sums_[index(arm)];
  ++sums.count;
  sums.sum += outcome;
  sums.squares += outcome * outcome;
}

double BettingComparison::wealth(const Purse& purse) const {
  double open = 0;
  for (std::size_t i = 0; i < effects.size(); ++i) {
    open += effect_weights[i] * std::exp(std::min(purse.log_open[i], most_log_wealth));
  }
  return planned_share_ * purse.planned + (1 - planned_share_) * open;
}

double BettingComparison::evidence() const { return (wealth(purses_[0]) + wealth(purses_[1])) / 2; }

double BettingComparison::wealth_against(const Candidate& candidate, double side) const {
  Purse purse;
  for (const Stretch& stretch : stretches_) {
    const Stakes chosen = stakes(stretch, purse, candidate, side);
    for (const Arm arm : {Arm::held_out, Arm::treated}) {
      for (std::size_t level = 0; level < design_.levels; ++level) {
        const std::uint32_t times = stretch.counts[index(arm)][level];
        if (times == 0) continue;
        const double outcome = static_cast<double>(level) / static_cast<double>(design_.levels - 1);
        settle(purse, chosen, gain(stretch, arm, outcome, candidate), times);
      }
    }
  }
  return wealth(purse);
}

// The candidate nearest to `from` at which the bettor of this side is not rich: everything between is ruled out. First
// along a grid, because the planned bettor's wealth need not be monotone in the candidate.
double BettingComparison::bound(Unknown unknown, double side, double from, double towards) const {
  const double rich = 2 / design_.error;
  double ruled_out = from;
  for (int i = 0; i <= grid; ++i) {
    double possible = from + (towards - from) * i / grid;
    if (wealth_against({unknown, possible}, side) >= rich) {
      ruled_out = possible;
      continue;
    }
    if (i == 0) return from;
    for (int halving = 0; halving < halvings; ++halving) {
      const double middle = (ruled_out + possible) / 2;
      (wealth_against({unknown, middle}, side) >= rich ? ruled_out : possible) = middle;
    }
    return ruled_out;
  }
  return towards;
}

Interval BettingComparison::difference() const {
  const double low = bound(Unknown::difference, 1, -1, 1);
  return {low, std::max(low, bound(Unknown::difference, -1, 1, -1))};
}

std::optional<Interval> BettingComparison::lift() const {
  const double high = bound(Unknown::lift, -1, most_lift, -1);
  if (high >= most_lift) return std::nullopt;
  return Interval{std::min(high, bound(Unknown::lift, 1, -1, most_lift)), high};
}

}  // namespace dangol
