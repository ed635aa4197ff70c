// Tests of two arms that are asked after every customer whether they see a difference: ours, and the usual ones that
// they are measured against.
#pragma once

#include <cstdint>
#include <functional>

#include "experiments/hold_out.h"

namespace dangol {

struct WatchedOutcome {
  Arm arm = Arm::treated;
  double value = 0;
  double before = 0;
};

// Takes the next customer; true as long as it says that the arms differ, at 5 %.
using WatchedTest = std::function<bool(const WatchedOutcome&)>;

// The z-test of two rates with a pooled variance (two-sided), asked only when `customers` have come; 0: asked after
// every customer from the twentieth on, which is wrong and what people do.
WatchedTest z_test(std::uint64_t customers);

// mSPRT: Johari, Pekelis & Walsh, "Always valid inference: bringing sequential analysis to A/B testing", 2019, eq. 9,
// with V from the rates seen so far, from the twentieth customer on. `tau`: standard deviation of the effects expected.
WatchedTest mixture_ratio_test(double tau);

// BettingComparison. `levels`: values are 0 .. levels - 1.
WatchedTest betting_test(std::size_t levels, double treated_share, std::uint32_t planned);

// AdjustedComparison; `with_before` false: without regression.
WatchedTest adjusted_test(std::uint32_t planned, bool with_before);

}  // namespace dangol
