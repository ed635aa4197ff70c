#include "habits/visit_rhythm.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "habits/visit_minutes.h"

namespace dangol {
namespace {

constexpr double z_98 = 2.054;         // standard normal quantile of 98 %
constexpr double spread_freedom = 4;   // gaps' worth of belief in the shop's variance
constexpr double lost_of_visits = 25;  // one visit in so many is the last one, of a guest of whom nothing is known
constexpr int least_visits = 3;        // for a habit of hours
constexpr float widest_habit = 100;    // minutes of spread beyond which she has no hours
constexpr float shop_visits = 2;       // visits' worth of belief in the shop's weekdays
constexpr double shortest_gap_days = 0.1;

// Her gaps in log days, drawn to the shop's.
struct Gaps {
  double mean = 0;
  double deviation = 1;  // of the next gap, including doubt about the mean
  int seen = 0;
  int same_day = 0;  // further visits on a day she had come already
};

double log_of_days(std::int64_t days) {
  static const auto table = [] {
    std::array<float, 512> logs{};
    for (std::size_t i = 1; i < logs.size(); ++i) logs[i] = std::log(static_cast<float>(i));
    return logs;
  }();
  if (days < static_cast<std::int64_t>(table.size())) return static_cast<double>(table[static_cast<std::size_t>(days)]);
  return std::log(static_cast<double>(days));
}

// `log_gap` says how long it is from the day of one order to the day of the next.
template <class LogGap>
Gaps gaps_of(const LookBack& back, const GapHabits& shop, const LogGap& log_gap) {
  Gaps gaps;
  double sum = 0;
  double squares = 0;
  const SeenOrder* last = nullptr;
  for (const SeenOrder& order : back.orders()) {
    if (!order.timed) continue;
    const std::int64_t days = last == nullptr ? -1 : std::int64_t{order.at.day} - last->at.day;
    last = &order;
    if (days == 0) ++gaps.same_day;
    if (days <= 0) continue;
    const double x = log_gap(std::int64_t{order.at.day} - days, std::int64_t{order.at.day});
    sum += x;
    squares += x * x;
    ++gaps.seen;
  }
  const double n = gaps.seen;
  const double within = shop.within_variance();
  const double precision = 1 / shop.between_variance() + n / within;
  gaps.mean = (shop.log_mean() / shop.between_variance() + sum / within) / precision;
  const double own = n == 0 ? 0 : std::max(squares - sum * sum / n, 0.0);
  const double variance = (spread_freedom * within + own) / (spread_freedom + n);
  gaps.deviation = std::sqrt(variance + 1 / precision);
  return gaps;
}

// Chance that a gap is longer than `days`.
double survival(const Gaps& gaps, double days) {
  return 0.5 * std::erfc((std::log(days) - gaps.mean) / (gaps.deviation * std::sqrt(2.0)));
}

// Her days of the week, drawn to the shop's: 1 a weekday on which she comes as often as on the average one.
class Weekdays {
 public:
  Weekdays(const LookBack& back, const Arrivals& arrivals) {
    float all = shop_visits;
    for (int day = 0; day < 7; ++day) weights_[index(day)] = shop_visits * arrivals.weekday_share(day);
    for (const SeenOrder& order : back.orders()) {
      if (!order.timed) continue;
      all += 1;
      weights_[index(order.weekday)] += 1;
    }
    for (float& weight : weights_) weight *= 7 / all;
  }
  float share(int weekday) const { return weights_[index(weekday)] / 7; }
  double of(std::int64_t day) const {
    return static_cast<double>(weights_[index(LocalTime{static_cast<std::int32_t>(day), 0}.weekday())]);
  }
  // Average days from the middle of one day to the middle of a later one.
  double between(std::int64_t from, std::int64_t to) const {
    const std::int64_t days = to - from - 1;
    double sum = (of(from) + of(to)) / 2 + 7 * static_cast<double>(days / 7);
    for (std::int64_t day = 1; day <= days % 7; ++day) sum += of(from + day);
    return sum;
  }

