#include "insights/worth.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "habits/packed_orders.h"

namespace dangol {
namespace {

constexpr std::size_t most_bars = 20;
constexpr double outermost = 0.98;  // of the guests lie below the last bar's end; the few above belong to it
constexpr std::size_t most_looked_at = 2'000;
constexpr std::uint32_t least_repeats = 3;  // of somebody who can be said to slip away
constexpr double probably_gone = 0.5;

struct Known {
  CustomerId guest;
  bool may_be_named = true;
  bool was_there = false;  // moved_over_days ago
  BuyingHistory before;    // of then
  BuyingHistory now;
};

std::vector<Known> read_all(const GuestWalk& walk, std::int32_t today) {
  std::vector<Known> all;
  GuestDays days;
  walk([&](const Guest& guest) {
    days.read(guest.habits, today);
    if (days.empty()) return;
    Known known{guest.id, guest.personalised, false, {}, history_of(guest, days, today)};
    known.was_there = known.now.age_days >= moved_over_days;
    if (known.was_there) known.before = history_of(guest, days, today - moved_over_days);
    all.push_back(known);
  });
  return all;
}

std::vector<BuyingHistory> histories_now(std::span<const Known> all) {
  std::vector<BuyingHistory> histories;
  histories.reserve(all.size());
  for (const Known& each : all) histories.push_back(each.now);
  return histories;
}

// What the guests did in the last days, by which the model is chosen. In larger shops nothing is: a model that knows
// regularity takes a hundred times as long to ask.
HeldBackSet last_days(std::span<const Known> all) {
  HeldBackSet held_back;
  if (all.size() > most_looked_at) return held_back;
  held_back.weeks = moved_over_days / days_a_week;
  for (const Known& each : all) {
    const std::uint32_t before = each.before.repeat_purchases;
    const std::uint32_t now = each.now.repeat_purchases;
    if (each.was_there) held_back.customers.push_back({each.before, now - std::min(before, now)});
  }
  return held_back;
}

// What she spent a week, when she came.
double weekly_spend(const BuyingHistory& history) {
  return history.mean_spend * history.repeat_purchases / std::max(1.0, history.recency_days / 7.0);
}

// Those with the highest `score` > 0, highest first.
template <class Score>
std::vector<const Known*> highest(const std::vector<Known>& all, std::size_t limit, const Score& score) {
  std::vector<std::pair<double, const Known*>> ranked;
  for (const Known& each : all) {
    if (const double value = each.may_be_named ? score(each) : 0; value > 0) ranked.emplace_back(value, &each);
  }
  const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(std::min(limit, ranked.size()));
  std::ranges::partial_sort(ranked, end, [](const auto& a, const auto& b) {
    return std::pair(b.first, a.second->guest) < std::pair(a.first, b.second->guest);
  });
  std::vector<const Known*> result;
  for (auto at = ranked.begin(); at != end; ++at) result.push_back(at->second);
  return result;
}

std::vector<GuestWorth> slipping_away(const std::vector<Known>& all, const ValueModel& model, std::size_t limit) {
  const auto once_spent = [](const Known& each) {
    const BuyingHistory& history = each.now;
    const bool silent =
        (history.age_days - history.recency_days) * static_cast<std::int64_t>(history.repeat_purchases) >
        2 * std::int64_t{history.recency_days};
    return history.repeat_purchases >= least_repeats && silent ? weekly_spend(history) : 0.0;
  };
  std::vector<GuestWorth> slipping;
  for (const Known* each : highest(all, most_looked_at, once_spent)) {
    if (slipping.size() == limit) break;
    const CustomerValue value = value_of(model, each->now, worth_outlook);
    if (value.alive < probably_gone) slipping.push_back({each->guest, value});
  }
  return slipping;
}

double expected_alive(const std::vector<BuyingHistory>& histories, const ValueModel& model) {
  const std::size_t stride = histories.size() / most_looked_at + 1;
  double alive = 0;
  std::size_t looked_at = 0;
  for (std::size_t i = 0; i < histories.size(); i += stride, ++looked_at) {
    alive += forecast_purchases({&model.buying, 1}, histories[i], 0).alive;
  }
  return looked_at == 0 ? 0 : alive * static_cast<double>(histories.size()) / static_cast<double>(looked_at);
}

// Both dates by today's model.
EquityChange what_moved(std::span<const Known> all, std::span<const Worth> worths, const ValueModel& model) {
  std::vector<EquityStep> steps;
  steps.reserve(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool came = all[i].now.repeat_purchases > all[i].before.repeat_purchases;
    EquityStep step{all[i].was_there, true, came, {}, worths[i], worths[i]};
    if (step.was_there) step.before = worth_of(model, all[i].before, worth_outlook);
    steps.push_back(step);
  }
  return what_moved_equity(steps);
}

// 1, 2 or 5 times a power of ten, at least `width`.
double round_width(double width) {
  const double power = std::pow(10.0, std::floor(std::log10(width)));
  for (const double step : {1.0, 2.0, 5.0}) {
    if (step * power >= width) return step * power;
  }
  return 10 * power;
}

std::vector<WorthBar> spread_of(std::span<const Worth> known) {
  std::vector<WorthBar> bars;
  if (known.empty()) return bars;
  std::vector<double> worths;
  worths.reserve(known.size());
  for (const Worth& worth : known) worths.push_back(worth.total());
  std::ranges::sort(worths);
  const double end = worths[static_cast<std::size_t>(outermost * static_cast<double>(worths.size() - 1))];
  if (!(end > 0)) return bars;
  const double width = round_width(end / static_cast<double>(most_bars - 1));
  bars.resize(std::min(most_bars, static_cast<std::size_t>(end / width) + 1));
  for (std::size_t i = 0; i < bars.size(); ++i) {
    bars[i].from_minor = width * static_cast<double>(i);
    bars[i].to_minor = i + 1 == bars.size() ? std::max(worths.back(), width * static_cast<double>(i + 1))
                                            : width * static_cast<double>(i + 1);
  }
  for (const double worth : worths) {
    ++bars[std::min(bars.size() - 1, static_cast<std::size_t>(std::max(0.0, worth) / width))].guests;
  }
  return bars;
}

}  // namespace

BuyingHistory history_of(const Guest& guest, const GuestDays& days, std::int32_t until) {
  std::vector<BuyingDay> bought;
  for (std::size_t i = 0; i < days.size(); ++i) {
    bought.push_back({days.days()[i], static_cast<double>(days.paid_minor()[i])});
  }
  BuyingHistory history = buying_history(bought, until);
  const auto forgotten = static_cast<double>(guest.habits.timed_visits()) - guest.habits.orders().count();
  if (forgotten <= 0 || history.repeat_purchases == 0) return history;
  // Of the first visit only the instant is known; the shop's zone may move it by a day.
  const auto first_day =
      static_cast<std::int32_t>(std::chrono::floor<date::days>(guest.habits.first_visit()).time_since_epoch().count());
  const std::int32_t more_days = std::max(0, days.days().front() - first_day);
  const double days_an_order = static_cast<double>(days.size()) / guest.habits.orders().count();
  const double more_visits = std::clamp(forgotten * days_an_order, 0.0, static_cast<double>(more_days));
  const double longer = 1 + more_visits / history.repeat_purchases;
  history.log_gaps *= longer;
  history.paid_purchases = static_cast<std::uint32_t>(history.paid_purchases * longer);
  history.repeat_purchases += static_cast<std::uint32_t>(more_visits);
  history.recency_days += more_days;
  history.age_days += more_days;
  return sound(history);
}

ValueModel shop_value_model(const GuestWalk& walk, std::int32_t today) {
  const std::vector<Known> all = read_all(walk, today);
  return fit_value(histories_now(all), last_days(all));
}

ShopWorth shop_worth(const GuestWalk& walk, std::int32_t today, std::size_t limit) {
  const std::vector<Known> all = read_all(walk, today);
  const std::vector<BuyingHistory> histories = histories_now(all);
  ShopWorth shop;
  shop.model = fit_value(histories, last_days(all));
  const std::vector<Worth> worths = worths_of(shop.model, histories, worth_outlook);
  shop.equity = equity(shop.model, histories, worths, worth_outlook);
  shop.alive = expected_alive(histories, shop.model);
  shop.moved_since = today - moved_over_days;
  shop.moved = what_moved(all, worths, shop.model);
  const auto worth_now = [&](const Known& each) {
    return worths[static_cast<std::size_t>(&each - all.data())].total();
  };
  for (const Known* each : highest(all, limit, worth_now)) {
    shop.best.push_back({each->guest, value_of(shop.model, each->now, worth_outlook)});
  }
  shop.slipping = slipping_away(all, shop.model, limit);
  shop.spread = spread_of(worths);
  return shop;
}

}  // namespace dangol
