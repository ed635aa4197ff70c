// The standard normal distribution: density, distribution function and its inverse.
#pragma once

namespace dangol {

double normal_density(double z);
// P(Z <= z).
double normal_below(double z);
// z with P(Z <= z) = `chance`; `chance` is kept within 1e-300 .. 1 - 1e-16. Acklam's rational approximation (2003),
// relative error below 1.2e-9.
double normal_quantile(double chance);

}  // namespace dangol
