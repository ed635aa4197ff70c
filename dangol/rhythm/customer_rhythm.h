// What is remembered of one customer's coming for one service (or for anything at all): a small fold of her days.
//
// Built from the days of her latest orders whenever it is needed, or kept; ShopRhythm::follow() adds a day. Gaps are
// logarithms of open days (shop_clock.h), the older of them fading.
#pragma once

#include <array>
#include <cstdint>

namespace dangol {

struct CustomerRhythm {
  std::uint32_t visits = 0;    // different days she came on
  std::int32_t first_day = 0;  // since 1970-01-01
  std::int32_t last_day = 0;
  // Of the log gaps: weight, sum, sum of squares, each gap weighing 0.95 of the next; and the same with 0.6.
  float weight = 0;
  float sum = 0;
  float squares = 0;
  float quick_weight = 0;
  float quick_sum = 0;
  float last_log_gap = 0;
  std::uint16_t gaps = 0;      // stays at 65,535
  // Of successive gaps g, h: how many pairs, and sum of (g / (g + h) - 1/2)^2 (Wheat & Morrison 1990).
  float pairs = 0;
  float pair_squares = 0;
  std::array<std::uint8_t, 7> weekdays{};  // visits by weekday (0 Monday), halved when there are many
};

}  // namespace dangol
