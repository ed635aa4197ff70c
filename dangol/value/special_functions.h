// Functions that the likelihoods need and <cmath> lacks. Relative errors are about 1e-12.
#pragma once

namespace dangol {

// x > 0 for all of these.
double log_gamma(double x);  // safe in several threads, unlike std::lgamma
double digamma(double x);    // Abramowitz & Stegun 1964, 6.3.5 and 6.3.18
double trigamma(double x);   // ibid., 6.4.6 and 6.4.12

double log_beta(double a, double b);  // a, b > 0

// I_x(a, b), the share of a beta distribution below x; 0 <= x <= 1, a, b > 0 (DiDonato & Morris's continued fraction by
// Lentz's method; Press et al., Numerical Recipes, section 6.4).
double beta_below(double x, double a, double b);

}  // namespace dangol
