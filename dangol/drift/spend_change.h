// Whether a customer spends more or less at a visit than she used to: since when, from how much to how much, and how
// easily chance alone would show as much. Logarithms of amounts are compared; visits without a positive amount (gifts,
// refunds) say nothing and are passed over.
#pragma once

#include <cstdint>
#include <span>

#include "drift/quiet_shop.h"

namespace dangol {

struct SpendChange {
  enum class Kind : std::uint8_t { not_enough, steady, more, less };
  Kind kind = Kind::not_enough;  // not_enough: fewer than nine visits with a positive amount
  double chance = 1;             // 0..1: how often a customer who keeps her habits shows as much
  std::size_t since_visit = 0;   // the first visit after the change, counted in `amounts_minor`; 0: nothing changed
  int visits_before = 0;         // with a positive amount
  int visits_after = 0;
  double minor_before = 0;  // median amount
  double minor_after = 0;   // 0 where nothing changed
};

// `amounts_minor` of a customer's visits, oldest first; the latest 32 positive ones count. `false_alarms`: of six
// visits in a row, each looked at, 0 < .. <= 0.1. About half a microsecond.
SpendChange spend_change(std::span<const std::int64_t> amounts_minor, const QuietShop& shop,
                         double false_alarms = 0.05);

// What amounts do while nobody changes: first every customer's spread, then every customer's windows.
void learn_spend_spread(QuietShop& shop, std::span<const std::int64_t> amounts_minor);
void learn_spend_windows(QuietShop& shop, std::span<const std::int64_t> amounts_minor);

}  // namespace dangol
