#include "experiments/choice.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/assert.h"
#include "base/normal.h"

namespace dangol {
namespace {

constexpr std::size_t cells = 32;
constexpr double widest_deviations = 4;   // standard deviations
constexpr double narrow = 2;              // cells: a belief with a smaller deviation has edges of its own
constexpr double least_deviation = 1e-9;  // of the widest belief or of the spread of the means

// normal_below from a table, between whose points it is linear; error below 2e-5.
class NormalTable {
 public:
  NormalTable() {
    for (std::size_t i = 0; i < points; ++i) below_[i] = normal_below(-end + static_cast<double>(i) / per_unit);
  }
  double operator()(double z) const {
    const double place = (std::clamp(z, -end, end) + end) * per_unit;
    const auto at = std::min(static_cast<std::size_t>(place), points - 2);
    const double part = place - static_cast<double>(at);
    return below_[at] + part * (below_[at + 1] - below_[at]);
  }

 private:
  static constexpr double end = 5;
  static constexpr double per_unit = 64;
  static constexpr std::size_t points = 641;
  std::array<double, points> below_{};
};

void scale_to_one(std::vector<double>& chances) {
  double sum = 0;
  for (const double chance : chances) sum += chance;
  for (double& chance : chances) chance /= sum;
}

double least_deviation_of(std::span<const Belief> beliefs) {
  double scale = 0;
  for (const Belief& belief : beliefs) {
    scale = std::max({scale, belief.deviation, std::abs(belief.mean - beliefs[0].mean)});
  }
  return scale > 0 ? scale * least_deviation : 1;
}

// Somebody who may be the best, at one cell of the integral.
struct Contender {
  std::size_t index = 0;
  double mean = 0;
  double per_deviation = 1;
  double below = 0;    // chance to lie below the cell
  double middle = 0;   // below its middle
  double earlier = 0;  // in it, with all contenders before this one below
  double chance = 0;
};

// From the highest low end, below which somebody else is surely better, to the highest high end, ascending; closer
// together where a belief is narrower than a cell.
std::vector<double> edges_of(std::span<const Belief> beliefs, double least) {
  double low = beliefs[0].mean - widest_deviations * std::max(beliefs[0].deviation, least);
  double high = low;
  for (const Belief& belief : beliefs) {
    low = std::max(low, belief.mean - widest_deviations * std::max(belief.deviation, least));
    high = std::max(high, belief.mean + widest_deviations * std::max(belief.deviation, least));
  }
  std::vector<double> edges;
  edges.reserve(4 * cells);
  const double step = (high - low) / static_cast<double>(cells);
  for (std::size_t i = 0; i <= cells; ++i) edges.push_back(low + step * static_cast<double>(i));
  for (const Belief& belief : beliefs) {
    const double deviation = std::max(belief.deviation, least);
    if (deviation > step * narrow) continue;
    for (double z = -4; z <= 4; z += 0.5) {
      const double edge = belief.mean + z * deviation;
      if (edge > low && edge < high) edges.push_back(edge);
    }
  }
  if (edges.size() > cells + 1) std::ranges::sort(edges);
  return edges;
}

}  // namespace

std::vector<double> epsilon_greedy(std::span<const double> scores, double epsilon) {
  if (scores.empty()) return {};
  const double best = *std::ranges::max_element(scores);
  const auto bests = static_cast<double>(std::ranges::count(scores, best));
  const double explored = std::clamp(epsilon, 0.0, 1.0);
  std::vector<double> chances(scores.size(), explored / static_cast<double>(scores.size()));
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (scores[i] == best) chances[i] += (1 - explored) / bests;
  }
  return chances;
}

std::vector<double> thompson(std::span<const Belief> beliefs) {
  static const NormalTable below;
  if (beliefs.empty()) return {};
  const double least = least_deviation_of(beliefs);
  const std::vector<double> edges = edges_of(beliefs, least);
  std::vector<Contender> contenders;
  contenders.reserve(beliefs.size());
  for (std::size_t i = 0; i < beliefs.size(); ++i) {
    const double deviation = std::max(beliefs[i].deviation, least);
    if (beliefs[i].mean + widest_deviations * deviation < edges.front()) continue;
    contenders.push_back({.index = i, .mean = beliefs[i].mean, .per_deviation = 1 / deviation});
  }
  for (const double edge : edges) {
    // That i lies in the cell and all others below it or, half of what they have there, in it too.
    double product = 1;
    for (Contender& each : contenders) {
      const double after = below((edge - each.mean) * each.per_deviation);
      each.middle = (each.below + after) / 2;
      each.earlier = product * (after - each.below);
      product *= each.middle;
      each.below = after;
    }
    product = 1;
    for (std::size_t i = contenders.size(); i-- > 0;) {
      contenders[i].chance += contenders[i].earlier * product;
      product *= contenders[i].middle;
    }
  }
  std::vector<double> chances(beliefs.size());
  for (const Contender& each : contenders) chances[each.index] = each.chance;
  scale_to_one(chances);
  return chances;
}

std::vector<double> with_floor(std::vector<double> chances, double floor) {
  if (chances.empty()) return chances;
  const auto count = static_cast<double>(chances.size());
  const double each = std::clamp(floor, 0.0, 1 / count);
  for (double& chance : chances) chance = each + (1 - each * count) * chance;
  return chances;
}

Choice choose(std::span<const double> chances, double random) {
  DANGOL_ASSERT(!chances.empty());
  double sum = 0;
  for (std::size_t i = 0; i < chances.size(); ++i) {
    sum += chances[i];
    if (random < sum) return {i, chances[i]};
  }
  // Rounding left the sum a hair below one: the last that can be chosen.
  std::size_t last = chances.size() - 1;
  while (last > 0 && chances[last] <= 0) --last;
  return {last, chances[last]};
}

}  // namespace dangol