 private:
  static std::size_t index(int weekday) { return static_cast<std::size_t>(weekday); }
  std::array<float, 7> weights_{};
};

// Chance that she comes on now's day at all. The hazard is taken at the time that has passed for her: a Sunday is none
// to somebody who comes on working days (operational time: Feller 1971, X.7; Brown et al. 2002, "The time-rescaling
// theorem").
double chance_of_day(const Gaps& gaps, const Weekdays& weekdays, std::int64_t last, std::int64_t today,
                     double dropout) {
  if (today <= last) return (gaps.same_day + 0.1) / (gaps.seen + gaps.same_day + 2.0);
  const double middle = weekdays.between(last, today);
  const double before = survival(gaps, middle - weekdays.of(today) / 2);
  const double after = survival(gaps, middle + weekdays.of(today) / 2);
  const double alive_and_waiting = (1 - dropout) * before;
  return (1 - dropout) * (before - after) / (alive_and_waiting + dropout);
}

// The median distance of `sorted` from `centre`: walks outwards from the centre to the middle rank.
int median_distance(std::span<const int> sorted, int centre) {
  auto above = std::ranges::lower_bound(sorted, centre);
  auto below = above;
  int distance = 0;
  for (std::size_t rank = 0; rank <= sorted.size() / 2; ++rank) {
    const bool up = below == sorted.begin() || (above != sorted.end() && *above - centre <= centre - *(below - 1));
    distance = up ? *above++ - centre : centre - *--below;
  }
  return distance;
}

float robust_spread(std::span<const int> group, int centre) {
  const float own = 1.4826F * static_cast<float>(median_distance(group, centre));
  const auto n = static_cast<float>(group.size());
  return std::sqrt((n * own * own + 30.0F * 30.0F) / (n + 1));
}

// Considers one group of visit times as the habit that `now` belongs to. It must hold a third of her visits within the
// hour: twice what visits spread evenly over twelve hours would give.
void consider(VisitRhythm& rhythm, std::span<const int> group, int now) {
  if (group.size() < least_visits) return;
  const int centre = median(group);
  const auto near = static_cast<int>(std::ranges::count_if(group, [&](int m) { return std::abs(m - centre) <= 60; }));
  const float spread = robust_spread(group, centre);
  if (near < least_visits || near * 3 < rhythm.kind_visits || spread > widest_habit) return;
  if (rhythm.usual_minute >= 0 && minutes_apart(centre, now) >= minutes_apart(rhythm.usual_minute, now)) return;
  rhythm.usual_minute = centre;
  rhythm.minute_spread = spread;
  rhythm.near_visits = near;
}

void find_hours(VisitRhythm& rhythm, const LookBack& back) {
  VisitMinutes minutes = visit_minutes(back, true);
  rhythm.weekend = back.weekend();
  rhythm.same_kind_of_day = minutes.count >= least_visits;
  if (!rhythm.same_kind_of_day) minutes = visit_minutes(back, false);
  rhythm.kind_visits = static_cast<int>(minutes.count);
  const auto all = minutes.all();
  for_each_group(all, [&](std::span<const int> group) { consider(rhythm, group, back.now().minute); });
}

// A bound on what chance_of_visit() could say, from the counters alone: customers gone for long are most of a list.
bool is_long_gone(const CustomerHabits& habits, LocalTime now) {
  if (habits.timed_visits() == 0) return true;
  const auto day_of = [](Instant at) { return date::floor<date::days>(at.time_since_epoch()).count(); };
  const std::int64_t away = std::int64_t{now.day} - day_of(habits.last_visit());
  if (away <= 60) return false;
  const std::int64_t known = day_of(habits.last_visit()) - day_of(habits.first_visit());
  const std::int64_t mean_gap = habits.timed_visits() > 1 ? known / (habits.timed_visits() - 1) : 30;
  return away > 400 || away > 60 + 8 * mean_gap;
}

}  // namespace

VisitRhythm visit_rhythm(const CustomerHabits& habits, const LookBack& back, const ShopHabits& shop) {
  VisitRhythm rhythm;
  rhythm.visits = static_cast<int>(std::min<std::uint32_t>(habits.visits(), 2'000'000'000));
  const SeenOrder* last = back.last_timed();
  if (last == nullptr) return rhythm;
  const Gaps gaps =
      gaps_of(back, shop.gaps(), [](std::int64_t from, std::int64_t to) { return log_of_days(to - from); });
  rhythm.gap_days = static_cast<float>(std::exp(gaps.mean + gaps.deviation * gaps.deviation / 8));
  rhythm.long_gap_days = static_cast<float>(std::exp(std::min(gaps.mean + z_98 * gaps.deviation, 12.0)));
  rhythm.days_since_last = static_cast<float>(std::int64_t{back.now().day} - last->at.day);
  rhythm.weekday_share = Weekdays(back, shop.arrivals()).share(back.weekday());
  find_hours(rhythm, back);
  return rhythm;
}

VisitRhythm visit_rhythm(const CustomerHabits& habits, const ShopHabits& shop, LocalTime now) {
  return visit_rhythm(habits, LookBack(habits, now), shop);
}

float chance_of_visit(const CustomerHabits& habits, const ShopHabits& shop, LocalTime now, int minutes) {
  if (is_long_gone(habits, now)) return 0;
  const LookBack back(habits, now);
  const SeenOrder* last = back.last_timed();
  if (last == nullptr || minutes <= 0) return 0;
  const Weekdays weekdays(back, shop.arrivals());
  const Gaps gaps = gaps_of(back, shop.gaps(), [&](std::int64_t from, std::int64_t to) {
    return std::log(std::max(weekdays.between(from, to), shortest_gap_days));
  });
  // Mean of a beta prior that saw her come back each time (Fader, Hardie & Lee 2005, "Counting your customers", eq. 4).
  const double dropout = 1 / (lost_of_visits + static_cast<double>(habits.timed_visits()));
  const double of_day = chance_of_day(gaps, weekdays, last->at.day, now.day, dropout);
  const double today = std::min(of_day, 0.999);
  const int to = std::min(now.minute + std::min(minutes, 1440), 1440);
  const HourShares hours = shop.hours().shares(back, shop.arrivals(), now.minute, to);
  // She has not come before now: Bayes over "comes later today" and "does not come today".
  const double chance =
      today * static_cast<double>(hours.window) / (today * static_cast<double>(hours.rest) + 1 - today);
  const int after_midnight = now.minute + std::min(minutes, 1440) - 1440;
  if (after_midnight <= 0) return static_cast<float>(chance);
  const double tomorrow = static_cast<double>(chance_of_visit(habits, shop, {now.day + 1, 0}, after_midnight));
  return static_cast<float>(1 - (1 - chance) * (1 - tomorrow));
}

}  // namespace dangol
