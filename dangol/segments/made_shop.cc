#include "segments/made_shop.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "segments/made_chances.h"

namespace dangol {
namespace {

constexpr std::size_t made_categories = 5;
constexpr std::size_t remembered_visits = 32;

struct Kind {
  double visits_a_week;
  double rate_spread;  // of the logarithm
  double hour;
  double hour_spread;  // between guests
  double weekend;      // share of visits
  double spent_minor;
  double evenness;                             // shape of the gamma gaps: 1 is pure chance
  std::array<double, made_categories> tastes;  // how strongly each category draws
};

// clang-format off
constexpr std::array<Kind, 4> kinds{{
    {3.0, 0.35, 8.3, 0.5, 0.05, 5'000, 4, {8, 2, 0.5, 0.5, 0.5}},
    {1.6, 0.35, 12.4, 0.5, 0.10, 9'000, 2, {1, 1, 8, 1, 0.5}},
    {1.0, 0.35, 19.3, 0.7, 0.25, 12'000, 1.2, {2, 0.5, 0.5, 7, 1}},
    {0.7, 0.35, 14.8, 0.8, 0.85, 24'000, 1.5, {1, 5, 1, 1, 6}},
}};
constexpr Kind one_kind{1.3, 0.8, 13.5, 3.0, 0.3, 9'000, 1.5, {2, 2, 2, 2, 2}};
// clang-format on

bool on_weekend(std::int32_t day) { return (day + 3) % 7 >= 5; }

// A day on the side of the week where she comes, near the one wished for.
std::int32_t moved_to(std::int32_t day, bool weekend) {
  while (on_weekend(day) != weekend) ++day;
  return day;
}

MadeGuest made_guest(const Kind& kind, MadeChances& chances) {
  MadeGuest guest;
  const double gap_days = 7 / (kind.visits_a_week * std::exp(kind.rate_spread * chances.normal()));
  const double hour = kind.hour + kind.hour_spread * chances.normal();
  const double amount = kind.spent_minor * std::exp(0.35 * chances.normal());
  const double weekend_a = chances.gamma(6 * kind.weekend);
  const double weekend = weekend_a / (weekend_a + chances.gamma(6 * (1 - kind.weekend)));
  std::array<double, made_categories> tastes{};
  for (std::size_t i = 0; i < made_categories; ++i) tastes[i] = chances.gamma(kind.tastes[i]);
  double day = made_shop_today - 60 - 300 * chances.unit();
  std::map<CategoryNumber, std::uint32_t> counts;
  while ((day += gap_days / kind.evenness * chances.gamma(kind.evenness)) < made_shop_today - 2) {
    const std::int32_t on = moved_to(static_cast<std::int32_t>(day), chances.unit() < weekend);
    const double minute = std::clamp(60 * (hour + 0.7 * chances.normal()), 0.0, 1439.0);
    guest.visits.push_back({std::min(on, made_shop_today), static_cast<std::int16_t>(minute),
                            static_cast<std::int64_t>(amount * std::exp(0.25 * chances.normal()))});
    double left = chances.unit() * (tastes[0] + tastes[1] + tastes[2] + tastes[3] + tastes[4]);
    std::size_t category = 0;
    while (category + 1 < made_categories && (left -= tastes[category]) > 0) ++category;
    ++counts[static_cast<CategoryNumber>(category + 1)];
  }
  std::ranges::stable_sort(guest.visits, {}, &BehaviourVisit::day);
  if (guest.visits.size() > remembered_visits)
    guest.visits.erase(guest.visits.begin(), guest.visits.end() - remembered_visits);
  for (const auto& [category, count] : counts) guest.categories.push_back({category, count});
  return guest;
}

}  // namespace

std::vector<MadeGuest> made_shop_with_groups(std::size_t guests, std::uint64_t seed) {
  MadeChances chances(seed);
  std::vector<MadeGuest> shop;
  for (std::size_t i = 0; i < guests; ++i) {
    const std::size_t group =
        std::min<std::size_t>(static_cast<std::size_t>(chances.unit() * 5), 3);  // the last twice as large
    shop.push_back(made_guest(kinds[group], chances));
    shop.back().group = static_cast<std::uint8_t>(group);
  }
  return shop;
}

std::vector<MadeGuest> made_shop_without_groups(std::size_t guests, std::uint64_t seed) {
  MadeChances chances(seed);
  std::vector<MadeGuest> shop;
  for (std::size_t i = 0; i < guests; ++i) shop.push_back(made_guest(one_kind, chances));
  return shop;
}

}  // namespace dangol
