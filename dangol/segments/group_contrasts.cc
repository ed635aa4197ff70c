#include "segments/group_contrasts.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dangol {
namespace {

// Sums of one feature over one group.
struct FeatureSums {
  double standardised = 0;
  double squares = 0;
  double plain = 0;
};

class GroupSums {
 public:
  GroupSums(const FeatureTable& table, std::span<const std::uint8_t> group_of, std::size_t groups)
      : table_(table), features_(table.features.size()), sums_(groups * features_), sizes_(groups) {
    for (std::size_t i = 0; i < group_of.size(); ++i) {
      sizes_[group_of[i]] += 1;
      for (std::size_t j = 0; j < features_; ++j) {
        FeatureSums& sums = sums_[group_of[i] * features_ + j];
        const double standardised = table.standardised[i * features_ + j];
        sums.standardised += standardised;
        sums.squares += standardised * standardised;
        sums.plain += table.plain[i * features_ + j];
      }
    }
  }

  double size(std::size_t group) const { return sizes_[group]; }

  Contrast contrast(std::size_t group, std::size_t feature) const {
    const FeatureInfo& info = table_.features[feature];
    FeatureSums rest;
    double within = 0;  // squared deviations from the means of the groups
    for (std::size_t each = 0; each < sizes_.size(); ++each) {
      const FeatureSums& sums = sums_[each * features_ + feature];
      within += sums.squares - sums.standardised * sums.standardised / std::max(sizes_[each], 1.0);
      if (each == group) continue;
      rest.standardised += sums.standardised;
      rest.plain += sums.plain;
    }
    const FeatureSums& own = sums_[group * features_ + feature];
    const double all = std::accumulate(sizes_.begin(), sizes_.end(), 0.0);
    const double mine = std::max(sizes_[group], 1.0);
    const double others = std::max(all - sizes_[group], 1.0);
    const double deviation = std::max(std::sqrt(std::max(within, 0.0) / all), 1e-3);
    return {.feature = info.feature,
            .category = info.category,
            .inside = own.plain / mine,
            .outside = rest.plain / others,
            .difference = (own.standardised / mine - rest.standardised / others) / deviation};
  }

 private:
  const FeatureTable& table_;
  std::size_t features_;
  std::vector<FeatureSums> sums_;  // groups x features
  std::vector<double> sizes_;
};

}  // namespace

std::vector<BehaviourGroup> contrasted_groups(const FeatureTable& table, std::span<std::uint8_t> group_of,
                                              std::span<const double> stability) {
  const GroupSums sums(table, group_of, stability.size());
  std::vector<std::uint8_t> order(stability.size());
  std::iota(order.begin(), order.end(), std::uint8_t{0});
  std::ranges::stable_sort(order, std::greater{}, [&](std::uint8_t group) { return sums.size(group); });
  std::vector<BehaviourGroup> groups;
  std::vector<std::uint8_t> new_number(order.size());
  for (const std::uint8_t old : order) {
    new_number[old] = static_cast<std::uint8_t>(groups.size());
    BehaviourGroup group{
        .customers = static_cast<std::size_t>(sums.size(old)), .stability = stability[old], .contrasts = {}};
    for (std::size_t j = 0; j < table.features.size(); ++j) group.contrasts.push_back(sums.contrast(old, j));
    std::ranges::stable_sort(group.contrasts, std::greater{}, [](const Contrast& c) { return std::abs(c.difference); });
    groups.push_back(std::move(group));
  }
  for (std::uint8_t& group : group_of) group = new_number[group];
  return groups;
}

}  // namespace dangol
