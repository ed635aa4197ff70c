// What the shop's guests are worth: customer equity, what moved it, who matters most and who is slipping away.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "insights/guest.h"
#include "insights/guest_days.h"
#include "value/equity.h"

namespace dangol {

inline constexpr Outlook worth_outlook{};            // a year ahead, discounted by a tenth, 80 % intervals
inline constexpr std::int32_t moved_over_days = 30;  // what moved equity is told since then

// Her purchases as the models of value take them. Beyond her remembered orders the number of visits stands in: visits
// a day and the regularity of her gaps are taken to have been what they are in those that are remembered.
BuyingHistory history_of(const Guest& guest, const GuestDays& days, std::int32_t until);

// The model of value that fits the shop today: one walk, then some microseconds a guest.
ValueModel shop_value_model(const GuestWalk& walk, std::int32_t today);

struct GuestWorth {
  CustomerId guest;
  CustomerValue value;
};

struct WorthBar {
  double from_minor = 0;
  double to_minor = 0;
  std::uint64_t guests = 0;
};

struct ShopWorth {
  ValueModel model;    // model.enough false: only the counts below mean something
  Equity equity;       // minor units
  double alive = 0;    // guests who still come, expected
  EquityChange moved;  // both dates by today's model
  std::int32_t moved_since = 0;
  std::vector<GuestWorth> best;      // most worth first
  std::vector<GuestWorth> slipping;  // who bought much and has probably stopped; what they used to spend decides
  std::vector<WorthBar> spread;      // of discounted worth, bars of equal width
};

// One walk, then some ten microseconds a guest. Lists name only guests who may be named.
ShopWorth shop_worth(const GuestWalk& walk, std::int32_t today, std::size_t limit);

}  // namespace dangol
