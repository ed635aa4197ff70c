#include "decisions/choose_suggestion.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/assert.h"
#include "experiments/choice.h"
#include "experiments/hold_out.h"

namespace dangol {
namespace {

// Whole numbers, none 0, that sum to ten thousand: the chance that is drawn by is the one that is written down.
void set_chances(std::vector<ConsideredItem>& among, std::span<const double> chances) {
  const auto likeliest = static_cast<std::size_t>(std::ranges::max_element(chances) - chances.begin());
  std::uint32_t left = ten_thousandths;
  for (std::size_t i = 0; i < among.size(); ++i) {
    if (i == likeliest) continue;
    among[i].chance = std::max(1U, static_cast<std::uint32_t>(std::lround(chances[i] * ten_thousandths)));
    left -= among[i].chance;
  }
  among[likeliest].chance = left;
}

std::uint32_t drawn(const std::vector<ConsideredItem>& among, double draw) {
  auto place = static_cast<std::uint32_t>(draw * ten_thousandths);
  std::uint32_t at = 0;
  while (place >= among[at].chance) place -= among[at++].chance;
  return at;
}

std::vector<double> chances_of(const std::vector<ConsideredItem>& among, const Exploration& exploration) {
  std::vector<Belief> beliefs;
  beliefs.reserve(among.size());
  for (const ConsideredItem& each : among) beliefs.push_back(exploration.lift.of(each.item, each.expected));
  return with_floor(thompson(beliefs), exploration.share_thousandths / 1000.0 / static_cast<double>(among.size()));
}

}  // namespace

SuggestionShown choose_suggestion(std::span<const RecommendedItem> suiting, const Exploration& exploration,
                                  CustomerId guest, std::int32_t day) {
  DANGOL_ASSERT(!suiting.empty() && suiting.size() <= most_considered);
  SuggestionShown chosen;
  for (const RecommendedItem& each : suiting) {
    const double expected = std::clamp(static_cast<double>(each.chance), 0.0, 1.0);
    chosen.among.push_back({each.item, static_cast<std::uint32_t>(std::lround(expected * ten_thousandths))});
  }
  chosen.among.front().chance = ten_thousandths;
  if (exploration.share_thousandths == 0 || chosen.among.size() == 1) return chosen;
  set_chances(chosen.among, chances_of(chosen.among, exploration));
  chosen.shown = drawn(chosen.among, assignment_of({fmt::format("suggested on {}", day), 0}, guest).draw);
  return chosen;
}

}  // namespace dangol
