// What sets each group apart, as values for words. For behaviour_groups.cc alone.
#pragma once

#include <span>
#include <vector>

#include "segments/behaviour_groups.h"

namespace dangol {

// The groups, the largest first; `group_of` is renumbered to match. `stability` by the old numbers.
std::vector<BehaviourGroup> contrasted_groups(const FeatureTable& table, std::span<std::uint8_t> group_of,
                                              std::span<const double> stability);

}  // namespace dangol
