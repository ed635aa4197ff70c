#include "insights/guest_rhythm.h"

#include <algorithm>
#include <bit>
#include <chrono>
#include <span>

namespace dangol {
namespace {

constexpr int least_visits = 3;             // before a service of hers has a rhythm
constexpr double most_of_all_visits = 0.5;  // with a larger share of her visits it comes when she comes
constexpr double least_gap_days = 5;        // what is bought more often is a habit of the day, not something due

// A category, and on which of her days she bought of it.
struct Service {
  std::uint32_t category = 0;
  std::uint32_t held = 0;  // bit i: on days.days()[i]

  int visits() const { return std::popcount(held); }
  std::int32_t first_day(const GuestDays& days) const {
    return days.days()[static_cast<std::size_t>(std::countr_zero(held))];
  }
  std::int32_t last_day(const GuestDays& days) const {
    return days.days()[static_cast<std::size_t>(31 - std::countl_zero(held))];
  }
  std::vector<std::int32_t> on(const GuestDays& days) const {
    std::vector<std::int32_t> on;
    for (std::size_t i = 0; i < days.size(); ++i) {
      if ((held >> i & 1U) != 0) on.push_back(days.days()[i]);
    }
    return on;
  }
};

static_assert(CustomerHabits::remembered_orders <= 32, "a bit for each of her days");

// By category.
std::vector<Service> services_bought(const GuestDays& days, const Categories& categories) {
  std::vector<Service> services;
  for (std::size_t i = 0; i < days.size(); ++i) {
    for (const ItemId item : days.items(i)) {
      const std::uint32_t category = categories.of(item);
      if (category == 0) continue;
      auto at = std::ranges::find(services, category, &Service::category);
      if (at == services.end()) at = services.insert(at, {category, 0});
      at->held |= 1U << i;
    }
  }
  std::ranges::sort(services, {}, &Service::category);
  return services;
}

// Visits that are known of but not remembered one by one; the zone may move the first of them by a day.
RhythmHistory all_visits(const GuestDays& days, const CustomerHabits& habits) {
  RhythmHistory history{{}, days.days(), 0, 0};
  const auto forgotten = static_cast<std::int64_t>(habits.timed_visits()) - habits.orders().count();
  if (forgotten <= 0) return history;
  history.first_day =
      static_cast<std::int32_t>(std::chrono::floor<date::days>(habits.first_visit()).time_since_epoch().count());
  const std::int64_t room = std::max<std::int64_t>(0, days.days().front() - history.first_day);
  history.earlier_visits = static_cast<std::uint32_t>(std::min(forgotten, room));
  return history;
}

// Those that she has gone without for at least so many of her own mean gaps.
std::vector<ServiceRhythm> services_of(const GuestDays& days, const Categories& categories, const ShopRhythm& shop,
                                       std::int32_t today, double least_gaps_waited) {
  std::vector<ServiceRhythm> found;
  for (const Service& each : services_bought(days, categories)) {
    const bool at_most_visits = each.visits() > most_of_all_visits * static_cast<double>(days.size());
    if (each.visits() < least_visits || at_most_visits) continue;
    const std::int32_t last_day = each.last_day(days);
    const double mean_gap = (last_day - each.first_day(days)) / static_cast<double>(each.visits() - 1);
    if (today - last_day < least_gaps_waited * mean_gap) continue;
    const ServiceId service{each.category};
    const RhythmForecast forecast = shop.forecast(service, shop.recall({service, each.on(days), 0, 0}), today);
    if (forecast.gap_days < least_gap_days) continue;
    found.push_back({each.category, each.visits(), last_day, forecast});
  }
  return found;
}

}  // namespace

GuestRhythm guest_rhythm(const GuestDays& days, const CustomerHabits& habits, const Categories& categories,
                         const ShopRhythm& shop, std::int32_t today) {
  GuestRhythm result;
  if (days.empty()) return result;
  result.visits = shop.forecast({}, shop.recall(all_visits(days, habits)), today);
  result.services = services_of(days, categories, shop, today, 0);
  return result;
}

std::optional<ServiceRhythm> due_service(const GuestDays& days, const Categories& categories, const ShopRhythm& shop,
                                         std::int32_t today) {
  constexpr double never_due_before = 0.5;  // of her mean gap
  std::optional<ServiceRhythm> most;
  const auto over = [](const ServiceRhythm& each) { return each.forecast.days_over / each.forecast.gap_days; };
  for (const ServiceRhythm& each : services_of(days, categories, shop, today, never_due_before)) {
    const bool due = each.forecast.state == RhythmState::due || each.forecast.state == RhythmState::overdue;
    if (due && (!most || over(each) > over(*most))) most = each;
  }
  return most;
}

std::vector<double> next_visit_by_day(const GuestDays& days, const CustomerHabits& habits, const ShopRhythm& shop,
                                      std::int32_t today) {
  if (days.empty()) return {};
  const CustomerRhythm customer = shop.recall(all_visits(days, habits));
  std::vector<double> chances(days_ahead);
  double before = 0;
  for (std::size_t i = 0; i < days_ahead; ++i) {
    const double by_then = shop.chance({}, customer, today, today + static_cast<std::int32_t>(i));
    chances[i] = std::max(0.0, by_then - before);
    before = std::max(before, by_then);
  }
  return chances;
}

ShopRhythm learn_rhythm(const GuestWalk& walk, const Categories& categories, std::int32_t today) {
  std::vector<std::int32_t> all_days;  // of all histories, one behind the other
  std::vector<RhythmHistory> histories;
  GuestDays days;
  const auto keep = [&](const RhythmHistory& history) {
    all_days.insert(all_days.end(), history.days.begin(), history.days.end());
    histories.push_back(history);
  };
  walk([&](const Guest& guest) {
    days.read(guest.habits, today);
    if (days.empty()) return;
    keep(all_visits(days, guest.habits));
    for (const Service& each : services_bought(days, categories)) keep({ServiceId{each.category}, each.on(days), 0, 0});
  });
  const std::int32_t* begin = all_days.data();
  for (RhythmHistory& history : histories) {
    history.days = {begin, history.days.size()};
    begin += history.days.size();
  }
  return ShopRhythm::learned_from(histories, today);
}

}  // namespace dangol
