// What a segment may ask about one customer: plain values that the shop fills from its memory. No name, no phone, and
// no health data: an allergy never selects people.
#pragma once

#include <cstdint>
#include <limits>
#include <span>

#include "base/ids.h"

namespace dangol {

using CategoryNumber = std::uint32_t;  // the shop's own numbering of the catalog's category names; 0: none

// Days since 1970-01-01 in the shop's zone.
inline constexpr std::int32_t unknown_day = std::numeric_limits<std::int32_t>::min();
inline constexpr double not_known = std::numeric_limits<double>::quiet_NaN();

// One item of one order.
struct BoughtLine {
  std::int32_t day = 0;
  std::uint32_t order = 0;  // the same for all lines of an order, and different from its neighbours'
  ItemId item = {};
  CategoryNumber category = 0;
};

struct CustomerFacts {
  std::uint32_t visits = 0;
  std::int32_t first_visit_day = unknown_day;
  std::int32_t last_visit_day = unknown_day;
  std::int32_t known_since_day = unknown_day;  // when the shop came to know her
  std::int64_t spent_minor = 0;                // refunds taken off: may be negative
  double value_minor = not_known;              // what she is expected to spend
  double cycle_days = not_known;               // her usual time between visits, above 0
  double alive_chance = not_known;             // 0..1, that she still comes
  ItemId favourite_item = {};
  CategoryNumber favourite_category = 0;
  std::uint8_t birthday_month = 0;  // 1..12; 0: not known
  bool agreed_personalisation = false;
  bool agreed_marketing = false;
  StoreId store = {};                       // where she mostly comes
  std::span<const BoughtLine> bought = {};  // newest order first, the lines of an order side by side
};

}  // namespace dangol
