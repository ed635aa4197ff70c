#include "rhythm/shop_rhythm.h"

#include <algorithm>
#include <cmath>

namespace dangol {
namespace {

constexpr std::int32_t furthest_ahead = 7300;  // days, twenty years: the last answer to "when"
constexpr double least_open_days = 0.1;
constexpr double regularity_pairs = 5;
constexpr double gaps_to_know_a_service = 5;
constexpr double gone_below = 0.2;
constexpr double one_off_below = 0.5;

}  // namespace

void ShopRhythm::visit(ServiceId service, CustomerRhythm& customer, std::int32_t day) {
  if (!ends_gap(customer, day)) return follow(customer, day);
  const EndedGap gap = ended_gap(customer, weekdays_.weights(customer, clock_), clock_, day);
  learn_gap(service, customer, gap, day, 1);
  if (!service) clock_.add(day);
  remember(customer, day, gap);
}

void ShopRhythm::learn(ServiceId service, const CustomerRhythm& customer, std::int32_t day) {
  if (!ends_gap(customer, day)) return;
  learn_gap(service, customer, ended_gap(customer, weekdays_.weights(customer, clock_), clock_, day), day, 1);
  if (!service) clock_.add(day);
}

void ShopRhythm::forget(ServiceId service, const CustomerRhythm& before, std::int32_t day) {
  if (!ends_gap(before, day)) return;
  learn_gap(service, before, ended_gap(before, weekdays_.weights(before, clock_), clock_, day), day, -1);
  if (!service) clock_.remove(day);
}

void ShopRhythm::learn_gap(ServiceId service, const CustomerRhythm& customer, const EndedGap& gap, std::int32_t day,
                           double sign) {
  model_of(service).learn(service.value, customer, gap, sign);
  if (!service) weekdays_.learn(customer, day, sign);
}

void ShopRhythm::follow(CustomerRhythm& customer, std::int32_t day) const {
  if (customer.visits == 0 && is_day(day)) return remember(customer, day, {});
  if (!ends_gap(customer, day)) return;
  remember(customer, day, ended_gap(customer, weekdays_.weights(customer, clock_), clock_, day));
}

void ShopRhythm::follow(CustomerRhythm& customer, std::int32_t day, const RhythmHistory& history) const {
  const bool first = customer.visits == 0;
  follow(customer, day);
  if (!first || customer.visits == 0 || history.earlier_visits == 0) return;
  customer.visits += history.earlier_visits;
  if (is_day(history.first_day)) customer.first_day = std::min(history.first_day, day);
}

CustomerRhythm ShopRhythm::recall(const RhythmHistory& history) const {
  CustomerRhythm customer;
  for (const std::int32_t day : history.days) follow(customer, day, history);
  return customer;
}

void ShopRhythm::refresh(std::int32_t today) { clock_.refresh(std::clamp(today, -furthest_day, furthest_day)); }

ShopRhythm::View ShopRhythm::view(ServiceId service, const CustomerRhythm& customer) const {
  const GapModel& known = model(service);
  View view{.model = known, .clock = clock_, .from = customer.last_day, .gap = {}};
  view.weights = weekdays_.weights(customer, clock_);
  view.first_day = static_cast<double>(view.weights[static_cast<std::size_t>(weekday_of(view.from))]) / 2;
  view.gap = known.expected(service.value, customer);
  view.lost = known.drop_out.share(service.value, customer.visits);
  view.longest = known.survival(view.gap, view.first_day);
  view.visits = customer.visits;
  view.known_days = customer.last_day - customer.first_day;
  return view;
}

// The first day from `from` on at whose end so many open days have passed.
std::int32_t ShopRhythm::day_after(const View& view, double open_days, std::int32_t from) const {
  std::int32_t before = from - 1;
  std::int32_t step = 1 + static_cast<std::int32_t>(std::clamp(open_days - view.open_days_to(before), 0.0, 7300.0));
  while (view.open_days_to(before + step) < open_days) {
    before += step;
    if (before - from > furthest_ahead) return from + furthest_ahead;
    step = std::max(step / 4, 2);
  }
  while (step > 1) {
    const std::int32_t half = step / 2;
    if (view.open_days_to(before + half) < open_days) {
      before += half;
      step -= half;
    } else {
      step = half;
    }
  }
  return before + 1;
}

std::int32_t ShopRhythm::quantile(const View& view, double not_yet, double share, std::int32_t from) const {
  return day_after(view, view.model.longer_than(view.gap, not_yet * (1 - share)), from);
}

ReturnReadings ShopRhythm::readings(const View& view, std::int32_t first, std::int32_t last) const {
  const double silence = view.open_days_to(first - 1);
  const double not_yet = view.model.survival(view.gap, silence);
  const double still_not = view.survival_of(last);
  ReturnReadings read;
  read.alive = (1 - view.lost) * not_yet / ((1 - view.lost) * not_yet + view.lost * view.longest);
  read.chance = read.alive * std::clamp(1 - still_not / not_yet, 0.0, 1.0);
  read.log_silence = std::log(std::max(silence, least_open_days)) - view.gap.mean;
  read.visits = view.visits;
  read.days_since = first - 1 - view.from;
  read.window_days = last - first + 1;
  read.known_days = view.known_days + read.days_since;
  read.quickening = view.gap.readings[2];
  return read;
}

double ShopRhythm::chance(ServiceId service, const CustomerRhythm& customer, std::int32_t first,
                          std::int32_t last) const {
  if (customer.visits == 0 || !is_day(first) || !is_day(last)) return 0;
  const std::int32_t begin = std::max(first, customer.last_day + 1);
  if (last < begin) return 0;
  const GapModel& known = model(service);
  const ReturnReadings read = readings(view(service, customer), begin, last);
  return read.chance > 0 ? known.returns.chance(read) : 0;
}

std::int32_t ShopRhythm::day_of(ServiceId service, const CustomerRhythm& customer, double share) const {
  if (customer.visits == 0) return 0;
  const View hers = view(service, customer);
  return quantile(hers, hers.longest, std::clamp(share, 0.0001, 0.9999), hers.from + 1);
}

double ShopRhythm::regularity(ServiceId service, const CustomerRhythm& customer) const {
  const double squares = static_cast<double>(customer.pair_squares);
  const double variance = (squares + regularity_pairs * model(service).pair_variance()) /
                          (static_cast<double>(customer.pairs) + regularity_pairs);
  const double k = (1 / (4 * std::max(variance, 1e-6)) - 1) / 2;
  return k > 1 ? 1 - 1 / std::sqrt(k) : 0;
}

RhythmForecast ShopRhythm::forecast(ServiceId service, const CustomerRhythm& customer, std::int32_t today) const {
  RhythmForecast forecast;
  if (customer.visits == 0) return forecast;
  const GapModel& known = model(service);
  if (customer.visits == 1 && known.gaps(service.value) < gaps_to_know_a_service) return forecast;
  const View hers = view(service, customer);
  const std::int32_t now = std::clamp(today, hers.from, hers.from + furthest_day);
  const std::int32_t next = std::max(now, hers.from + 1);
  const IntervalLevels& levels = known.levels(hers.gap);
  const double not_yet = hers.survival_of(next - 1);
  forecast.earliest_day = quantile(hers, not_yet, levels.low(), next);
  forecast.expected_day = quantile(hers, not_yet, 0.5, next);
  forecast.latest_day = std::max(quantile(hers, not_yet, levels.high(), next), forecast.expected_day);
  const double usual = known.longer_than(hers.gap, hers.longest / 2);
  forecast.gap_days = usual;
  forecast.usual_day = next == hers.from + 1 ? forecast.expected_day : day_after(hers, usual, hers.from + 1);
  const ReturnReadings week = readings(hers, next, now + 6);
  forecast.alive = week.alive;
  forecast.chance_week = week.chance > 0 ? known.returns.chance(week) : 0;
  if (next == now) {
    const ReturnReadings day = readings(hers, next, next);
    forecast.chance_today = day.chance > 0 ? std::min(known.returns.chance(day), forecast.chance_week) : 0;
  }
  forecast.regularity = regularity(service, customer);
  judge(forecast, hers, now);
  return forecast;
}

void ShopRhythm::judge(RhythmForecast& forecast, const View& hers, std::int32_t today) const {
  forecast.state = RhythmState::waiting;
  if (hers.visits < 2 && forecast.alive < one_off_below) {
    forecast.state = RhythmState::one_off;
  } else if (forecast.alive < gone_below) {
    forecast.state = RhythmState::gone;
  } else if (today >= forecast.usual_day) {
    const double high = hers.model.levels(hers.gap).high();
    const bool late = hers.survival_of(today - 1) <= hers.longest * (1 - high);
    forecast.state = late ? RhythmState::overdue : RhythmState::due;
    constexpr WeekdayWeights even{1, 1, 1, 1, 1, 1, 1};
    forecast.days_over = static_cast<int>(std::lround(clock_.open_days(forecast.usual_day, today, even)));
  }
}

}  // namespace dangol
