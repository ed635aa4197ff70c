#include "segments/behaviour.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace dangol {
namespace {

constexpr std::size_t most_categories = 6;
constexpr float prior_visits = 3;  // how strongly shares are drawn to the shop's

// A visit between two parts of the day counts for both: a bound at a stroke of the clock would cut those who come
// around it into two groups.
void add_hour(int minute, std::array<float, day_parts>& hours) {
  constexpr std::array<float, day_parts> middles{8.5F, 12.5F, 16.0F, 19.5F};
  constexpr float night_ends = 4;
  float hour = static_cast<float>(minute) / 60;
  if (hour < night_ends) hour += 24;
  std::size_t part = day_parts - 1;
  while (part > 0 && hour < middles[part]) --part;
  const bool between = part + 1 < day_parts && hour > middles[part];
  const float later = between ? (hour - middles[part]) / (middles[part + 1] - middles[part]) : 0;
  hours[part] += 1 - later;
  if (between) hours[part + 1] += later;
}

bool is_weekend(std::int32_t day) { return ((day + 3) % 7 + 7) % 7 >= 5; }

// Sample standard deviation of the gaps by their mean.
float unevenness_of(const std::vector<std::int32_t>& days) {
  if (days.size() < 3) return 0;
  const auto gaps = static_cast<double>(days.size() - 1);
  const double mean = (days.back() - days.front()) / gaps;
  double squares = 0;
  for (std::size_t i = 1; i < days.size(); ++i) {
    const double off = days[i] - days[i - 1] - mean;
    squares += off * off;
  }
  return static_cast<float>(std::sqrt(squares / (gaps - 1)) / mean);
}

// What the whole shop does: towards which the few visits of one customer are drawn.
struct ShopShares {
  std::array<float, day_parts> hours{};
  float weekend = 0;
  std::vector<CategoryNumber> categories;  // the most bought, by number
  std::vector<float> category_shares;
};

ShopShares shop_shares(std::span<const Behaviour> customers) {
  ShopShares shop;
  double timed = 0;
  double visits = 0;
  double weekend = 0;
  double bought = 0;
  std::array<double, day_parts> hours{};
  std::map<CategoryNumber, double> categories;
  // Each customer weighs the same, so that a wholesaler is one of sixty here too.
  for (const Behaviour& customer : customers) {
    for (std::size_t part = 0; part < day_parts && customer.timed > 0; ++part) {
      hours[part] += customer.hours[part] / customer.timed;
    }
    timed += customer.timed > 0 ? 1 : 0;
    visits += customer.visits > 0 ? 1 : 0;
    weekend += customer.visits > 0 ? customer.weekend / static_cast<float>(customer.visits) : 0;
    double lines = 0;
    for (const CategoryCount& each : customer.categories) lines += each.count;
    for (const CategoryCount& each : customer.categories) {
      if (each.count > 0) categories[each.category] += each.count / lines;
    }
    bought += lines > 0 ? 1 : 0;
  }
  for (std::size_t part = 0; part < day_parts; ++part)
    shop.hours[part] = static_cast<float>(hours[part] / std::max(timed, 1.0));
  shop.weekend = static_cast<float>(weekend / std::max(visits, 1.0));
  std::vector<std::pair<CategoryNumber, double>> most(categories.begin(), categories.end());
  std::ranges::stable_sort(most, std::greater{}, &std::pair<CategoryNumber, double>::second);
  most.resize(std::min(most.size(), most_categories));
  std::ranges::sort(most);
  for (const auto& [category, share] : most) {
    shop.categories.push_back(category);
    shop.category_shares.push_back(static_cast<float>(share / std::max(bought, 1.0)));
  }
  return shop;
}

std::vector<FeatureInfo> all_features(const ShopShares& shop) {
  std::vector<FeatureInfo> features;
  for (auto feature = Feature::frequency; feature < Feature::category;
       feature = static_cast<Feature>(static_cast<int>(feature) + 1)) {
    features.push_back({.feature = feature});
  }
  for (const CategoryNumber category : shop.categories)
    features.push_back({.feature = Feature::category, .category = category});
  return features;
}

float drawn(float count, float of, float share_of_shop) {
  return (count + prior_visits * share_of_shop) / (of + prior_visits);
}

// The plain numbers of one customer, in the order of all_features().
void add_row(const Behaviour& customer, const ShopShares& shop, std::vector<float>& rows) {
  rows.push_back(customer.visits_per_30_days);
  rows.push_back(customer.days_since_visit);
  rows.push_back(customer.mean_spend_minor);
  rows.push_back(customer.unevenness);
  for (std::size_t part = 0; part < day_parts; ++part) {
    rows.push_back(drawn(customer.hours[part], customer.timed, shop.hours[part]));
  }
  rows.push_back(drawn(customer.weekend, static_cast<float>(customer.visits), shop.weekend));
  float lines = 0;
  for (const CategoryCount& each : customer.categories) lines += static_cast<float>(each.count);
  for (std::size_t i = 0; i < shop.categories.size(); ++i) {
    float count = 0;
    for (const CategoryCount& each : customer.categories) {
      if (each.category == shop.categories[i]) count += static_cast<float>(each.count);
    }
    rows.push_back(drawn(count, lines, shop.category_shares[i]));
  }
}

// The scale on which differences matter: logarithms of rates and amounts, square roots of shares (Hellinger).
float compared(Feature feature, float plain) {
  switch (feature) {
    case Feature::frequency: return std::log(std::max(plain, 1e-3F));
    case Feature::recency: return std::log1p(std::max(plain, 0.0F) / 7);
    case Feature::spend: return std::copysign(std::log1p(std::abs(plain)), plain);
    case Feature::unevenness: return plain;
    default: return std::sqrt(std::max(plain, 0.0F));
  }
}

// Shares of one whole weigh as two features together, however many they are. Recency weighs half: it says more about
// today than about a habit, and whoever comes weekly was last here now or a week ago, which makes no two groups.
float weight_of(Feature feature, std::size_t categories) {
  if (feature == Feature::recency) return 0.5F;
  if (feature == Feature::category) return std::sqrt(2.0F / static_cast<float>(std::max<std::size_t>(categories, 2)));
  const bool is_hour = feature >= Feature::morning && feature <= Feature::evening;
  return is_hour ? std::sqrt(2.0F / static_cast<float>(day_parts)) : 1.0F;
}

// Median and spread by the quartiles; where half of all are equal, by the standard deviation of a sample cut at its
// 99th part. False where customers do not differ.
bool standardise(FeatureInfo& info, std::vector<float> sample) {
  constexpr double quartiles_to_deviation = 1.349;  // of a normal distribution
  std::ranges::sort(sample);
  const auto at = [&](double part) {
    return sample[static_cast<std::size_t>(part * static_cast<double>(sample.size() - 1))];
  };
  info.middle = at(0.5);
  info.spread = (at(0.75) - at(0.25)) / quartiles_to_deviation;
  if (info.spread > 1e-6) return true;
  double squares = 0;
  for (const float each : sample) squares += std::pow(std::clamp(each, at(0.01), at(0.99)) - info.middle, 2);
  info.spread = std::sqrt(squares / static_cast<double>(sample.size()));
  return info.spread > 1e-6;
}

}  // namespace

