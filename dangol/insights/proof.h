// Whether suggestions help: guests who get them against the few who are left without (experiments/).
#pragma once

#include <cstdint>
#include <vector>

#include "events/event.h"
#include "experiments/experiment.h"
#include "insights/guest.h"

namespace dangol {

struct MeasuredProof {
  Measure measure{};
  Comparison found;
};

struct Proof {
  std::uint64_t held_out = 0;  // guests whose window has opened or closed
  std::uint64_t treated = 0;
  std::vector<MeasuredProof> measures;
};

inline HoldOut suggestion_hold_out(const HoldOutSet& set) { return {"suggestion", set.share_thousandths / 1000.0}; }

// One walk. Guests enter in the order in which their windows closed, so that looking again later continues the same
// sequence (experiments/experiment.h: its intervals hold however often one looks).
Proof proof_of_suggestions(const GuestWalk& walk, const HoldOutSet& set, std::int32_t start_day, std::int32_t today);

}  // namespace dangol
