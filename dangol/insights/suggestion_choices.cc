#include "insights/suggestion_choices.h"

#include <algorithm>

namespace dangol {
namespace {

// A walk goes by guests' numbers, which are drawn: the first of them are a fair sample.
constexpr std::size_t most_suggestions = 200'000;

double as_part(std::uint32_t parts) { return parts / static_cast<double>(ten_thousandths); }

// How often a suggestion is taken, for each time that her taste alone lets expect it.
double lift_of(const std::vector<ShownSuggestion>& all) {
  double taken = 0;
  double expected = 0;
  for (const ShownSuggestion& each : all) {
    if (each.expected == 0) continue;
    taken += each.taken() ? 1 : 0;
    expected += as_part(each.expected);
  }
  return expected > 0 ? taken / expected : 0;
}

// Where there was a choice, but nothing was tried out, it tells nothing of what was not shown.
bool tells_of_others(const ShownSuggestion& shown) { return shown.considered == 1 || shown.chance < ten_thousandths; }

LoggedChoice logged(const ShownSuggestion& shown, ChoosingWay way, double lift) {
  const bool evenly = way == ChoosingWay::evenly;
  const double best = shown.place == 0 ? 1 : 0;
  return {.reward = shown.taken() ? 1.0 : 0.0,
          .logged = as_part(shown.chance),
          .target = evenly ? 1.0 / shown.considered : best,
          .predicted = lift * as_part(shown.expected),
          .predicted_under_target = lift * as_part(evenly ? shown.mean_expected : shown.best_expected)};
}

std::optional<OffPolicyEstimate> estimated(const std::vector<ShownSuggestion>& all, ChoosingWay way) {
  const double lift = lift_of(all);
  std::vector<LoggedChoice> log;
  log.reserve(all.size());
  for (const ShownSuggestion& each : all) {
    if (tells_of_others(each)) log.push_back(logged(each, way, lift));
  }
  // Not with estimated propensities: who she is and what suits her has a say in what is chosen.
  const auto trusted = trusted_as_logged(log);
  return trusted ? std::optional(trusted->estimate) : std::nullopt;
}

}  // namespace

std::optional<double> SuggestionChoices::taken_share() const {
  if (shown == 0) return std::nullopt;
  return static_cast<double>(taken) / static_cast<double>(shown);
}

SuggestionChoices suggestion_choices(const GuestWalk& walk, std::int32_t today) {
  std::vector<ShownSuggestion> all;
  walk([&](const Guest& guest) {
    if (!guest.personalised || guest.suggested == nullptr || all.size() >= most_suggestions) return;
    for (const ShownSuggestion& each : guest.suggested->all()) {
      if (each.day < today) all.push_back(each);
    }
  });
  // Sums of numbers with fractions must not depend on the order of a walk.
  std::ranges::sort(all);
  SuggestionChoices found;
  found.shown = all.size();
  for (const ShownSuggestion& each : all) {
    if (each.taken()) ++found.taken;
    if (each.place > 0) ++found.tried_out;
  }
  found.interval = wilson_interval(found.taken_share().value_or(0), static_cast<double>(found.shown));
  for (std::size_t i = 0; i < found.ways.size(); ++i) {
    const auto way = static_cast<ChoosingWay>(i);
    found.ways[i] = {way, estimated(all, way)};
  }
  return found;
}

}  // namespace dangol
