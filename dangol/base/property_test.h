// For property tests: how often, and from which seed. A failing run prints the seed, and DANGOL_SEED repeats it.
//
//   for_each_round(200, [](Dice& dice) { CHECK(...); });
#pragma once

#include <doctest/doctest.h>

#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>

namespace dangol {

using TestDice = std::mt19937_64;

inline std::uint64_t property_seed() {
  const char* chosen = std::getenv("DANGOL_SEED");
  static const std::uint64_t seed = chosen != nullptr ? std::stoull(chosen) : std::random_device{}();
  return seed;
}

// 0 .. count - 1.
inline std::size_t roll(TestDice& dice, std::size_t count) { return static_cast<std::size_t>(dice() % count); }

// Any bytes at all, at most `longest`.
inline std::string random_bytes(TestDice& dice, std::size_t longest) {
  std::string bytes(roll(dice, longest + 1), '\0');
  for (char& byte : bytes) byte = static_cast<char>(dice());
  return bytes;
}

template <class Round>
void for_each_round(int rounds, const Round& round) {
  const std::uint64_t seed = property_seed();
  INFO("repeat with DANGOL_SEED=", seed);
  TestDice dice(seed);
  for (int i = 0; i < rounds; ++i) {
    CAPTURE(i);
    round(dice);
  }
}

}  // namespace dangol
