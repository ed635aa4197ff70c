#include "segments/behaviour_groups.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>
#include <random>

#include "segments/group_contrasts.h"

namespace dangol {
namespace {

using Labels = std::vector<std::uint8_t>;
constexpr std::size_t least_customers = 40;
constexpr int search_starts = 3;
constexpr int halvings = 4;
constexpr int redraws = 12;

// Rows of some points, copied side by side.
std::vector<float> rows_of(const Points& points, std::span<const std::uint32_t> chosen) {
  std::vector<float> rows;
  rows.reserve(chosen.size() * points.width);
  for (const std::uint32_t point : chosen) {
    rows.insert(rows.end(), points.at(point).begin(), points.at(point).end());
  }
  return rows;
}

// Of the groups of one half, the share of pairs that the other half's centres keep together: the least of the groups.
double strength_of_half(const Points& half, const Centres& own, const Centres& others) {
  const std::size_t k = own.size();
  std::vector<double> together(k * others.size());
  for (std::size_t i = 0; i < half.size(); ++i) {
    together[nearest(own, half.at(i)) * others.size() + nearest(others, half.at(i))] += 1;
  }
  double least = 1;
  for (std::size_t group = 0; group < k; ++group) {
    double size = 0;
    double pairs = 0;
    for (std::size_t other = 0; other < others.size(); ++other) {
      const double count = together[group * others.size() + other];
      size += count;
      pairs += count * (count - 1);
    }
    least = std::min(least, size < 2 ? 0 : pairs / (size * (size - 1)));
  }
  return least;
}

class GroupSearcher {
 public:
  GroupSearcher(const Points& points, const GroupSearch& search)
      : points_(points), search_(search), dice_(search.seed) {}

  double prediction_strength(std::size_t k) {
    std::vector<std::uint32_t> order(points_.size());
    std::iota(order.begin(), order.end(), 0U);
    double sum = 0;
    for (int i = 0; i < halvings; ++i) {
      for (std::size_t j = order.size() - 1; j > 0; --j) std::swap(order[j], order[dice_() % (j + 1)]);
      const std::span<const std::uint32_t> all(order);
      const std::vector<float> one = rows_of(points_, all.first(all.size() / 2));
      const std::vector<float> other = rows_of(points_, all.subspan(all.size() / 2));
      const Points half{one, points_.width};
      const Points rest{other, points_.width};
      const Centres own = k_means(half, k, search_starts, dice_());
      const Centres others = k_means(rest, k, search_starts, dice_());
      if (own.size() < k || others.size() < k) return 0;
      sum += (strength_of_half(half, own, others) + strength_of_half(rest, others, own)) / 2;
    }
    return sum / halvings;
  }

  // For each group the mean of its best Jaccard similarity with a group of a redrawn sample.
  std::vector<double> stability(const Centres& centres) {
    const std::size_t k = centres.size();
    const Labels labels = nearest_of_all(centres, points_);
    std::vector<double> sums(k);
    for (int i = 0; i < redraws; ++i) {
      std::vector<std::uint32_t> drawn(points_.size());
      for (std::uint32_t& each : drawn) each = static_cast<std::uint32_t>(dice_() % points_.size());
      std::ranges::sort(drawn);
      const std::vector<float> rows = rows_of(points_, drawn);
      const Centres again = k_means({rows, points_.width}, k, search_starts, dice_());
      drawn.erase(std::unique(drawn.begin(), drawn.end()), drawn.end());
      add_similarities(labels, drawn, again, sums);
    }
    for (double& sum : sums) sum /= redraws;
    return sums;
  }

  bool has_valleys(const Centres& centres) const {
    const Labels labels = nearest_of_all(centres, points_);
    for (std::uint8_t a = 0; a < centres.size(); ++a) {
      for (std::uint8_t b = 0; b < a; ++b) {
        if (!has_valley(between(centres, labels, a, b))) return false;
      }
    }
    return true;
  }

  std::uint64_t next_seed() { return dice_(); }

