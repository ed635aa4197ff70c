#include "evaluation/rhythm_replay.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace dangol {
namespace {

constexpr double rate_prior_gaps = 0.25;
constexpr double rate_prior_days = 30;
constexpr double new_shop_gap = 7;  // days, before any gap was seen

struct PlayedCustomer {
  CustomerRhythm rhythm;
  std::vector<std::int32_t> gaps;  // sorted
  double gap_sum = 0;
  std::int32_t last_gap = 0;
};

// Gaps of all customers until now.
struct PlayedShop {
  double gaps = 0;
  double days = 0;
  double mean() const { return gaps > 0 ? days / gaps : new_shop_gap; }
};

double median_of(std::span<const std::int32_t> sorted) {
  const std::size_t half = sorted.size() / 2;
  return sorted.size() % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2.0;
}

void judge(GapErrors& errors, const RhythmForecast& forecast, const PlayedCustomer& her, const PlayedShop& shop,
           std::int32_t day) {
  const bool inside = forecast.earliest_day <= day && day <= forecast.latest_day;
  ++errors.all_gaps;
  errors.all_inside += inside ? 1 : 0;
  errors.interval_days += forecast.latest_day - forecast.earliest_day + 1;
  if (her.gaps.empty()) return;
  const double gap = day - her.rhythm.last_day;
  ++errors.gaps;
  errors.inside += inside ? 1 : 0;
  errors.ours += std::abs(forecast.expected_day - day);
  errors.own_mean += std::abs(her.gap_sum / static_cast<double>(her.gaps.size()) - gap);
  errors.own_median += std::abs(median_of(her.gaps) - gap);
  errors.last += std::abs(her.last_gap - gap);
  errors.shop_mean += std::abs(shop.mean() - gap);
}

void remember_gap(PlayedCustomer& her, PlayedShop& shop, std::int32_t gap) {
  her.gaps.insert(std::ranges::upper_bound(her.gaps, gap), gap);
  her.gap_sum += gap;
  her.last_gap = gap;
  shop.gaps += 1;
  shop.days += gap;
}

void average(GapErrors& errors) {
  const double n = std::max(static_cast<double>(errors.gaps), 1.0);
  for (double* sum : {&errors.ours, &errors.own_mean, &errors.own_median, &errors.last, &errors.shop_mean}) *sum /= n;
  errors.interval_days /= std::max(static_cast<double>(errors.all_gaps), 1.0);
}

// The same service's key for each customer.
std::uint64_t key_of(const RhythmVisit& visit) { return (std::uint64_t{visit.customer} << 32) | visit.service.value; }

Asked asked_about(const ShopRhythm& shop, const CustomerRhythm& her, std::int32_t cut, std::int32_t days, bool came) {
  return {shop.chance(ServiceId{}, her, cut + 1, cut + days), came};
}

}  // namespace

GapReplay replay_gaps(std::span<const RhythmVisit> visits) {
  GapReplay replay;
  ShopRhythm shop;
  std::unordered_map<std::uint64_t, PlayedCustomer> customers;
  std::unordered_map<std::uint32_t, PlayedShop> of_service;
  std::int32_t today = visits.empty() ? 0 : visits.front().day;
  for (const RhythmVisit& visit : visits) {
    if (visit.day != today) shop.refresh(today = visit.day);
    PlayedCustomer& her = customers[key_of(visit)];
    if (her.rhythm.visits > 0 && visit.day <= her.rhythm.last_day) continue;
    if (her.rhythm.visits > 0) {
      GapErrors& errors = visit.service ? replay.services : replay.visits;
      PlayedShop& others = of_service[visit.service.value];
      // What forecast() would not say aloud of a first gap is said here: the interval of every gap is judged.
      const RhythmForecast forecast = shop.forecast(visit.service, her.rhythm, her.rhythm.last_day);
      if (forecast.state != RhythmState::not_enough) judge(errors, forecast, her, others, visit.day);
      remember_gap(her, others, visit.day - her.rhythm.last_day);
    }
    shop.visit(visit.service, her.rhythm, visit.day);
  }
  average(replay.visits);
  average(replay.services);
  return replay;
}

std::vector<ReturnsAsked> replay_returns(std::span<const RhythmVisit> visits, std::int32_t cut,
                                         std::span<const std::int32_t> windows) {
  ShopRhythm shop;
  std::vector<CustomerRhythm> customers;
  std::vector<std::vector<std::int32_t>> days;
  std::int32_t today = visits.empty() ? 0 : visits.front().day;
  for (const RhythmVisit& visit : visits) {
    customers.resize(std::max<std::size_t>(customers.size(), visit.customer + 1));
    days.resize(customers.size());
    if (days[visit.customer].empty() || days[visit.customer].back() != visit.day) {
      days[visit.customer].push_back(visit.day);
    }
    if (visit.day > cut) continue;
    if (visit.day != today) shop.refresh(today = visit.day);
    shop.visit(visit.service, customers[visit.customer], visit.day);
  }
  shop.refresh(cut + 1);
  const ShopRhythm uncorrected = shop;
  std::vector<RhythmHistory> histories;
  for (const auto& hers : days) histories.push_back({.service = {}, .days = hers});
  shop.learn_returns(histories, cut + 1);

  std::vector<ReturnsAsked> asked;
  for (const std::int32_t window : windows) {
    if (visits.empty() || cut + window > visits.back().day) continue;
    ReturnsAsked& each = asked.emplace_back();
    each.days = window;
    for (std::size_t i = 0; i < customers.size(); ++i) {
      const CustomerRhythm& her = customers[i];
      if (her.visits == 0) continue;
      const auto next = std::ranges::upper_bound(days[i], cut);
      const bool came = next != days[i].end() && *next <= cut + window;
      each.ours_of_all.push_back(asked_about(shop, her, cut, window, came));
      if (her.visits < 2) continue;
      each.ours.push_back(each.ours_of_all.back());
      each.hierarchy_alone.push_back(asked_about(uncorrected, her, cut, window, came));
      each.rate.push_back({(her.visits - 1 + rate_prior_gaps) / (cut - her.first_day + rate_prior_days), came});
      each.recency.push_back({static_cast<double>(her.last_day), came});
    }
  }
  return asked;
}

}  // namespace dangol
