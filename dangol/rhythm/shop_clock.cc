#include "rhythm/shop_clock.h"

#include <algorithm>
#include <cmath>

namespace dangol {
namespace {

constexpr std::int64_t most_days = 8000;  // known at once, 22 years
constexpr std::int64_t kept_days = 4000;  // when there are more, the oldest go
constexpr std::int64_t weeks_around = 8;  // whose same weekday says what is usual
constexpr double pseudo_days = 3;         // of each weekday, as busy as the average day
constexpr double chance_closed = 0.01;    // of a run of days, before looking
constexpr double least_strength = 2;      // visits' worth of belief that a day is as usual
constexpr double most_strength = 1000;
constexpr float most_factor = 8;

}  // namespace

void ShopClock::add(std::int32_t day) {
  if (visits_.empty()) start_ = day;
  const std::int64_t index = index_of(day);
  const auto size = static_cast<std::int64_t>(visits_.size());
  if (index >= most_days || index < size - most_days) return;
  if (index < 0) {
    visits_.insert(visits_.begin(), static_cast<std::size_t>(-index), 0);
    start_ = day;
    refresh(start_);  // what was worked out belongs to other places now
    visits_[0] = 1;
    return;
  }
  if (index >= size) visits_.resize(static_cast<std::size_t>(index) + 1, 0);
  ++visits_[static_cast<std::size_t>(index)];
}

void ShopClock::remove(std::int32_t day) {
  const std::int64_t index = index_of(day);
  if (index < 0 || index >= static_cast<std::int64_t>(visits_.size())) return;
  std::uint32_t& visits = visits_[static_cast<std::size_t>(index)];
  if (visits > 0) --visits;
}

void ShopClock::refresh(std::int32_t today) {
  drop_lies(today);
  const std::int64_t over = visits_.empty() ? 0 : std::clamp<std::int64_t>(index_of(today), 0, most_days);
  if (over > static_cast<std::int64_t>(visits_.size())) visits_.resize(static_cast<std::size_t>(over), 0);
  learn_weekdays(over);
  learn_factors(over);
  sum_up(over);
}

// A table that begins after today, or too long ago, began with a clock that was wrong, or is old.
void ShopClock::drop_lies(std::int32_t today) {
  if (!visits_.empty() && start_ > today) visits_.clear();
  if (visits_.empty() || index_of(today) <= most_days) return;
  const std::int32_t from = today - static_cast<std::int32_t>(kept_days);
  const std::int64_t old = std::min(index_of(from), static_cast<std::int64_t>(visits_.size()));
  visits_.erase(visits_.begin(), visits_.begin() + old);
  start_ = from;
}

// The median of the same weekday's visits, this day among them.
double ShopClock::usual_visits(std::int64_t index, std::int64_t known) const {
  std::array<std::uint32_t, 2 * weeks_around + 1> near{};
  std::size_t count = 0;
  for (std::int64_t week = -weeks_around; week <= weeks_around; ++week) {
    const std::int64_t other = index + 7 * week;
    if (other >= 0 && other < known) near[count++] = visits_[static_cast<std::size_t>(other)];
  }
  std::sort(near.begin(), near.begin() + static_cast<std::ptrdiff_t>(count));
  return (near[(count - 1) / 2] + near[count / 2]) / 2.0;
}

void ShopClock::learn_weekdays(std::int64_t known) {
  std::array<double, 7> visits{};
  std::array<double, 7> days{};
  double all = 0;
  for (std::int64_t i = 0; i < known; ++i) {
    const auto weekday = static_cast<std::size_t>(weekday_of(start_ + static_cast<std::int32_t>(i)));
    visits[weekday] += visits_[static_cast<std::size_t>(i)];
    days[weekday] += 1;
    all += visits_[static_cast<std::size_t>(i)];
  }
  const double a_day = all > 0 ? all / static_cast<double>(known) : 1;
  std::array<double, 7> rates{};
  double sum = 0;
  for (std::size_t i = 0; i < 7; ++i) {
    rates[i] = (visits[i] + pseudo_days * a_day) / (days[i] + pseudo_days);
    sum += rates[i];
  }
  weekday_match_ = 0;
  for (std::size_t i = 0; i < 7; ++i) {
    weekdays_[i] = static_cast<float>(7 * rates[i] / sum);
    weekday_match_ += rates[i] * rates[i] / (sum * sum);
  }
}

void ShopClock::learn_factors(std::int64_t known) {
  usual_.assign(static_cast<std::size_t>(known), 0);
  factors_.assign(static_cast<std::size_t>(known), 1);
  double excess = 0;  // of the squared deviations over what a Poisson count has
  double squares = 0;
  for (std::size_t i = 0; i < usual_.size(); ++i) {
    usual_[i] = static_cast<float>(usual_visits(static_cast<std::int64_t>(i), known));
    const double usual = static_cast<double>(usual_[i]);
    const double off = visits_[i] - usual;
    if (visits_[i] > 0) excess += off * off - usual;
    squares += usual * usual;
  }
  const double variance = squares > 0 ? std::max(excess / squares, 0.0) : 0;
  const double strength = std::clamp(1 / std::max(variance, 1e-6), least_strength, most_strength);
  for (std::size_t i = 0; i < factors_.size(); ++i) {
    if (usual_[i] <= 0) continue;
    const double factor = (strength + visits_[i]) / (strength + static_cast<double>(usual_[i]));
    factors_[i] = std::min(static_cast<float>(factor), most_factor);
  }
  close_empty_runs(known, strength);
}

void ShopClock::close_empty_runs(std::int64_t known, double strength) {
  const auto days = static_cast<std::size_t>(known);
  for (std::size_t from = 0; from < days;) {
    std::size_t to = from;
    double log_chance = 0;  // that nobody came though it was open: negative binomial at 0
    for (; to < days && visits_[to] == 0; ++to) {
      log_chance -= strength * std::log1p(static_cast<double>(usual_[to]) / strength);
    }
    const double open = std::exp(log_chance) * (1 - chance_closed);
    const auto still_open = static_cast<float>(open / (open + chance_closed));
    for (std::size_t i = from; i < to; ++i) {
      if (usual_[i] > 0) factors_[i] *= still_open;
    }
    from = to + 1;
  }
}

void ShopClock::sum_up(std::int64_t known) {
  even_ = std::ranges::all_of(factors_, [](float factor) { return factor == 1; });
  extra_.assign(static_cast<std::size_t>(known) + 1, Row{});
  for (std::size_t i = 0; i < factors_.size(); ++i) {
    extra_[i + 1] = extra_[i];
    const auto weekday = static_cast<std::size_t>(weekday_of(start_ + static_cast<std::int32_t>(i)));
    extra_[i + 1][weekday] += factors_[i] - 1;
  }
}

float ShopClock::factor(std::int32_t day) const {
  const std::int64_t index = index_of(day);
  if (index < 0 || index >= static_cast<std::int64_t>(factors_.size())) return 1;
  return factors_[static_cast<std::size_t>(index)];
}

double ShopClock::open_days(std::int32_t from, std::int32_t to, const WeekdayWeights& weights) const {
  if (to <= from) return 0;
  const std::int64_t days = std::int64_t{to} - from;
  float sum = 0;
  auto weekday = static_cast<std::size_t>(weekday_of(from));
  for (std::int64_t i = days % 7; i > 0; --i) {
    weekday = weekday == 6 ? 0 : weekday + 1;
    sum += weights[weekday];
  }
  const double all = static_cast<double>(sum) + 7 * static_cast<double>(days / 7);
  if (even_) return all;
  const auto last = static_cast<std::int64_t>(extra_.size()) - 1;
  const Row& before = extra_[static_cast<std::size_t>(std::clamp<std::int64_t>(index_of(from) + 1, 0, last))];
  const Row& after = extra_[static_cast<std::size_t>(std::clamp<std::int64_t>(index_of(to) + 1, 0, last))];
  float extra = 0;
  for (std::size_t i = 0; i < 7; ++i) extra += weights[i] * (after[i] - before[i]);
  return std::max(all + static_cast<double>(extra), 0.0);
}

}  // namespace dangol