 private:
  void add_similarities(const Labels& labels, std::span<const std::uint32_t> drawn, const Centres& again,
                        std::vector<double>& sums) const {
    const std::size_t k = sums.size();
    std::vector<double> both(k * again.size());
    std::vector<double> before(k);
    std::vector<double> after(again.size());
    for (const std::uint32_t point : drawn) {
      const std::uint8_t now = nearest(again, points_.at(point));
      both[labels[point] * again.size() + now] += 1;
      before[labels[point]] += 1;
      after[now] += 1;
    }
    for (std::size_t group = 0; group < k; ++group) {
      double best = 0;
      for (std::size_t now = 0; now < again.size(); ++now) {
        const double shared = both[group * again.size() + now];
        best = std::max(best, shared / std::max(before[group] + after[now] - shared, 1.0));
      }
      sums[group] += best;
    }
  }

  // Where the points of two groups lie on the line from one centre to the other.
  std::vector<float> between(const Centres& centres, const Labels& labels, std::uint8_t a, std::uint8_t b) const {
    std::vector<float> axis(points_.width);
    float length = 0;
    for (std::size_t j = 0; j < axis.size(); ++j) {
      axis[j] = centres.at(b)[j] - centres.at(a)[j];
      length += axis[j] * axis[j];
    }
    std::vector<float> along;
    for (std::size_t i = 0; i < points_.size(); ++i) {
      if (labels[i] != a && labels[i] != b) continue;
      float sum = 0;
      for (std::size_t j = 0; j < axis.size(); ++j) sum += (points_.at(i)[j] - centres.at(a)[j]) * axis[j];
      along.push_back(sum / length);
    }
    return along;
  }

  Points points_;
  GroupSearch search_;
  std::mt19937_64 dice_;
};

// Every n-th customer, so that the same customers give the same groups.
std::vector<std::uint32_t> sampled(const FeatureTable& table, std::size_t most) {
  std::vector<std::uint32_t> chosen;
  const std::size_t customers = table.customers();
  const std::size_t wanted = std::min(most, customers);
  for (std::size_t i = 0; i < wanted; ++i) chosen.push_back(static_cast<std::uint32_t>(i * customers / wanted));
  return chosen;
}

struct Found {
  Centres centres;
  std::vector<double> stability;
};

std::optional<Found> search_groups(const Points& points, const GroupSearch& search, double& strength) {
  GroupSearcher searcher(points, search);
  strength = 0;
  for (std::size_t k = std::min<std::size_t>(search.most_groups, 16); k >= 2; --k) {
    Found found{.centres = k_means(points, k, 2 * search_starts, searcher.next_seed()), .stability = {}};
    if (found.centres.size() < k || !searcher.has_valleys(found.centres)) continue;
    const double predicted = searcher.prediction_strength(k);
    strength = std::max(strength, predicted);
    if (predicted < search.least_prediction) continue;
    found.stability = searcher.stability(found.centres);
    if (std::ranges::min(found.stability) < search.least_stability) continue;
    strength = predicted;
    return found;
  }
  return std::nullopt;
}

}  // namespace

bool has_valley(std::span<const float> along) {
  constexpr float width = 0.4F;  // of the distance of the centres
  constexpr float step = 0.1F;
  const auto count_from = [&](float start) {
    return static_cast<double>(
        std::ranges::count_if(along, [&](float at) { return at >= start && at < start + width; }));
  };
  // Windows in the middle third, and on either side of them.
  double valley = static_cast<double>(along.size());
  for (float start = 0.2F; start < 0.45F; start += step) valley = std::min(valley, count_from(start));
  double left = 0;
  double right = 0;
  for (float away = 0.0F; away < 0.45F; away += step) {
    left = std::max(left, count_from(0.2F - width - away + 0.1F));
    right = std::max(right, count_from(0.7F + away));
  }
  const double peak = std::min(left, right);
  return peak - valley > 3.3 * std::sqrt(peak + valley);
}

BehaviourGroups behaviour_groups(const FeatureTable& table, const GroupSearch& search) {
  BehaviourGroups result;
  result.group_of.assign(table.customers(), no_group);
  result.enough = table.customers() >= least_customers;
  if (!result.enough) return result;
  const Points all{table.standardised, table.features.size()};
  const std::vector<float> sample = rows_of(all, sampled(table, search.sample));
  const std::optional<Found> found = search_groups({sample, all.width}, search, result.prediction_strength);
  if (!found) return result;
  result.group_of = nearest_of_all(found->centres, all);
  result.groups = contrasted_groups(table, result.group_of, found->stability);
  return result;
}

}  // namespace dangol
