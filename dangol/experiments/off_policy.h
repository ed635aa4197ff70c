// How well another way of choosing would have done, from the log of the way that was in use: each logged choice counts
// with the ratio of the two chances of making it.
//
//   IPS        mean of w * reward                                            Horvitz & Thompson 1952; unbiased
//   SNIPS      sum of w * reward / sum of w                                  Swaminathan & Joachims, NeurIPS 2015, eq.
//   7 DR         mean of predicted under the target + w * (reward - predicted) Dudík, Langford & Li, ICML 2011, eq. 3
//   switch DR  the same where w is moderate, the prediction alone elsewhere  Wang, Agarwal & Dudík, ICML 2017, eq. 8
//
// w = target / logged. A few large weights can carry everything; the effective sample size (sum w)^2 / sum w^2 (Kish
// 1965) says of how many choices the estimate is really made, and below `least_effective` no estimate is given. Weights
// are one on average where the propensities are right and the log shows what the other way would choose; where they are
// not, beyond chance, no estimate is given either.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "experiments/interval.h"

namespace dangol {

struct LoggedChoice {
  double reward = 0;                  // 0..1
  double logged = 1;                  // propensity, > 0: chance with which this was chosen
  double target = 1;                  // >= 0: chance with which the other way would choose the same here
  double predicted = 0;               // reward that a model, fitted elsewhere, expects of this choice (DR only)
  double predicted_under_target = 0;  // and of the other way's choices here, on average
  std::uint32_t action = 0;           // what was chosen
  std::uint32_t stratum = 0;          // and where: a kind of moment, such as a position on the page
};

enum class OffPolicyMethod : std::uint8_t { ips, snips, dr, switch_dr };

struct OffPolicyEstimate {
  double value = 0;
  Interval interval;          // 95 %, widened by the bias at most
  double effective_size = 0;  // in choices
  double most_bias = 0;  // of switch DR, if its predictions are wrong by a factor of two at most where they stand alone
};

enum class OffPolicyDoubt : std::uint8_t {
  none,
  few_choices,         // the effective size is below the floor
  never_shown,         // the log shows too little of what the other way would choose
  wrong_propensities,  // choices were logged more often than their propensities allow
};

struct OffPolicyResult {
  std::optional<OffPolicyEstimate> estimate;  // nothing: see doubt
  OffPolicyDoubt doubt = OffPolicyDoubt::few_choices;
  double effective_size = 0;
  double largest_weight = 0;       // that counts
  double shown = 0;                // mean weight: the share of the other way's choices that the log speaks for
  double shown_error = 0;          // its standard error
  std::uint64_t refused_rows = 0;  // a propensity that is not within (0, 1], or a number that is none: left out
};

inline constexpr double least_effective = 100;
inline constexpr double least_shown = 0.9;

// Interval: the linearised variance turned into a size of a plain sample, at most the effective size, and Wilson's
// interval of that (Korn & Graubard, Survey Methodology 24, 1998; Wilson, as Franco et al. 2019 find best): right for
// rare rewards too, where a percentile of resamples is not. One pass, O(rows); switch DR, which tries which weights are
// still moderate, a dozen.
OffPolicyResult off_policy(std::span<const LoggedChoice> log, OffPolicyMethod method);

// The same log with propensities estimated from it: how often each action was chosen in its stratum. More efficient
// than true ones (Hirano, Imbens & Ridder 2003, Econometrica 71), as long as within a stratum the moment at which an
// action was chosen has no influence on its reward.
std::vector<LoggedChoice> with_estimated_propensities(std::span<const LoggedChoice> log);

struct TrustedEstimate {
  OffPolicyEstimate estimate;
  OffPolicyMethod method = OffPolicyMethod::dr;
  bool estimated_propensities = false;
};

// The first that is not refused of DR and switch DR with the propensities as logged, which assume nothing of the
// moment. Nothing: the log cannot tell.
std::optional<TrustedEstimate> trusted_as_logged(std::span<const LoggedChoice> log);

// The same, else SNIPS with estimated propensities: of logs in which only the stratum had a say in what was chosen.
std::optional<TrustedEstimate> most_trusted(std::span<const LoggedChoice> log);

// Wilson 1927: the interval for a share `value` seen in `size` draws, 95 %; 0..1 for size 0.
Interval wilson_interval(double value, double size);

}  // namespace dangol
