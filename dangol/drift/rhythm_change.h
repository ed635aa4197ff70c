// Whether a customer comes more often, less often or not at all any more: since when, from how many days to how many,
// and how easily chance alone would show as much.
//
//   const RhythmChange change = rhythm_change(visit_days, today, shop);
//   if (change.kind == RhythmChange::Kind::slower) ... change.since_day, change.days_before, change.days_after
//
// Gaps are compared by their fourth roots in units of her own geometric mean: between logarithms, for which a gap of
// one day counts too much, and days, for which a long one does. Gaps in between visits of a day, visits after `today`
// (a till's clock) and all but the latest 33 days of visits are left out.
#pragma once

#include <cstdint>
#include <span>

#include "drift/quiet_shop.h"

namespace dangol {

// How often a customer who keeps her habits may be said to have changed.
struct FalseAlarms {
  double change = 0.05;   // of six visits in a row, each looked at; 0 < .. <= 0.1
  double stopped = 0.01;  // of the gaps between visits; 0 < .. <= 0.1
};

struct RhythmChange {
  enum class Kind : std::uint8_t { not_enough, steady, faster, slower, stopped };
  Kind kind = Kind::not_enough;  // not_enough: fewer than nine gaps
  double chance = 1;             // 0..1: how often a customer who keeps her rhythm shows as much
  std::int32_t since_day = 0;    // the last visit in the old rhythm; stopped: her last visit; 0: nothing changed
  int gaps_before = 0;           // how many gaps the figures stand on; they are all hers where nothing changed
  int gaps_after = 0;            // stopped: 0
  double days_before = 0;        // median gap
  double days_after = 0;         // median gap; stopped: days since her last visit; 0 where nothing changed
};

// What the shop's customers are like: gaps between visits, and single gaps for the silence that means "stopped".
struct QuietRhythm {
  QuietShop gaps = QuietShop::of_rhythm();
  ChanceTail silences{{1.27, 2.13, 0.64}};

  // First all customers' spread, then all customers' windows. `gaps` in days, each > 0, oldest first.
  void learn_spread(std::span<const double> gaps);
  void learn_windows(std::span<const double> gaps);
};

// `visit_days` ascending, since 1970-01-01. About half a microsecond.
RhythmChange rhythm_change(std::span<const std::int32_t> visit_days, std::int32_t today, const QuietRhythm& shop,
                           const FalseAlarms& rates = {});

// The same on gaps alone: `gaps` in days, each > 0, oldest first; `silence` days since the last visit, at least 0; the
// last `watched` (1 .. 6) may be after a change. since_day stays 0.
RhythmChange change_of_gaps(std::span<const double> gaps, double silence, int watched, const QuietRhythm& shop,
                            const FalseAlarms& rates = {});

}  // namespace dangol
