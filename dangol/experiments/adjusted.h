// Which of two arms has the larger mean, for outcomes without a bound (visits, spend, days between visits), with the
// part that was known beforehand taken out: regulars differ from each other far more than a message can change them.
//
// Estimate: regression of the outcome on what the customer did before, each arm with its own slope (Lin, "Agnostic
// notes on regression adjustments to experimental data", Ann. Appl. Stat. 7, 2013, eq. 3; with one slope it is CUPED,
// Deng, Xu, Kohavi & Walker 2013). Interval: an asymptotic confidence sequence around it (boundary.h). Not exact: with
// few customers, or when one of them buys more than all others together, the error may exceed what is promised; hence
// nothing is said below `least_each` customers an arm.
//
// State: some twenty numbers; adding and asking cost O(1).
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "experiments/boundary.h"
#include "experiments/hold_out.h"
#include "experiments/interval.h"

namespace dangol {

class AdjustedComparison {
 public:
  static constexpr std::uint64_t least_each = 40;
  // Outcomes further from zero count as this.
  static constexpr double largest = 1e12;

  explicit AdjustedComparison(const Boundary& boundary) : boundary_(boundary) {}

  // `before`: the same measure in the time before the experiment, or any number known before the draw; the same for
  // everybody (say 0): no adjustment. Both finite. One customer once.
  void add(Arm arm, double outcome, double before);

  struct Estimate {
    double difference = 0;                   // treated minus held out, of the adjusted means
    double variance = 0;                     // of sqrt(n) times the estimate, n customers in both arms
    std::array<double, 2> means{};           // adjusted: held out, treated
    std::array<double, 2> mean_variances{};  // of each mean
    double removed = 0;                      // 0..1, of the plain estimate's variance
  };
  Estimate estimate() const;
  bool enough() const;

  std::uint64_t count(Arm arm) const { return arms_[index(arm)].count; }
  double mean(Arm arm) const { return arms_[index(arm)].outcome; }
  // Nothing before enough().
  std::optional<Interval> difference() const;
  // Of treated / held out - 1 (Fieller 1954 at the boundary); nothing when the held out arm's mean may be zero.
  std::optional<Interval> lift() const;
  double evidence() const;  // e-value against no difference; 1 before enough()

 private:
  // Means and centred sums (Welford 1962), so that large amounts lose no digits.
  struct Moments {
    std::uint64_t count = 0;
    double outcome = 0;
    double before = 0;
    double outcome_squares = 0;
    double before_squares = 0;
    double products = 0;

    void add(double y, double x);
    double slope() const;
    double rest() const;  // squares that the slope leaves
  };
  // What the planned look ruled out, kept when it has passed.
  struct Look {
    Interval difference;
    std::optional<Interval> lift;
    double evidence = 0;
  };

  static std::size_t index(Arm arm) { return arm == Arm::treated ? 1 : 0; }
  std::uint64_t customers() const { return arms_[0].count + arms_[1].count; }
  double pooled_variance() const;
  Interval interval_now() const;
  std::optional<Interval> lift_now() const;
  double evidence_now() const;

  Boundary boundary_;
  std::array<Moments, 2> arms_;
  Moments all_;
  std::optional<Look> planned_look_;
};

}  // namespace dangol
