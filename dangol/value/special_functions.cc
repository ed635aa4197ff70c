#include "value/special_functions.h"

#include <math.h>  // lgamma_r is POSIX

#include <cmath>

namespace dangol {
namespace {

constexpr double asymptotic_from = 10;  // from here on six terms of the series give 1e-13

double beta_fraction(double x, double a, double b) {
  constexpr double tiny = 1e-300;
  constexpr int most_steps = 20'000;
  const auto away = [](double value) { return std::fabs(value) < tiny ? tiny : value; };
  double c = 1;
  double d = 1 / away(1 - (a + b) * x / (a + 1));
  double fraction = d;
  for (int step = 1; step < most_steps; ++step) {
    const double m = step;
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    fraction *= d * c;
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    fraction *= d * c;
    if (std::fabs(d * c - 1) < 1e-13) break;
  }
  return fraction;
}

}  // namespace

double log_gamma(double x) {
  int sign = 0;
  return lgamma_r(x, &sign);
}

double digamma(double x) {
  double below = 0;
  for (; x < asymptotic_from; ++x) below += 1 / x;
  const double y = 1 / (x * x);
  const double series =
      y * (1.0 / 12 - y * (1.0 / 120 - y * (1.0 / 252 - y * (1.0 / 240 - y * (1.0 / 132 - y * 691.0 / 32760)))));
  return std::log(x) - 0.5 / x - series - below;
}

double trigamma(double x) {
  double below = 0;
  for (; x < asymptotic_from; ++x) below += 1 / (x * x);
  const double y = 1 / (x * x);
  const double series = y * (1.0 / 6 - y * (1.0 / 30 - y * (1.0 / 42 - y * (1.0 / 30 - y * 5.0 / 66))));
  return 1 / x + y / 2 + series / x + below;
}

double log_beta(double a, double b) { return log_gamma(a) + log_gamma(b) - log_gamma(a + b); }

double beta_below(double x, double a, double b) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const double front = std::exp(a * std::log(x) + b * std::log1p(-x) - log_beta(a, b));
  if (x < (a + 1) / (a + b + 2)) return front * beta_fraction(x, a, b) / a;
  return 1 - front * beta_fraction(1 - x, b, a) / b;
}

}  // namespace dangol
