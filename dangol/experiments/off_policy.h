// How well another way of choosing would have done, from the log of the way that was in use: each logged choice counts
// with the ratio of the two chances of making it.
//
//   IPS    mean of w * reward                                            Horvitz & Thompson 1952; unbiased
//   SNIPS  sum of w * reward / sum of w                                  Swaminathan & Joachims, NeurIPS 2015, eq. 7
//   DR     mean of predicted under the target + w * (reward - predicted) Dudík, Langford & Li, ICML 2011, eq. 3
//
// w = target / logged. A few large weights can carry everything; the effective sample size (sum w)^2 / sum w^2 (Kish
// 1965) says of how many choices the estimate is really made, and below `least_effective` no estimate is given.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "experiments/interval.h"

namespace dangol {

struct LoggedChoice {
  double reward = 0;                  // 0..1
  double logged = 1;                  // propensity, > 0: chance with which this was chosen
  double target = 1;                  // >= 0: chance with which the other way would choose the same here
  double predicted = 0;               // reward that a model, fitted elsewhere, expects of this choice (DR only)
  double predicted_under_target = 0;  // and of the other way's choices here, on average
};

enum class OffPolicyMethod : std::uint8_t { ips, snips, dr };

struct OffPolicyEstimate {
  double value = 0;
  Interval interval;          // 95 %
  double effective_size = 0;  // in choices
};

struct OffPolicyResult {
  std::optional<OffPolicyEstimate> estimate;  // nothing: the effective size is below the floor
  double effective_size = 0;
  double largest_weight = 0;
  std::uint64_t refused_rows = 0;  // a propensity that is not within (0, 1], or a number that is none: left out
};

inline constexpr double least_effective = 100;

// Interval: the linearised variance turned into a size of a plain sample, at most the effective size, and Wilson's
// interval of that (Korn & Graubard, Survey Methodology 24, 1998; Wilson, as Franco et al. 2019 find best): right for
// rare rewards too, where a percentile of resamples is not. One pass, O(rows).
OffPolicyResult off_policy(std::span<const LoggedChoice> log, OffPolicyMethod method);

// Wilson 1927: the interval for a share `value` seen in `size` draws, 95 %; 0..1 for size 0.
Interval wilson_interval(double value, double size);

}  // namespace dangol
