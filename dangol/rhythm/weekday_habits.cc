#include "rhythm/weekday_habits.h"

#include <algorithm>

namespace dangol {
namespace {

constexpr double pseudo_pairs = 6;
constexpr double most_visits_counted = 1e7;
constexpr double prior_excess = 0.05;  // of matches over the shop's own, that a new shop believes
constexpr double least_excess = 1e-3;
constexpr double least_strength_of_shop = 0.3;
constexpr float half_known_days = 14;

}  // namespace

void WeekdayHabits::learn(const CustomerRhythm& customer, std::int32_t day, double weight) {
  unsigned all = 0;
  for (const unsigned count : customer.weekdays) all += count;
  if (all == 0) return;
  if (visits_ > most_visits_counted) {
    visits_ /= 2;
    matches_ /= 2;
  }
  // Each visit says as much, however many came before it.
  const double same = customer.weekdays[static_cast<std::size_t>(weekday_of(day))];
  matches_ = std::max(matches_ + weight * same / all, 0.0);
  visits_ = std::max(visits_ + weight, 0.0);
}

WeekdayWeights WeekdayHabits::weights(const CustomerRhythm& customer, const ShopClock& clock) const {
  float visits = 0;
  float matches = 0;
  for (const std::uint8_t count : customer.weekdays) {
    visits += count;
    matches += static_cast<float>(count) * (static_cast<float>(count) - 1) / 2;
  }
  const WeekdayWeights& shop = clock.weekdays();
  const double by_chance = clock.weekday_match();
  const double others = (matches_ + 5 * (by_chance + prior_excess)) / (visits_ + 5);
  const double pairs = static_cast<double>(visits * (visits - 1) / 2);
  const double match = (static_cast<double>(matches) + pseudo_pairs * others) / (pairs + pseudo_pairs);
  const double excess = match - by_chance;
  if (excess < least_excess || visits == 0) return shop;
  const auto strength = static_cast<float>(std::max((1 - by_chance) / excess - 1, least_strength_of_shop));
  const auto known = static_cast<float>(customer.last_day - customer.first_day);
  const float trust = known / (known + half_known_days);
  const float scale = 1 / (trust * visits + strength);
  WeekdayWeights weights{};
  for (std::size_t i = 0; i < 7; ++i) {
    weights[i] = (7 * trust * static_cast<float>(customer.weekdays[i]) + strength * shop[i]) * scale;
  }
  return weights;
}

}  // namespace dangol