Behaviour behaviour_of(std::span<const BehaviourVisit> visits, std::span<const CategoryCount> categories,
                       std::int32_t today) {
  Behaviour behaviour;
  std::vector<std::int32_t> days;
  double spent = 0;
  for (const BehaviourVisit& visit : visits) {
    const std::int32_t day = std::min(visit.day, today);
    spent += static_cast<double>(visit.spent_minor);
    if (!days.empty() && days.back() == day) continue;
    days.push_back(day);
    if (visit.minute >= 0) add_hour(visit.minute, behaviour.hours);
    behaviour.timed += visit.minute >= 0 ? 1.0F : 0.0F;
    behaviour.weekend += is_weekend(day) ? 1.0F : 0.0F;
  }
  if (days.empty()) return behaviour;
  behaviour.visits = static_cast<std::uint32_t>(days.size());
  const auto known = static_cast<float>(today - days.front());
  behaviour.visits_per_30_days = 30 * static_cast<float>(days.size()) / std::max(known, 30.0F);
  behaviour.days_since_visit = static_cast<float>(today - days.back());
  behaviour.mean_spend_minor = static_cast<float>(spent / static_cast<double>(days.size()));
  behaviour.unevenness = unevenness_of(days);
  behaviour.categories.assign(categories.begin(), categories.end());
  return behaviour;
}

FeatureTable feature_table(std::span<const Behaviour> customers) {
  FeatureTable table;
  if (customers.empty()) return table;
  const ShopShares shop = shop_shares(customers);
  const std::vector<FeatureInfo> all = all_features(shop);
  std::vector<float> rows;
  rows.reserve(customers.size() * all.size());
  for (const Behaviour& customer : customers) add_row(customer, shop, rows);

  std::vector<std::size_t> kept;
  const std::size_t sampled_every = 1 + customers.size() / 20'000;
  for (std::size_t feature = 0; feature < all.size(); ++feature) {
    FeatureInfo info = all[feature];
    std::vector<float> sample;
    for (std::size_t i = 0; i < customers.size(); i += sampled_every) {
      sample.push_back(compared(info.feature, rows[i * all.size() + feature]));
    }
    if (!standardise(info, std::move(sample))) continue;
    table.features.push_back(info);
    kept.push_back(feature);
  }
  table.standardised.reserve(customers.size() * kept.size());
  table.plain.reserve(customers.size() * kept.size());
  for (std::size_t i = 0; i < customers.size(); ++i) {
    for (std::size_t j = 0; j < kept.size(); ++j) {
      const FeatureInfo& info = table.features[j];
      const float plain = rows[i * all.size() + kept[j]];
      const auto away = static_cast<float>((compared(info.feature, plain) - info.middle) / info.spread);
      table.plain.push_back(plain);
      table.standardised.push_back(std::clamp(away, -3.0F, 3.0F) * weight_of(info.feature, shop.categories.size()));
    }
  }
  return table;
}

}  // namespace dangol
