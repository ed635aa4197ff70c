// Are the arms as large as they should be? A hold-out of 10 % that fills with 12 % of the customers is broken (a bug, a
// filter after the draw), and then no comparison of its arms means anything.
//
// Lindon & Malek, "Anytime-valid inference for multinomial count data" (NeurIPS 2022), eq. 5: the Bayes factor of a
// Dirichlet over the shares against the promised shares, here with two arms. It is an e-value at any time: under the
// promised share it ever exceeds 1 / a with a chance of at most a, however often one looks.
#pragma once

#include <cstdint>

namespace dangol {

// How many times likelier these arms are with some other share than with the promised one; 0..1e300.
// `held_out_share`: strictly between 0 and 1; otherwise 1, nothing can be said.
double sample_ratio_evidence(std::uint64_t held_out, std::uint64_t treated, double held_out_share);

// From here on the verdict is "the arms are not as promised": a false alarm in at most one of 200 experiments.
inline constexpr double sample_ratio_alarm = 200;

}  // namespace dangol
