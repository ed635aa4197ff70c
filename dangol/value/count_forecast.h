// How many purchases a customer will make: what each model says, as a whole distribution.
//
// Alive, her rate is gamma distributed with shape r + kx + j and scale alpha/k + T, so the stages that she passes in t
// weeks are negative binomial; after each purchase she stays with a chance that is beta distributed (BG, MBG), or
// until a Pareto distributed time (Pareto/NBD). Summing P(at least n purchases) over n gives the expectation from
// positive terms only; the published one (Fader, Hardie & Lee 2005, eq. 10) is a hypergeometric function that overflows
// for long histories and divides by a - 1.
#pragma once

#include <vector>

#include "value/buying_history.h"
#include "value/buying_parameters.h"

namespace dangol {

// Poisson's models call a daily regular dead after five silent days, because none of their customers ever goes on
// holiday. For each thirty of ours who are at home one is taken to be away, whatever her rhythm, and still to be after
// t weeks with the chance exp(-(t / weeks_away)^2) (Weibull's of shape two: nine days on average, hardly anybody for
// more than a month): an assumption that moves a forecast only where otherwise a short silence would be impossible.
inline constexpr double usual_share_away = 1.0 / 30;
inline constexpr double weeks_away = 1.5;

struct BuyingModel {
  Stopping stopping = Stopping::mbg;
  BuyingParameters parameters;
  int stages = 1;                        // 1..8 (regular_likelihood.h)
  double share_away = usual_share_away;  // 0: the published models
};

struct Standing {
  double log_likelihood = 0;
  double alive = 0;            // 0..1: has not stopped for good
  std::vector<double> stages;  // how far into her gap, given that she has not; sums to one
};

// `history` is sound.
Standing standing(const BuyingModel& model, const BuyingHistory& history);

// [n - 1]: the chance of at least n purchases in `weeks`, given that she has not stopped; until it is below 1e-6.
std::vector<double> at_least_if_alive(const BuyingModel& model, const BuyingHistory& history, const Standing& standing,
                                      double weeks);
double expected_if_alive(const BuyingModel& model, const BuyingHistory& history, const Standing& standing,
                         double weeks);

}  // namespace dangol
