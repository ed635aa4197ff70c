// What a counter card suggested to a guest, out of what and with what chance: the log by which ways of choosing can be
// compared afterwards (experiments/off_policy.h).
#pragma once

#include <cstdint>
#include <vector>

#include "base/ids.h"

namespace dangol {

inline constexpr std::uint32_t ten_thousandths = 10'000;
inline constexpr std::size_t most_considered = 8;

struct ConsideredItem {
  ItemId item;
  std::uint32_t expected = 0;  // ten-thousandths: that her next basket holds it, by her taste; 0: not known
  std::uint32_t chance = 0;    // ten-thousandths: with which it was to be the one that is shown; of all together 10,000
  friend bool operator==(const ConsideredItem&, const ConsideredItem&) = default;
};

struct SuggestionShown {                // sealed with her key: of her tastes, and at times of her praise
  std::uint32_t shown = 0;              // place of the one that was, whose chance is not 0
  std::vector<ConsideredItem> among{};  // 1..most_considered, what suits her best first
  friend bool operator==(const SuggestionShown&, const SuggestionShown&) = default;
};

// How much cards try out beside what is believed best; a later one replaces an earlier one.
struct ExplorationSet {
  std::uint32_t share_thousandths = 0;  // 0..500: spread evenly over what suits her; 0: always the one that suits best
  friend bool operator==(const ExplorationSet&, const ExplorationSet&) = default;
};

}  // namespace dangol
