// Sixteen floats worked on element by element in the machine's vector registers (an extension of GCC and clang): the
// taste model keeps one element for each of its experts.
#pragma once

#include <array>
#include <bit>
#include <cstddef>

namespace dangol {

struct Lanes {
  using Four [[gnu::vector_size(16)]] = float;
  static constexpr std::size_t fours = 4;

  std::array<Four, fours> parts;

  static Lanes of(const std::array<float, 4 * fours>& values) { return std::bit_cast<Lanes>(values); }
  static Lanes all(float value) {
    const Four four{value, value, value, value};
    return {{four, four, four, four}};
  }
  std::array<float, 4 * fours> values() const { return std::bit_cast<std::array<float, 4 * fours>>(*this); }

  // Always in the same sequence, so that every machine gives the same sum.
  float sum() const {
    const Four quarter = (parts[0] + parts[1]) + (parts[2] + parts[3]);
    return (quarter[0] + quarter[1]) + (quarter[2] + quarter[3]);
  }

  // Written out: a loop over the parts would go through memory.
  friend Lanes operator+(const Lanes& a, const Lanes& b) {
    return {{a.parts[0] + b.parts[0], a.parts[1] + b.parts[1], a.parts[2] + b.parts[2], a.parts[3] + b.parts[3]}};
  }
  friend Lanes operator*(const Lanes& a, const Lanes& b) {
    return {{a.parts[0] * b.parts[0], a.parts[1] * b.parts[1], a.parts[2] * b.parts[2], a.parts[3] * b.parts[3]}};
  }
  friend Lanes operator/(const Lanes& a, const Lanes& b) {
    return {{a.parts[0] / b.parts[0], a.parts[1] / b.parts[1], a.parts[2] / b.parts[2], a.parts[3] / b.parts[3]}};
  }
  friend Lanes operator*(const Lanes& a, float b) { return a * all(b); }
};

}  // namespace dangol
