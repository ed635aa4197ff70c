#include "insights/guest_rhythm.h"

#include <algorithm>
#include <chrono>
#include <span>

namespace dangol {
namespace {

constexpr int least_visits = 3;             // before a service of hers has a rhythm
constexpr double most_of_all_visits = 0.5;  // with a larger share of her visits it comes when she comes
constexpr double least_gap_days = 5;        // what is bought more often is a habit of the day, not something due

// The days on which she bought of each category.
class ServiceDays {
 public:
  ServiceDays(const GuestDays& guest, const Categories& numbers) {
    std::vector<std::pair<std::uint32_t, std::int32_t>> bought;
    for (std::size_t i = 0; i < guest.size(); ++i) {
      for (const ItemId item : guest.items(i)) bought.emplace_back(numbers.of(item), guest.days()[i]);
    }
    std::ranges::sort(bought);
    bought.erase(std::unique(bought.begin(), bought.end()), bought.end());
    for (const auto& [category, day] : bought) {
      if (category == 0) continue;
      if (categories_.empty() || categories_.back() != category) {
        categories_.push_back(category);
        begins_.push_back(days_.size());
      }
      days_.push_back(day);
    }
    begins_.push_back(days_.size());
  }

  std::size_t size() const { return categories_.size(); }
  std::uint32_t category(std::size_t i) const { return categories_[i]; }
  std::span<const std::int32_t> days(std::size_t i) const {  // ascending, each once
    return std::span(days_).subspan(begins_[i], begins_[i + 1] - begins_[i]);
  }

 private:
  std::vector<std::uint32_t> categories_;
  std::vector<std::size_t> begins_;
  std::vector<std::int32_t> days_;
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

// Those that she has gone without for at least so many of her own mean gaps.
std::vector<ServiceRhythm> services_of(const GuestDays& days, const Categories& categories, const ShopRhythm& shop,
                                       std::int32_t today, double least_gaps_waited) {
  std::vector<ServiceRhythm> found;
  const ServiceDays services(days, categories);
  for (std::size_t i = 0; i < services.size(); ++i) {
    const auto on = services.days(i);
    const bool at_most_visits = static_cast<double>(on.size()) > most_of_all_visits * static_cast<double>(days.size());
    if (static_cast<int>(on.size()) < least_visits || at_most_visits) continue;
    const double mean_gap = (on.back() - on.front()) / static_cast<double>(on.size() - 1);
    if (today - on.back() < least_gaps_waited * mean_gap) continue;
    const ServiceId service{services.category(i)};
    const RhythmForecast forecast = shop.forecast(service, shop.recall({service, on, 0, 0}), today);
    if (forecast.gap_days < least_gap_days) continue;
    found.push_back({service.value, static_cast<int>(on.size()), on.back(), forecast});
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
    const ServiceDays services(days, categories);
    for (std::size_t i = 0; i < services.size(); ++i)
      keep({ServiceId{services.category(i)}, services.days(i), 0, 0});
  });
  const std::int32_t* begin = all_days.data();
  for (RhythmHistory& history : histories) {
    history.days = {begin, history.days.size()};
    begin += history.days.size();
  }
  return ShopRhythm::learned_from(histories, today);
}

}  // namespace dangol
