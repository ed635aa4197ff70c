// Groups of customers who behave alike, if there are any: how many, how sure, and what sets each apart.
//
//   const FeatureTable table = feature_table(customers);
//   const BehaviourGroups groups = behaviour_groups(table, {.seed = 1});
//   if (groups.groups.empty()) say("no stable groups");
//
// A number of groups is accepted when (1) half of the customers predict the groups of the other half (prediction
// strength, Tibshirani & Walther 2005, eq. 2.1), (2) every group comes back when customers are drawn anew (clusterwise
// Jaccard, Hennig 2007, section 3), and (3) between the centres of any two groups there are fewer customers than
// around either: without that, one long cloud cut in the middle would pass (1) and (2). The largest such number is
// taken.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "segments/behaviour.h"
#include "segments/k_means.h"

namespace dangol {

struct GroupSearch {
  std::uint64_t seed = 1;
  std::size_t most_groups = 6;    // at most 16
  std::size_t sample = 3000;      // customers from whom groups are learned
  double least_prediction = 0.8;  // 0..1; the paper's 0.8 to 0.9
  double least_stability = 0.75;  // 0..1; Hennig's "stable"
};

// What a group does otherwise than the rest.
struct Contrast {
  Feature feature = Feature::frequency;
  CategoryNumber category = 0;
  double inside = 0;      // mean, in the unit of the feature
  double outside = 0;     // of all others in groups
  double difference = 0;  // of the means, in standard deviations within groups: above 0.8 is large (Cohen 1988)
};

struct BehaviourGroup {
  std::size_t customers = 0;
  double stability = 0;             // 0..1, mean Jaccard similarity over the draws
  std::vector<Contrast> contrasts;  // largest difference first
};

inline constexpr std::uint8_t no_group = 255;

struct BehaviourGroups {
  bool enough = false;                 // false: too few customers to look for groups at all
  double prediction_strength = 0;      // of the number of groups taken, or the best of those refused
  std::vector<BehaviourGroup> groups;  // the largest first; empty: no stable groups
  std::vector<std::uint8_t> group_of;  // for each customer; no_group for all when there are none
};

// At least 40 customers. About a second, and 60 ns a customer and group.
BehaviourGroups behaviour_groups(const FeatureTable& table, const GroupSearch& search);

// True when between two centres there are significantly fewer points than around either: the counts in three windows
// of equal width on the line through them, which one-peaked distributions cannot order so (their windows are
// one-peaked too, Ibragimov 1956), at 3.3 standard deviations. `along`: 0 at one centre, 1 at the other.
bool has_valley(std::span<const float> along);

}  // namespace dangol
