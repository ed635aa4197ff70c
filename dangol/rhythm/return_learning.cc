// The shop's past played again: its gaps learned from nothing, and asked who comes back.
#include <algorithm>
#include <vector>

#include "rhythm/shop_rhythm.h"

namespace dangol {
namespace {

constexpr std::array<std::int32_t, 6> windows{1, 7, 14, 28, 90, 182};  // days
constexpr std::int32_t cuts_of_window = 8;
constexpr std::size_t most_histories = 20'000;
constexpr std::size_t most_examples = 200'000;
constexpr std::int32_t shortest_past = 56;  // days, of which anything is asked: less shows short gaps only
constexpr std::int32_t clock_days = 4000;   // that a shop's clock need remember
constexpr double warm_up = 0.3;             // of the shop's past, from which nothing is asked

// "Who comes within `days` after the end of `day`?"
struct Question {
  std::int32_t day = 0;
  std::int32_t days = 0;
};

// Questions whose answers are known before `today`, by day.
std::vector<Question> questions(std::int32_t first_day, std::int32_t today) {
  std::vector<Question> asked;
  const std::int32_t span = today - first_day;
  const auto earliest = first_day + static_cast<std::int32_t>(warm_up * span);
  for (const std::int32_t window : windows) {
    if (window * 4 > span) continue;
    const std::int32_t step = std::max<std::int32_t>(window / 2, 7);
    for (std::int32_t i = 0; i < cuts_of_window; ++i) {
      const std::int32_t day = today - 1 - window - i * step;
      if (day >= earliest) asked.push_back({day, window});
    }
  }
  std::ranges::sort(asked, {}, &Question::day);
  return asked;
}

std::span<const std::int32_t> known_days(const RhythmHistory& history, std::int32_t today) {
  const auto end = std::ranges::lower_bound(history.days, today);
  return history.days.first(static_cast<std::size_t>(end - history.days.begin()));
}

}  // namespace

ShopRhythm ShopRhythm::learned_from(std::span<const RhythmHistory> histories, std::int32_t until) {
  const std::int32_t today = std::clamp(until, -furthest_day, furthest_day);
  ShopRhythm shop;
  for (const RhythmHistory& history : histories) {
    if (history.service) continue;
    const auto days = known_days(history, today);
    for (const std::int32_t day : days.subspan(std::min<std::size_t>(1, days.size()))) {
      if (day > today - clock_days) shop.clock_.add(day);
    }
  }
  shop.refresh(today);
  for (const RhythmHistory& history : histories) shop.learn_history(history, today);
  shop.learn_returns(histories, today);
  return shop;
}

void ShopRhythm::learn_history(const RhythmHistory& history, std::int32_t today) {
  CustomerRhythm customer;
  for (const std::int32_t day : known_days(history, today)) {
    if (!ends_gap(customer, day)) {
      follow(customer, day, history);
      continue;
    }
    const EndedGap gap = ended_gap(customer, weekdays_.weights(customer, clock_), clock_, day);
    learn_gap(history.service, customer, gap, day, 1);
    remember(customer, day, gap);
  }
}

void ShopRhythm::learn_returns(std::span<const RhythmHistory> histories, std::int32_t until) {
  const std::int32_t today = std::clamp(until, -furthest_day, furthest_day);
  learn_kind(false, histories, today);
  learn_kind(true, histories, today);
}

void ShopRhythm::learn_kind(bool of_services, std::span<const RhythmHistory> histories, std::int32_t today) {
  std::vector<RhythmHistory> chosen;
  std::int32_t first_day = today;
  for (const RhythmHistory& history : histories) {
    const auto days = known_days(history, today);
    if (days.empty() || static_cast<bool>(history.service) != of_services || !is_day(days.front())) continue;
    chosen.push_back(history);
    chosen.back().days = days;
    first_day = std::min(first_day, days.front());
  }
  if (today - first_day < shortest_past) return;
  learn_drop_out(of_services, chosen, today);
  learn_answers(of_services, chosen, first_day, today);
}

void ShopRhythm::learn_drop_out(bool of_services, std::span<const RhythmHistory> histories, std::int32_t today) {
  const std::size_t stride = 1 + histories.size() / most_histories;
  std::vector<OpenGap> open;
  for (std::size_t i = 0; i < histories.size(); i += stride) {
    const CustomerRhythm customer = recall(histories[i]);
    const View hers = view(histories[i].service, customer);
    open.push_back({.service = histories[i].service.value,
                    .visits = customer.visits,
                    .first_remembered = 1 + histories[i].earlier_visits,
                    .survival = std::min(hers.survival_of(std::max(today - 1, hers.from)) / hers.longest, 1.0)});
  }
  (of_services ? services_ : visits_).drop_out.learn(open);
}

void ShopRhythm::learn_answers(bool of_services, std::span<const RhythmHistory> histories, std::int32_t first_day,
                               std::int32_t today) {
  const std::vector<Question> asked = questions(first_day, today);
  const std::size_t stride = 1 + histories.size() * asked.size() / most_examples;
  std::vector<ReturnExample> examples;
  for (std::size_t i = 0; i < histories.size(); i += stride) {
    const RhythmHistory& history = histories[i];
    CustomerRhythm customer;
    std::size_t seen = 0;
    for (const Question& question : asked) {
      for (; seen < history.days.size() && history.days[seen] <= question.day; ++seen) {
        follow(customer, history.days[seen], history);
      }
      if (customer.visits == 0) continue;
      const bool came = seen < history.days.size() && history.days[seen] <= question.day + question.days;
      const ReturnReadings read =
          readings(view(history.service, customer), question.day + 1, question.day + question.days);
      if (read.chance > 0) examples.push_back({read, came});
    }
  }
  (of_services ? services_ : visits_).returns.learn(examples);
}

}  // namespace dangol
