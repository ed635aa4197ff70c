#include "rhythm/customer_rhythm.h"

#include <algorithm>
#include <cmath>

namespace dangol {
namespace {

constexpr float slow_fading = 0.95F;
constexpr float quick_fading = 0.6F;
constexpr unsigned most_of_weekday = 32;
constexpr float most_pairs_of_hers = 64;
constexpr double least_counted_days = 0.1;

std::size_t place_of(std::int32_t day) { return static_cast<std::size_t>(weekday_of(day)); }

void count_weekday(CustomerRhythm& customer, std::int32_t day) {
  if (customer.weekdays[place_of(day)] >= most_of_weekday) {
    for (std::uint8_t& count : customer.weekdays) count = static_cast<std::uint8_t>(count / 2);
  }
  ++customer.weekdays[place_of(day)];
}

void add_gap(CustomerRhythm& customer, const EndedGap& gap) {
  const auto log_gap = static_cast<float>(gap.log_gap);
  const auto open_days = static_cast<float>(gap.open_days);
  if (customer.gaps > 0) {
    const float share = open_days / (open_days + customer.last_gap) - 0.5F;
    if (customer.pairs >= most_pairs_of_hers) {
      customer.pairs /= 2;
      customer.pair_squares /= 2;
    }
    customer.pairs += 1;
    customer.pair_squares += share * share;
  }
  customer.weight = customer.weight * slow_fading + 1;
  customer.sum = customer.sum * slow_fading + log_gap;
  customer.squares = customer.squares * slow_fading + log_gap * log_gap;
  customer.quick_weight = customer.quick_weight * quick_fading + 1;
  customer.quick_sum = customer.quick_sum * quick_fading + log_gap;
  customer.last_log_gap = log_gap;
  customer.last_gap = open_days;
  if (customer.gaps < 65'535) ++customer.gaps;
}

}  // namespace

bool ends_gap(const CustomerRhythm& customer, std::int32_t day) {
  return customer.visits > 0 && day > customer.last_day && is_day(day);
}

EndedGap ended_gap(const CustomerRhythm& customer, const WeekdayWeights& weights, const ShopClock& clock,
                   std::int32_t day) {
  EndedGap gap;
  const double of_day = static_cast<double>(weights[place_of(day)]);
  gap.first_day = static_cast<double>(weights[place_of(customer.last_day)]) / 2;
  gap.open_days_before = gap.first_day + clock.open_days(customer.last_day, day - 1, weights);
  // She came, so the day was open, whatever others did.
  gap.open_days = std::max(gap.open_days_before + of_day / 2, least_counted_days);
  gap.log_gap = std::log(gap.open_days);
  gap.open_days_after = gap.open_days_before + of_day;
  return gap;
}

void remember(CustomerRhythm& customer, std::int32_t day, const EndedGap& gap) {
  if (customer.visits == 0) {
    customer.first_day = day;
  } else {
    add_gap(customer, gap);
  }
  count_weekday(customer, day);
  customer.last_day = day;
  if (customer.visits < 0xFFFFFFFF) ++customer.visits;
}

}  // namespace dangol
