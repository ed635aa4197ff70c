// Which of two arms has the larger mean, for outcomes on a few levels between 0 and 1 (came back or not; one to five
// stars): exact under continuous peeking, whatever the outcomes' distribution, trends and seasons included.
//
// Somebody bets, before each outcome is seen, that the arms differ by more than a candidate d. Her gain on a customer
// is
//   g = (y - m)(1/w if treated, -1/(1-w) if held out) - d
// with w the promised share of treated and m a guess of y made beforehand; when the arms do differ by d its mean is 0,
// so her wealth, times 1 + stake * g each time, is a fair game, and ever reaches 1/a with a chance of at most a (Ville
// 1939; Waudby-Smith & Ramdas, "Estimating means of bounded random variables by betting", JRSS-B 2024, theorem 1 and
// section 4; for two arms Turner & Grünwald 2023). The candidates at which nobody has become rich form the interval.
//
// Two bettors on each side share the stake. One spreads it over effects of several sizes and never ends (a mixture of
// fixed stakes). The other, when a number of customers was planned for the answer, bets so as to reach the goal by
// then: stake = goal * density(z) / (wealth * sqrt(variance left)), z = quantile(wealth / goal) (Browne, "Reaching
// goals by a deadline", Adv. Appl. Prob. 31, 1999, eq. 4.6; that a planned test loses nothing by peeking: Koning,
// "Anytime validity is free", 2025). Either may be as wrong as it likes about the world: only power depends on it,
// never the error.
//
// State: counts of outcomes for each stretch of customers with one m, at most 256 stretches up to the plan, then ten
// for each tenfold. Adding costs O(1); an interval some milliseconds.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "experiments/hold_out.h"
#include "experiments/interval.h"

namespace dangol {

class BettingComparison {
 public:
  static constexpr std::size_t most_levels = 11;

  struct Design {
    std::size_t levels = 2;      // 2..most_levels, evenly from 0 to 1
    double treated_share = 0.5;  // promised; strictly between 0 and 1
    std::uint32_t planned = 0;   // customers in both arms by which an answer is wanted; 0: no plan
    double error = 0.05;         // chance of an interval that ever misses
  };

  explicit BettingComparison(const Design& design);

  // `level`: 0 .. levels - 1. One customer once: her second outcome is no new draw of the arm.
  void add(Arm arm, std::size_t level);

  std::uint64_t count(Arm arm) const { return sums_[index(arm)].count; }
  // 0..1; 0 for an empty arm.
  double mean(Arm arm) const;
  // The e-value against "no difference" and, while it lasts, a bound for a p-value: min(1, 1 / evidence()). Finite.
  double evidence() const;
  // Of treated minus held out, within -1..1. Valid at all times together.
  Interval difference() const;
  // Of treated / held out - 1: the low end is at least -1; nothing when the data allow more than `most_lift`.
  static constexpr double most_lift = 10;
  std::optional<Interval> lift() const;
  // Variance of one customer's gain, as it is known now; > 0.
  double gain_variance() const;

 private:
  static constexpr std::array<double, 4> effects{0.05, 0.12, 0.3, 0.8};  // in standard deviations of an outcome
  enum class Unknown : std::uint8_t { difference, lift };
  struct Candidate {
    Unknown unknown = Unknown::difference;
    double value = 0;
  };
  struct ArmSums {
    std::uint64_t count = 0;
    double sum = 0;
    double squares = 0;
  };
  // A stretch of customers for whom guess and stakes are the same.
  struct Stretch {
    double guess = 0.5;       // m
    double variance = 1;      // of a gain
    std::uint64_t first = 0;  // customers before it
    std::array<std::array<std::uint32_t, most_levels>, 2> counts{};
  };
  struct Purse {
    std::array<double, effects.size()> log_open{};
    double planned = 1;
  };
  struct Stakes {
    std::array<double, effects.size()> open{};
    double planned = 0;
  };

  static std::size_t index(Arm arm) { return arm == Arm::treated ? 1 : 0; }
  void open_stretch();
  double gain(const Stretch& stretch, Arm arm, double outcome, const Candidate& candidate) const;
  Stakes stakes(const Stretch& stretch, const Purse& purse, const Candidate& candidate, double side) const;
  static void settle(Purse& purse, const Stakes& stakes, double gain, std::uint32_t times);
  double wealth(const Purse& purse) const;
  double wealth_against(const Candidate& candidate, double side) const;
  double bound(Unknown unknown, double side, double from, double towards) const;

  Design design_;
  double planned_share_;  // of a bettor's first stake that follows the plan
  double goal_;
  std::array<ArmSums, 2> sums_;
  std::vector<Stretch> stretches_;
  std::uint64_t stretch_end_ = 0;  // customers after which the next one begins
  std::array<Purse, 2> purses_;    // against no difference: worse, better
  std::array<Stakes, 2> stakes_;
};

}  // namespace dangol
