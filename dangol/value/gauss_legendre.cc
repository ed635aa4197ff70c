#include "value/gauss_legendre.h"

#include <cmath>
#include <numbers>

namespace dangol {
namespace {

// The roots of the Legendre polynomial by Newton's method (Press et al., Numerical Recipes, section 4.6).
template <std::size_t Points>
Quadrature<Points> computed() {
  Quadrature<Points> points;
  for (std::size_t i = 0; i < Points; ++i) {
    constexpr double count = Points;
    double root = std::cos(std::numbers::pi * (static_cast<double>(i) + 0.75) / (count + 0.5));
    double slope = 1;
    for (int step = 0; step < 50; ++step) {
      double value = 1;
      double before = 0;
      for (std::size_t n = 1; n <= Points; ++n) {
        const double k = static_cast<double>(n);
        const double next = ((2 * k - 1) * root * value - (k - 1) * before) / k;
        before = value;
        value = next;
      }
      slope = count * (root * value - before) / (root * root - 1);
      const double change = value / slope;
      root -= change;
      if (std::fabs(change) < 1e-16) break;
    }
    points[i] = {(1 - root) / 2, 1 / ((1 - root * root) * slope * slope)};
  }
  return points;
}

}  // namespace

const Quadrature<16>& sixteen_points() {
  static const Quadrature<16> points = computed<16>();
  return points;
}

const Quadrature<4>& four_points() {
  static const Quadrature<4> points = computed<4>();
  return points;
}

}  // namespace dangol
