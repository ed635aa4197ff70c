// A shop's visits played in the order of time: each gap forecast before it is learned from (prequential evaluation,
// Dawid 1984), and at one day everybody asked about: "back within so many days?"
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "evaluation/classification.h"
#include "rhythm/shop_rhythm.h"

namespace dangol {

// A day on which a customer came for a service (0: for anything). By day.
struct RhythmVisit {
  std::int32_t day = 0;
  std::uint32_t customer = 0;  // 0, 1, 2 ...
  ServiceId service;
};

// Mean absolute errors in days, of gaps of customers of whom one gap at least was known.
struct GapErrors {
  std::uint64_t gaps = 0;
  double ours = 0;
  double own_mean = 0;
  double own_median = 0;
  double last = 0;
  double shop_mean = 0;
  std::uint64_t inside = 0;    // of them, inside our 80 % interval
  std::uint64_t all_gaps = 0;  // first gaps too
  std::uint64_t all_inside = 0;
  double interval_days = 0;  // mean length of the intervals, of all
};

// `visits` for anything, in one group; or of services, each forecast for itself. Both at once are two groups.
struct GapReplay {
  GapErrors visits;
  GapErrors services;
};
GapReplay replay_gaps(std::span<const RhythmVisit> visits);

// Everybody who had come by the end of the day `cut`, asked whether she comes within `days` after it.
struct ReturnsAsked {
  std::int32_t days = 0;
  std::vector<Asked> ours;             // of those who had come twice at least, as the three others are
  std::vector<Asked> hierarchy_alone;  // before the shop's past corrected it
  std::vector<Asked> rate;             // visits a day, as Poisson-gamma ranks
  std::vector<Asked> recency;
  std::vector<Asked> ours_of_all;  // those who had come once too
};
// One for each of `windows` of which the visits show the end. `visits` for anything only.
std::vector<ReturnsAsked> replay_returns(std::span<const RhythmVisit> visits, std::int32_t cut,
                                         std::span<const std::int32_t> windows);

}  // namespace dangol
