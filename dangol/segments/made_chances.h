// Random numbers for made-up shops: those that standard distributions give differ between libraries, these do not.
#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>

namespace dangol {

class MadeChances {
 public:
  explicit MadeChances(std::uint64_t seed) : dice_(seed) {}

  // Between 0 and 1, neither included.
  double unit() { return (static_cast<double>(dice_() >> 11) + 0.5) * 0x1p-53; }

  double normal() {  // Box & Muller 1958
    return std::sqrt(-2 * std::log(unit())) * std::cos(2 * std::numbers::pi * unit());
  }

  // Of scale 1; `shape` above 0 (Marsaglia & Tsang 2000).
  double gamma(double shape) {
    if (shape < 1) return gamma(shape + 1) * std::pow(unit(), 1 / shape);
    const double d = shape - 1.0 / 3;
    while (true) {
      const double x = normal();
      const double v = std::pow(1 + x / std::sqrt(9 * d), 3);
      if (v > 0 && std::log(unit()) < 0.5 * x * x + d - d * v + d * std::log(v)) return d * v;
    }
  }

 private:
  std::mt19937_64 dice_;
};

}  // namespace dangol
