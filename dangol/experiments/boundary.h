// How far the sum of n standardised outcomes may stray from its mean, at every n at once: what a confidence sequence
// for a mean is made of when outcomes have no bound (spend, visits). Asymptotic: as good as the central limit theorem.
//
// Without a plan: the normal mixture of Robbins 1970, as in Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas,
// "Time-uniform central limit theory and asymptotic confidence sequences" (Annals of Statistics 2024), theorem 2.2.
// With a plan for N customers most of the error is kept for n = N: until then the evidence is the mixture's plus the
// chance of a significant end given the sum so far (Koning, "Anytime validity is free", 2025); afterwards what was
// ruled out at N stays so, and the mixture goes on with the rest of the error.
#pragma once

#include <cstdint>

namespace dangol {

struct Boundary {
  std::uint32_t planned = 0;  // N; 0: no plan
  double error = 0.05;        // 0..1, that the sum ever leaves, either way
};

// e-value of a sum of n outcomes, each of variance 1, that lies `sum` from its mean. Rises with |sum|; 0..1e300.
double evidence_of(const Boundary& boundary, double sum, std::uint64_t n);

// The |sum| at which evidence_of is 1 / error. n >= 1.
double boundary_at(const Boundary& boundary, std::uint64_t n);

// The least number of customers, beyond `n`, at which a mean that lies `effect` away is told apart; outcomes have
// `variance`. 0: more than `most`.
std::uint64_t customers_until(const Boundary& boundary, double effect, double variance, std::uint64_t n,
                              std::uint64_t most);

}  // namespace dangol
