// When a guest will come again, for anything and for each thing that she comes for in a rhythm of its own: beans every
// three weeks, a dye every three months.
//
//   const GuestRhythm hers = guest_rhythm(days, habits, categories, knowledge.rhythm, today);
//   if (const auto due = due_service(days, categories, knowledge.rhythm, today)) ...
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "insights/categories.h"
#include "insights/guest.h"
#include "insights/guest_days.h"
#include "rhythm/shop_rhythm.h"

namespace dangol {

inline constexpr std::size_t days_ahead = 28;

struct ServiceRhythm {
  std::uint32_t category = 0;
  int visits = 0;             // remembered days on which she bought of it
  std::int32_t last_day = 0;  // of them
  RhythmForecast forecast;
};

struct GuestRhythm {
  RhythmForecast visits;
  std::vector<ServiceRhythm>
      services;  // not those that she takes at nearly every visit: they have no rhythm of their own
};

// Some five microseconds.
GuestRhythm guest_rhythm(const GuestDays& days, const CustomerHabits& habits, const Categories& categories,
                         const ShopRhythm& shop, std::int32_t today);

// [i]: the chance, 0..1, that her next visit falls on today + i; days_ahead of them, none of a guest never seen.
std::vector<double> next_visit_by_day(const GuestDays& days, const CustomerHabits& habits, const ShopRhythm& shop,
                                      std::int32_t today);

// The one that has been due longest, measured by its own gap. A few microseconds.
std::optional<ServiceRhythm> due_service(const GuestDays& days, const Categories& categories, const ShopRhythm& shop,
                                         std::int32_t today);

// Learns the shop's rhythm from its guests' remembered orders: some fifteen microseconds a guest, and half a second.
ShopRhythm learn_rhythm(const GuestWalk& walk, const Categories& categories, std::int32_t today);

}  // namespace dangol
