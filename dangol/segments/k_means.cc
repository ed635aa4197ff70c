#include "segments/k_means.h"

#include <algorithm>
#include <limits>
#include <random>

namespace dangol {
namespace {

using KMeansDice = std::mt19937_64;

float squared_distance(std::span<const float> a, std::span<const float> b) {
  float sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}

double unit_interval(KMeansDice& dice) { return static_cast<double>(dice() >> 11) * 0x1p-53; }

// Each next seed with a chance proportional to its squared distance from those chosen.
Centres careful_seeds(const Points& points, std::size_t k, KMeansDice& dice) {
  Centres centres{.numbers = {}, .width = points.width};
  std::vector<float> distance(points.size(), std::numeric_limits<float>::max());
  std::size_t chosen = dice() % points.size();
  while (true) {
    const std::span<const float> seed = points.at(chosen);
    centres.numbers.insert(centres.numbers.end(), seed.begin(), seed.end());
    if (centres.size() == k) return centres;
    double sum = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
      distance[i] = std::min(distance[i], squared_distance(points.at(i), seed));
      sum += distance[i];
    }
    if (sum <= 0) return centres;  // no other point
    double left = unit_interval(dice) * sum;
    for (std::size_t i = 0; i < points.size(); ++i) {
      if (distance[i] > 0) chosen = i;
      left -= distance[i];
      if (left < 0 && distance[i] > 0) break;
    }
  }
}

// One step: the centres move to the means of their points. False when no point changed its centre.
bool move_centres(const Points& points, Centres& centres, std::vector<std::uint8_t>& centre_of) {
  const std::size_t width = points.width;
  std::vector<double> sums(centres.numbers.size());
  std::vector<double> counts(centres.size());
  bool changed = false;
  centres.inertia = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const std::uint8_t best = nearest(centres, points.at(i));
    centres.inertia += squared_distance(points.at(i), centres.at(best));
    changed = changed || centre_of[i] != best;
    centre_of[i] = best;
    counts[best] += 1;
    for (std::size_t j = 0; j < width; ++j) sums[best * width + j] += points.at(i)[j];
  }
  for (std::size_t i = 0; i < sums.size(); ++i) {
    if (counts[i / width] > 0) centres.numbers[i] = static_cast<float>(sums[i] / counts[i / width]);
  }
  return changed;
}

}  // namespace

std::uint8_t nearest(const Centres& centres, std::span<const float> point) {
  std::size_t best = 0;
  float best_distance = std::numeric_limits<float>::max();
  for (std::size_t centre = 0; centre < centres.size(); ++centre) {
    const float distance = squared_distance(point, centres.at(centre));
    if (distance < best_distance) {
      best = centre;
      best_distance = distance;
    }
  }
  return static_cast<std::uint8_t>(best);
}

std::vector<std::uint8_t> nearest_of_all(const Centres& centres, const Points& points) {
  std::vector<std::uint8_t> centre_of(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) centre_of[i] = nearest(centres, points.at(i));
  return centre_of;
}

Centres k_means(const Points& points, std::size_t k, int starts, std::uint64_t seed) {
  constexpr int most_iterations = 50;
  KMeansDice dice(seed);
  Centres best{.numbers = {}, .width = points.width, .inertia = std::numeric_limits<double>::infinity()};
  for (int start = 0; start < starts; ++start) {
    Centres centres = careful_seeds(points, k, dice);
    std::vector<std::uint8_t> centre_of(points.size(), std::numeric_limits<std::uint8_t>::max());
    for (int i = 0; i < most_iterations && move_centres(points, centres, centre_of); ++i) {
    }
    if (centres.inertia < best.inertia) best = std::move(centres);
  }
  return best;
}

}  // namespace dangol
