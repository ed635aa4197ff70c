// Customers who come like clockwork: the likelihood of MBG/NBD whose gaps are Erlang distributed, each customer as
// regular as she is.
//
// With k stages to a gap (k = 1 is Poisson's "at any moment", larger k is more regular), one customer's likelihood is
// that of MBG/CNBD-k (Platzer & Reutterer 2016, "Ticking away the moments", Marketing Science 35(5); Reutterer, Platzer
// & Schroeder 2021, IJRM 38(3)). Here k differs between customers, as in their Pareto/GGG, but over a few values with
// shares of their own, so that the likelihood stays a sum of closed forms: no sampling.
// The sum of the logarithms of her gaps is what tells regular from irregular (Wheat & Morrison 1990, JMR 27(1)).
#pragma once

#include <array>
#include <span>
#include <vector>

#include "value/buying_history.h"
#include "value/buying_parameters.h"

namespace dangol {

inline constexpr std::array<int, 5> stage_counts{1, 2, 3, 5, 8};
using StageShares = std::array<double, stage_counts.size()>;

// The terms of one customer's likelihood with k stages, as logarithms. Times in weeks.
struct RegularTerms {
  double common = 0;              // the factor before the bracket, with her gaps
  double stopped = 0;             // she stopped after the last purchase
  double away = 0;                // she did not, and was not exposed to buying since
  int stages = 1;                 // how many of the following are used
  std::array<double, 8> alive{};  // she did not, and is j stages into her gap
};

// 1 <= k <= 8. With pareto only what comes of her rate: `stopped` is -infinite (pareto_likelihood.h has it).
RegularTerms regular_terms(const BuyingParameters& p, Stopping stopping, int k, const BuyingHistory& history);

// What the lengths of her gaps say of k: ln of the product of gap^(k - 1) / Gamma(k), gaps in weeks.
double gaps_factor(const BuyingHistory& history, int k);

double log_sum(std::span<const double> logarithms);

// MBG's r, alpha, a, b, then one weight for each of stage_counts (shares are their exponentials, made to sum to one).
inline constexpr std::size_t regular_parameters = four + stage_counts.size();

// Of the logarithm of the likelihood, by the logarithms of r, alpha, a, b and by the weights. `histories` are sound;
// sorted by repeat purchases they cost about 1 us each.
double regular_likelihood(std::span<const BuyingHistory> histories, std::span<const double> at,
                          std::span<double> gradient);

StageShares shares_of(std::span<const double> weights);

}  // namespace dangol
