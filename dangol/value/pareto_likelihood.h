// The likelihood of Pareto/NBD, with gradient.
//
// One customer's is Gamma(r + x) alpha^r / Gamma(r) * [ alive + stopped ] with
//   alive   = (alpha + T)^-(r + x) (beta / (beta + T))^s
//   stopped = integral from t_x to T of s beta^s (beta + u)^-(s + 1) (alpha + u)^-(r + x) du
// (Fader & Hardie 2005, "A note on deriving the Pareto/NBD model", eq. 12 before it is solved). The published solution
// is a difference of two hypergeometric functions, which overflow above some 300 purchases and cancel to nothing
// before. The integrand is positive and, along a power of time that falls as it does, almost constant: sixteen
// Gauss-Legendre points give five digits and usually ten, for any history.
#pragma once

#include <span>

#include "value/buying_parameters.h"
#include "value/purchase_table.h"
#include "value/regular_likelihood.h"

namespace dangol {

// With k stages to a gap (regular_likelihood.h) x becomes kx, alpha becomes alpha / k, and both the integrand and
// `alive` are multiplied by the chance that fewer than k stages have passed since t_x: Pareto/GGG's likelihood (Platzer
// & Reutterer 2016, "Ticking away the moments", Marketing Science 35(5)) without sampling.
struct ParetoTerms {
  double alive = 0;    // logarithms, without the factor that both share
  double stopped = 0;  // -infinite at T = t_x
  Four alive_slope{};  // by r, alpha, s, beta
  Four stopped_slope{};
};

// Times in weeks; 0 <= last <= age; 1 <= k <= 8. Slopes only where asked for.
ParetoTerms pareto_terms(const BuyingParameters& p, int k, double x, double last, double age, bool slopes);

// Of the logarithm of the likelihood, by the logarithms of r, alpha, s, beta. About 1 us a cell.
double pareto_likelihood(const PurchaseTable& table, std::span<const double> logs, std::span<double> gradient);

// The same where a share of customers, `shares`, has each of stage_counts. `histories` are sound.
double regular_pareto_likelihood(std::span<const BuyingHistory> histories, const StageShares& shares,
                                 std::span<const double> logs, std::span<double> gradient);

}  // namespace dangol
