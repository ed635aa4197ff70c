// A made-up shop whose groups are known, to measure whether they are found, and a shop without groups, to measure
// whether some are found all the same.
#pragma once

#include <cstdint>
#include <vector>

#include "segments/behaviour.h"

namespace dangol {

struct MadeGuest {
  std::uint8_t group = 0;  // the truth
  std::vector<BehaviourVisit> visits;
  std::vector<CategoryCount> categories;
};

inline constexpr std::int32_t made_shop_today = 19'905;

// Four kinds of guests (before work, lunch, evening, weekend families), each guest with a rate, hours, tastes and
// amounts of her own around her kind's. The last 32 visits of each, over at most a year.
std::vector<MadeGuest> made_shop_with_groups(std::size_t guests, std::uint64_t seed);

// The same freedom for each guest around one kind, wide: everybody differs, nobody belongs together.
std::vector<MadeGuest> made_shop_without_groups(std::size_t guests, std::uint64_t seed);

}  // namespace dangol
