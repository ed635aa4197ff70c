// How long a yes to advertising lasts: two years after it she is to be told that it holds, or nothing more is sent
// (Network Act 50(8), decree 62-3(1)).
#pragma once

#include <cstdint>
#include <optional>

#include "base/time.h"
#include "consent/consent_state.h"

namespace dangol {

// The first local day on which a yes of that day does not hold any more. Of the 29th of February: the 28th.
std::int32_t consent_ends_on(std::int32_t given_day);

// Guests whose yes to advertising by some channel ends soon, and those with one that has ended.
struct ConsentsEnding {
  std::uint64_t soon = 0;
  std::int32_t first_day = 0;  // on which one of those soon ends; 0: none
  std::uint64_t ended = 0;     // and none of hers ends soon
};
inline constexpr std::int32_t soon_days = 60;

// Counts one guest in.
void count_ending(ConsentsEnding& ending, const ConsentState& consent, const Zone& zone, std::int32_t today);

}  // namespace dangol
