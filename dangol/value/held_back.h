// Customers as they were known earlier, and how often each came since: what a shop's forecasts are judged by.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "value/buying_history.h"

namespace dangol {

struct HeldBack {
  BuyingHistory earlier;
  std::uint32_t purchases = 0;  // in the weeks that were held back
};

struct HeldBackSet {
  std::vector<HeldBack> customers;
  double weeks = 0;
};

// The last third of the days from the first to `until`; those who came in it for the first time are left out.
HeldBackSet hold_back(std::span<const std::vector<BuyingDay>> customers, std::int32_t first, std::int32_t until);

}  // namespace dangol
