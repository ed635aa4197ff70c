// Chance for one thing alone: the inventor's own dice must not be thrown for it, or all else that is invented would
// change.
#pragma once

#include <cstdint>

namespace dangol {

// SplitMix64 (Steele, Lea & Flood 2014).
constexpr std::uint64_t mixed(std::uint64_t value) {
  value += 0x9e3779b97f4a7c15ULL;
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
  value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
  return value ^ (value >> 31);
}

}  // namespace dangol
