#include "value/buying_history.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace dangol {
namespace {

// One entry for each day with a purchase, in order.
std::vector<BuyingDay> merged(std::span<const BuyingDay> days, std::int32_t until) {
  std::vector<BuyingDay> sorted;
  for (const BuyingDay& each : days) {
    if (each.day <= until && std::isfinite(each.amount)) sorted.push_back(each);
  }
  std::ranges::stable_sort(sorted, {}, &BuyingDay::day);
  std::vector<BuyingDay> merged;
  for (const BuyingDay& each : sorted) {
    if (merged.empty() || merged.back().day != each.day) {
      merged.push_back(each);
    } else {
      merged.back().amount += each.amount;
    }
  }
  std::erase_if(merged, [](const BuyingDay& each) { return each.amount < 0 || !std::isfinite(each.amount); });
  return merged;
}

}  // namespace

BuyingHistory sound(BuyingHistory history) {
  history = sound_times(history);
  // Gaps of one day each at least, of equal length at most (the logarithm is concave).
  const double repeats = history.repeat_purchases;
  const double most = repeats > 0 ? repeats * std::log(history.recency_days / repeats) : 0;
  history.log_gaps = std::isfinite(history.log_gaps) ? std::clamp(history.log_gaps, 0.0, most) : most;
  history.paid_purchases = std::min(history.paid_purchases, history.repeat_purchases);
  const bool paid = std::isfinite(history.mean_spend) && history.mean_spend > 0 && history.paid_purchases > 0;
  if (!paid) {
    history.paid_purchases = 0;
    history.mean_spend = 0;
  }
  return history;
}

BuyingHistory buying_history(std::span<const BuyingDay> days, std::int32_t until) {
  const std::vector<BuyingDay> bought = merged(days, until);
  BuyingHistory history;
  if (bought.empty()) return history;
  history.repeat_purchases = static_cast<std::uint32_t>(bought.size() - 1);
  history.recency_days = bought.back().day - bought.front().day;
  history.age_days = until - bought.front().day;
  double spent = 0;
  for (std::size_t i = 1; i < bought.size(); ++i) {
    history.log_gaps += std::log(bought[i].day - bought[i - 1].day);
    if (bought[i].amount <= 0) continue;
    spent += bought[i].amount;
    ++history.paid_purchases;
  }
  if (history.paid_purchases > 0) history.mean_spend = spent / history.paid_purchases;
  return sound(history);
}

}  // namespace dangol
