// Made-up buyers of one product whose camps are known, and three kinds of buyers without camps, to measure how often
// camps are found where there are some and where there are none.
#pragma once

#include <cstdint>
#include <vector>

#include "segments/camps.h"

namespace dangol {

enum class BuyerKind : std::uint8_t {
  two_camps,   // each takes most of one half of the companions; one in ten of the rest
  all_alike,   // everybody by the same shares
  favourites,  // everybody has one or two favourites of her own, whichever they are
  gradual,     // every mixture of the two halves, most buyers in between
};

// Each takes of `companions` things, some more popular than others, three or more times.
std::vector<Companions> made_buyers(BuyerKind kind, std::size_t buyers, std::uint32_t companions, std::uint64_t seed);

}  // namespace dangol
