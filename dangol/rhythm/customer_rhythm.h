// What is remembered of one customer's coming for one service (or for anything at all): a small fold of her days.
//
// Built from the days of her latest orders whenever it is needed, or kept; ShopRhythm::follow() adds a day. Gaps are
// logarithms of open days (shop_clock.h), the older of them fading.
#pragma once

#include <array>
#include <cstdint>

#include "rhythm/shop_clock.h"

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
  float last_gap = 0;      // open days
  std::uint16_t gaps = 0;  // stays at 65,535
  // Of successive gaps g, h: how many pairs, and sum of (g / (g + h) - 1/2)^2 (Wheat & Morrison 1990).
  float pairs = 0;
  float pair_squares = 0;
  std::array<std::uint8_t, 7> weekdays{};  // visits by weekday (0 Monday), halved when there are many
};

// A gap that ended. Days count from the middle of the first to the middle of the last.
struct EndedGap {
  double open_days = 1;         // at least 0.1
  double log_gap = 0;           // its logarithm
  double open_days_before = 0;  // the same to the end of the day before she came: she was not back then
  double open_days_after = 0;   // and to the end of the day on which she came
  double first_day = 0;         // what was left of the day on which the gap began: less is not a gap
};

// Days farther than this from 1970 are no days: whatever names one is ignored.
inline constexpr std::int32_t furthest_day = 2'000'000;
inline bool is_day(std::int32_t day) { return day > -furthest_day && day < furthest_day; }

// She has come before, and `day` is after her last.
bool ends_gap(const CustomerRhythm& customer, std::int32_t day);
// The gap that ends when she comes on such a day.
EndedGap ended_gap(const CustomerRhythm& customer, const WeekdayWeights& weights, const ShopClock& clock,
                   std::int32_t day);
// She came on `day`, which ended the gap unless it is her first.
void remember(CustomerRhythm& customer, std::int32_t day, const EndedGap& gap);

}  // namespace dangol
