// Whose habits changed: rhythm, basket, spend, each guest against her own past, with a stated rate of false alarms.
//
//   const Yardsticks shop = learn_yardsticks(walk, today);      what sways while nothing changes
//   days.read(habits, today);
//   for (const GuestChange& change : changes_of(days, today, shop)) ...
#pragma once

#include <cstdint>
#include <vector>

#include "drift/basket_change.h"
#include "drift/quiet_shop.h"
#include "drift/rhythm_change.h"
#include "drift/spend_change.h"
#include "insights/guest.h"
#include "insights/guest_days.h"

namespace dangol {

inline constexpr double change_false_alarms = 0.05;  // of guests who keep their habits, for each kind of change

enum class ChangeKind : std::uint8_t {
  stopped,  // the most telling first
  rhythm_slower,
  rhythm_faster,
  turned_away,
  turned_to,
  spends_less,
  spends_more,
};

struct GuestChange {
  ChangeKind kind{};
  std::int32_t since_day = 0;  // the last day in the old way; of an item or an amount, the first in the new one
  double chance = 1;           // 0..1: how often a guest who keeps her habits shows as much
  double before = 0;           // of a rhythm, median days between visits; of spend, median minor units a visit
  double after = 0;            // likewise; stopped: days since her last visit
  ItemId item;                 // turned to or away from
  int with_before = 0;         // of visits_before, how many held the item
  int visits_before = 0;
  int with_after = 0;
  int visits_after = 0;
};

// What the shop's guests are like while nothing changes. A new shop believes what simulated guests gave.
struct Yardsticks {
  QuietRhythm rhythm;
  QuietShop spend = QuietShop::of_spend();
  ShopBaskets baskets;
};

// Two walks over the guests, some fifteen microseconds a guest in all; knowledge.h says of how many.
Yardsticks learn_yardsticks(const GuestWalk& walk, std::int32_t today);

// At most one of each: rhythm, basket, spend; the most telling first. About five microseconds.
std::vector<GuestChange> changes_of(const GuestDays& guest, std::int32_t today, const Yardsticks& shop);

struct FoundChange {
  CustomerId guest;
  GuestChange change;
};

// Of all guests who may be named, those whose change is worth a look: the list is cut where more than a tenth of it
// would be there by chance (drift/false_discovery.h); at most `limit`, surest first.
std::vector<FoundChange> changes_in_shop(const GuestWalk& walk, std::int32_t today, const Yardsticks& shop,
                                         std::size_t limit);

}  // namespace dangol
