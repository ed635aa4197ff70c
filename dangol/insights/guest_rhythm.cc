#include "insights/guest_rhythm.h"

#include <algorithm>
#include <chrono>

namespace dangol {
namespace {

constexpr int least_visits = 3;             // before a service of hers has a rhythm
constexpr double most_of_all_visits = 0.5;  // with a larger share of her visits it comes when she comes
constexpr double least_gap_days = 5;        // what is bought more often is a habit of the day, not something due

// The days on which she bought of each category, in room that is used again.
struct ServiceDays {
  std::vector<std::uint32_t> categories;
  std::vector<std::vector<std::int32_t>> days;  // of each, ascending, each once

  void read(const GuestDays& guest, const Categories& numbers) {
    categories.clear();
    days.clear();
    for (std::size_t i = 0; i < guest.size(); ++i) {
      for (const ItemId item : guest.items(i)) add(numbers.of(item), guest.days()[i]);
    }
  }

 private:
  void add(std::uint32_t category, std::int32_t day) {
    if (category == 0) return;
    const auto at = std::ranges::find(categories, category);
    const auto place = static_cast<std::size_t>(at - categories.begin());
    if (at == categories.end()) {
      categories.push_back(category);
      days.emplace_back();
    }
    if (days[place].empty() || days[place].back() != day) days[place].push_back(day);
  }
};

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

}  // namespace

GuestRhythm guest_rhythm(const GuestDays& days, const CustomerHabits& habits, const Categories& categories,
                         const ShopRhythm& shop, std::int32_t today) {
  GuestRhythm result;
  if (days.empty()) return result;
  const CustomerRhythm visits = shop.recall(all_visits(days, habits));
  result.visits = shop.forecast({}, visits, today);
  ServiceDays services;
  services.read(days, categories);
  for (std::size_t i = 0; i < services.categories.size(); ++i) {
    const std::vector<std::int32_t>& on = services.days[i];
    const bool at_most_visits = static_cast<double>(on.size()) > most_of_all_visits * static_cast<double>(days.size());
    if (static_cast<int>(on.size()) < least_visits || at_most_visits) continue;
    const ServiceId service{services.categories[i]};
    const CustomerRhythm rhythm = shop.recall({service, on, 0, 0});
    const RhythmForecast forecast = shop.forecast(service, rhythm, today);
    if (forecast.gap_days < least_gap_days) continue;
    result.services.push_back({service.value, static_cast<int>(on.size()), on.back(), forecast});
  }
  return result;
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

const ServiceRhythm* due_service(const GuestRhythm& guest) {
  const ServiceRhythm* most = nullptr;
  const auto over = [](const ServiceRhythm& each) { return each.forecast.days_over / each.forecast.gap_days; };
  for (const ServiceRhythm& each : guest.services) {
    const bool due = each.forecast.state == RhythmState::due || each.forecast.state == RhythmState::overdue;
    if (due && (most == nullptr || over(each) > over(*most))) most = &each;
  }
  return most;
}

ShopRhythm learn_rhythm(const GuestWalk& walk, const Categories& categories, std::int32_t today) {
  std::vector<std::vector<std::int32_t>> kept;  // what the histories' spans point into
  std::vector<RhythmHistory> histories;
  GuestDays days;
  ServiceDays services;
  walk([&](const Guest& guest) {
    days.read(guest.habits, today);
    if (days.empty()) return;
    RhythmHistory visits = all_visits(days, guest.habits);
    kept.emplace_back(days.days().begin(), days.days().end());
    visits.days = kept.back();
    histories.push_back(visits);
    services.read(days, categories);
    for (std::size_t i = 0; i < services.categories.size(); ++i) {
      kept.push_back(services.days[i]);
      histories.push_back({ServiceId{services.categories[i]}, kept.back(), 0, 0});
    }
  });
  ShopRhythm shop = ShopRhythm::learned_from(histories, today);
  shop.refresh(today);
  shop.learn_returns(histories, today);
  return shop;
}

}  // namespace dangol
