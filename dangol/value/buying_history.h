// One customer's purchases as the models of value see them: how often, how recently, for how long, how much.
//
//   const BuyingHistory history = buying_history(days, today);
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>

namespace dangol {

// What was paid on one day: orders less refunds, in the currency's usual unit (dollars, won), any sign.
struct BuyingDay {
  std::int32_t day = 0;  // any day count, such as LocalTime::day
  double amount = 0;
};

// Days, because a shop's customers come on days: two orders on one day are one purchase. Fader, Hardie & Lee's x, t_x,
// T.
struct BuyingHistory {
  std::uint32_t repeat_purchases = 0;  // x: days with a purchase after the first such day
  std::int32_t recency_days = 0;       // t_x: from the first purchase to the last; 0 without a repeat purchase
  std::int32_t age_days = 0;           // T: from the first purchase to the day until which she was observed
  double log_gaps = 0;                 // sum of ln(days) over the gaps between purchases: how regular they are
  std::uint32_t paid_purchases = 0;    // repeat purchases for more than nothing
  double mean_spend = 0;               // of those, each; 0 without any
};

inline constexpr std::int32_t longest_days = 100 * 366;  // nobody buys for longer: a clock error

// Made consistent: never negative, x <= t_x <= T, spend finite. What cannot be is read as the nearest thing that can.
BuyingHistory sound(BuyingHistory history);
// Only x, t_x and T; here because a million are made sound at a time.
inline BuyingHistory sound_times(BuyingHistory history) {
  history.age_days = std::clamp(history.age_days, 0, longest_days);
  history.recency_days = std::clamp(history.recency_days, 0, history.age_days);
  history.repeat_purchases = std::min(history.repeat_purchases, static_cast<std::uint32_t>(history.recency_days));
  if (history.repeat_purchases == 0) history.recency_days = 0;
  return history;
}

// The days in any order, several of one day added up. Days after `until` (a clock error, or what a test holds back) do
// not count, nor do days on which more was refunded than bought; a day for nothing is a purchase without spend.
// Nothing bought at all: a history of age 0.
BuyingHistory buying_history(std::span<const BuyingDay> days, std::int32_t until);

}  // namespace dangol
