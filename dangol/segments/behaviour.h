// How a customer behaves, as numbers in which customers can be compared: how often, how lately, for how much, how
// evenly, at which hours and days, and from which categories.
//
//   const Behaviour habits = behaviour_of(visits, categories, today);
//   const FeatureTable table = feature_table(all, ids_of_categories);
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "segments/customer_facts.h"

namespace dangol {

struct BehaviourVisit {
  std::int32_t day = 0;      // local, since 1970-01-01
  std::int16_t minute = -1;  // 0..1439 since local midnight; -1: not known
  std::int64_t spent_minor = 0;
};

struct CategoryCount {
  CategoryNumber category = 0;
  std::uint32_t count = 0;
};

// Around 8:30 and before, 12:30, 16:00, 19:30 and until four in the night.
inline constexpr std::size_t day_parts = 4;
// Fewer visits say nothing about a rhythm: such a customer belongs to no group yet.
inline constexpr std::uint32_t least_behaviour_visits = 3;

// Counted, not yet compared with others.
struct Behaviour {
  std::uint32_t visits = 0;
  float visits_per_30_days = 0;
  float days_since_visit = 0;
  float mean_spend_minor = 0;
  float unevenness = 0;  // spread of the gaps between visit days, by their mean; 1 is pure chance; 0 with one gap
  std::array<float, day_parts> hours{};  // visits in each part
  float timed = 0;                       // visits whose hour is known
  float weekend = 0;                     // visits on Saturday and Sunday
  std::vector<CategoryCount> categories;
};

// `visits` ascending by day, at least one; several on one day are one visit. Visits after `today` count as today's.
Behaviour behaviour_of(std::span<const BehaviourVisit> visits, std::span<const CategoryCount> categories,
                       std::int32_t today);

enum class Feature : std::uint8_t {
  frequency,   // visits in 30 days
  recency,     // days since the last visit
  spend,       // minor units a visit
  unevenness,  // of her gaps
  morning,     // share of her visits, 0..1
  noon,
  afternoon,
  evening,
  weekend,
  category,  // share of what she bought, 0..1
};

struct FeatureInfo {
  Feature feature = Feature::frequency;
  CategoryNumber category = 0;  // of Feature::category
  double middle = 0;            // median, on the scale on which customers are compared
  double spread = 1;            // robust standard deviation there
};

// A row a customer, in robust standard deviations from the median, cut at three so that no wholesaler is an axis of
// his own. Shares are drawn towards the shop's by three visits; rates and amounts are logarithms.
struct FeatureTable {
  std::vector<FeatureInfo> features;  // those in which customers differ
  std::vector<float> standardised;    // customers x features
  std::vector<float> plain;           // the same in the units of Feature
  std::size_t customers() const { return features.empty() ? 0 : standardised.size() / features.size(); }
  std::span<const float> row(std::size_t customer) const {
    return std::span(standardised).subspan(customer * features.size(), features.size());
  }
};

// Categories: the six most bought. Linear; some 0.6 s for a million customers.
FeatureTable feature_table(std::span<const Behaviour> customers);

}  // namespace dangol
