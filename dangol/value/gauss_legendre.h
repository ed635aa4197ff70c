// Gauss-Legendre quadrature on 0..1 (Abramowitz & Stegun 1964, table 25.4, moved from -1..1).
#pragma once

#include <array>
#include <cstddef>

namespace dangol {

struct QuadraturePoint {
  double at = 0;
  double weight = 0;
};

template <std::size_t Points>
using Quadrature = std::array<QuadraturePoint, Points>;

const Quadrature<16>& sixteen_points();
const Quadrature<4>& four_points();

}  // namespace dangol
