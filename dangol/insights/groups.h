// The shop's guests in groups: those who behave alike, where there are such groups; a grid of how recent and how often;
// and products whose buyers fall into two camps.
#pragma once

#include <cstdint>
#include <vector>

#include "insights/categories.h"
#include "insights/guest.h"
#include "insights/guest_days.h"
#include "segments/behaviour_groups.h"
#include "segments/camps.h"
#include "segments/rfm_grid.h"

namespace dangol {

struct GuestGroup {
  BehaviourGroup behaviour;
  double visits_a_month = 0;       // mean
  double spend_a_visit_minor = 0;  // mean
};

// A category whose buyers take either some of its items or others.
struct Split {
  std::uint32_t category = 0;
  Camps camps;  // camps.items are item ids
};

struct ShopGroups {
  BehaviourGroups found;  // its `groups` are the `behaviour` of those below
  std::vector<GuestGroup> groups;
  RfmGrid grid;
  std::vector<Split> splits;
};

// Two walks, then about a second; of a million guests some ten. Deterministic.
ShopGroups shop_groups(const GuestWalk& walk, const Categories& categories, std::int32_t today);

}  // namespace dangol
