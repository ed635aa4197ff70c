#include "evaluation/groups_task.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "segments/behaviour_groups.h"
#include "segments/camps.h"
#include "segments/k_means.h"
#include "segments/made_buyers.h"
#include "segments/made_shop.h"

namespace dangol {
namespace {

constexpr int mixed_shops = 10;
constexpr int empty_shops = 100;
constexpr int products = 25;

struct KnownShop {
  std::vector<Behaviour> guests;
  std::vector<std::uint8_t> truth;
};

KnownShop known(const std::vector<MadeGuest>& made) {
  KnownShop shop;
  for (const MadeGuest& guest : made) {
    Behaviour behaviour = behaviour_of(guest.visits, guest.categories, made_shop_today);
    if (behaviour.visits < least_behaviour_visits) continue;
    shop.guests.push_back(std::move(behaviour));
    shop.truth.push_back(guest.group);
  }
  return shop;
}

void add_wholesaler(KnownShop& shop) {
  Behaviour wholesaler = shop.guests.front();
  wholesaler.visits = 100'000;
  wholesaler.visits_per_30_days = 8'000;
  wholesaler.mean_spend_minor = 5e7F;
  shop.guests.push_back(wholesaler);
  shop.truth.push_back(shop.truth.front());
}

// The baseline: the same numbers by mean and standard deviation, and told how many groups there are.
std::vector<std::uint8_t> plain_k_means(const FeatureTable& table, std::size_t k, std::uint64_t seed) {
  const std::size_t width = table.features.size();
  const auto customers = static_cast<double>(table.customers());
  std::vector<float> scaled = table.plain;
  for (std::size_t j = 0; j < width; ++j) {
    double sum = 0;
    double squares = 0;
    for (std::size_t i = j; i < scaled.size(); i += width) {
      sum += scaled[i];
      squares += static_cast<double>(scaled[i]) * scaled[i];
    }
    const double mean = sum / customers;
    const double deviation = std::sqrt(std::max(squares / customers - mean * mean, 1e-12));
    for (std::size_t i = j; i < scaled.size(); i += width)
      scaled[i] = static_cast<float>((scaled[i] - mean) / deviation);
  }
  const Points points{scaled, width};
  return nearest_of_all(k_means(points, k, 6, seed), points);
}

// Of agreements, which are 1 at most.
Figure mean_figure(const std::vector<double>& values) {
  Figure mean = mean_of(values, [](double value) { return number(value, 3); });
  mean.high = std::min(*mean.high, 1.0);
  return mean;
}

// Wilson 1927, 95 %.
Figure share_figure(int hits, int of) {
  constexpr double z = 1.96;
  const double n = of;
  const double p = hits / n;
  const double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
  const double margin = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  return with_interval(share(p), std::max(middle - margin, 0.0), std::min(middle + margin, 1.0));
}

void measure_planted(std::size_t guests, bool wholesaler, std::uint64_t seed, Table& table) {
  std::vector<double> ours;
  std::vector<double> plain;
  int right_number = 0;
  for (std::uint64_t i = 0; i < mixed_shops; ++i) {
    KnownShop shop = known(made_shop_with_groups(guests, seed + i));
    if (wholesaler) add_wholesaler(shop);
    const FeatureTable features = feature_table(shop.guests);
    const BehaviourGroups found = behaviour_groups(features, {.seed = seed + i});
    ours.push_back(adjusted_rand(found.group_of, shop.truth));
    plain.push_back(adjusted_rand(plain_k_means(features, 4, seed + i), shop.truth));
    right_number += found.groups.size() == 4 ? 1 : 0;
  }
  table.row(fmt::format("{} guests{}", guests, wholesaler ? " and a wholesaler" : ""),
            {mean_figure(ours), mean_figure(plain), share_figure(right_number, mixed_shops)});
}

void measure_none(std::size_t guests, std::uint64_t seed, Table& table) {
  int split = 0;
  for (std::uint64_t i = 0; i < empty_shops; ++i) {
    const KnownShop shop = known(made_shop_without_groups(guests, seed + i));
    split += behaviour_groups(feature_table(shop.guests), {.seed = seed + i}).groups.empty() ? 0 : 1;
  }
  table.row(fmt::format("{} guests", guests), {share_figure(split, empty_shops)});
}

void measure_camps(std::size_t buyers, std::uint64_t seed, Table& table) {
  std::vector<Figure> figures;
  for (const BuyerKind kind : {BuyerKind::two_camps, BuyerKind::all_alike, BuyerKind::favourites, BuyerKind::gradual}) {
    int found = 0;
    for (std::uint64_t i = 0; i < products; ++i) {
      found += find_camps(made_buyers(kind, buyers, 8, seed + i), {.seed = seed + i}).found ? 1 : 0;
    }
    figures.push_back(share_figure(found, products));
  }
  table.row(fmt::format("{} buyers", buyers), std::move(figures));
}

void measure_made_up(std::uint64_t seed, Evaluation& evaluation) {
  evaluation.say(fmt::format("Made-up shops from seed {}: {} with four kinds of guests, {} without kinds", seed,
                             mixed_shops, empty_shops));
  Table& planted = evaluation.table("Groups that are there: agreement with the truth (adjusted Rand index, 95 %)",
                                    {"ours", "plain k-means, told that there are four", "ours finds four"});
  for (const std::size_t guests : {150U, 300U, 2000U}) measure_planted(guests, false, seed, planted);
  measure_planted(300, true, seed, planted);
  Table& none = evaluation.table("Groups where there are none (95 %)", {"found all the same"});
  for (const std::size_t guests : {150U, 600U}) measure_none(guests, seed, none);
  Table& camps = evaluation.table(fmt::format("Camps found among {} products with 8 companions (95 %)", products),
                                  {"two camps", "all alike", "favourites of one's own", "gradual taste"});
  for (const std::size_t buyers : {40U, 120U}) measure_camps(buyers, seed, camps);
}

std::string feature_name(const Contrast& contrast, const std::vector<std::string>& items) {
  static constexpr std::array<std::string_view, 9> names{"visits in 30 days", "days since the last visit",
                                                         "spent a visit",     "unevenness of gaps",
                                                         "mornings",          "noons",
                                                         "afternoons",        "evenings",
                                                         "weekends"};
  if (contrast.feature != Feature::category) return std::string(names[static_cast<std::size_t>(contrast.feature)]);
  return contrast.category == 0 ? "unnamed" : "share of " + items[contrast.category - 1];
}

struct FileCustomer {
  std::vector<BehaviourVisit> visits;
  std::map<std::uint32_t, std::uint32_t> items;
};

std::vector<FileCustomer> customers_of(const Purchases& purchases) {
  std::vector<FileCustomer> customers(purchases.customers);
  for (const Purchase& row : purchases.rows) {
    FileCustomer& customer = customers[row.customer];
    customer.visits.push_back({row.day, -1, std::llround(100 * std::clamp(row.amount, -1e12, 1e12))});
    if (row.amount >= 0 && row.item != 0) ++customer.items[row.item];
  }
  return customers;
}

void add_groups_table(const std::vector<FileCustomer>& customers, const Purchases& purchases, std::uint64_t seed,
                      Evaluation& evaluation) {
  std::vector<Behaviour> behaviours;
  const std::int32_t today = purchases.rows.empty() ? 0 : purchases.rows.back().day;
  for (const FileCustomer& customer : customers) {
    std::vector<CategoryCount> counts;
    for (const auto& [item, count] : customer.items) counts.push_back({item, count});
    Behaviour behaviour = behaviour_of(customer.visits, counts, today);
    if (behaviour.visits >= least_behaviour_visits) behaviours.push_back(std::move(behaviour));
  }
  const BehaviourGroups found = behaviour_groups(feature_table(behaviours), {.seed = seed});
  evaluation.say(fmt::format("{} of {} customers came on {} days or more: {}", behaviours.size(), customers.size(),
                             least_behaviour_visits,
                             !found.enough          ? "too few to look for groups"
                             : found.groups.empty() ? "no stable groups"
                                                    : fmt::format("{} stable groups, prediction strength {:.2f}",
                                                                  found.groups.size(), found.prediction_strength)));
  Table& table = evaluation.table("Groups in the file: what sets each apart",
                                  {"customers", "stability", "inside", "outside", "standard deviations"});
  for (std::size_t group = 0; group < found.groups.size(); ++group) {
    const BehaviourGroup& each = found.groups[group];
    for (std::size_t i = 0; i < std::min<std::size_t>(each.contrasts.size(), 3); ++i) {
      const Contrast& contrast = each.contrasts[i];
      table.row(fmt::format("{}: {}", group + 1, feature_name(contrast, purchases.items)),
                {count(static_cast<double>(each.customers)), number(each.stability, 2), number(contrast.inside, 2),
                 number(contrast.outside, 2), number(contrast.difference, 1)});
    }
  }
}

void add_camps_table(const std::vector<FileCustomer>& customers, const Purchases& purchases, std::uint64_t seed,
                     Evaluation& evaluation) {
  constexpr std::size_t most_products = 10;
  std::map<std::uint32_t, std::vector<Companions>> buyers_of;
  for (const FileCustomer& customer : customers) {
    for (const auto& [product, times] : customer.items) {
      Companions companions;
      for (const auto& [item, count] : customer.items) {
        if (item != product) companions.push_back({item, count});
      }
      buyers_of[product].push_back(std::move(companions));
    }
  }
  std::vector<std::uint32_t> products_asked;
  for (const auto& [product, buyers] : buyers_of) products_asked.push_back(product);
  std::ranges::stable_sort(products_asked, std::greater{},
                           [&](std::uint32_t product) { return buyers_of[product].size(); });
  products_asked.resize(std::min(products_asked.size(), most_products));
  Table& table = evaluation.table("Camps among the buyers of the most bought",
                                  {"buyers", "chance: go together", "chance: two peaks", "first camp", "second camp"});
  for (const std::uint32_t product : products_asked) {
    const Camps camps = find_camps(buyers_of[product], {.seed = seed});
    const bool asked = camps.enough;
    table.row(purchases.items[product - 1], {count(static_cast<double>(buyers_of[product].size())),
                                             asked ? number(camps.goes_together_chance, 3) : absent(),
                                             asked ? number(camps.two_peaks_chance, 3) : absent(),
                                             camps.found ? count(static_cast<double>(camps.first)) : absent(),
                                             camps.found ? count(static_cast<double>(camps.second)) : absent()});
  }
}

}  // namespace

double adjusted_rand(std::span<const std::uint8_t> one, std::span<const std::uint8_t> other) {
  std::map<std::pair<int, int>, double> both;
  std::map<int, double> first;
  std::map<int, double> second;
  for (std::size_t i = 0; i < one.size(); ++i) {
    both[{one[i], other[i]}] += 1;
    first[one[i]] += 1;
    second[other[i]] += 1;
  }
  const auto pairs = [](const auto& counts) {
    double sum = 0;
    for (const auto& [key, count] : counts) sum += count * (count - 1) / 2;
    return sum;
  };
  const double n = static_cast<double>(one.size());
  const double expected = pairs(first) * pairs(second) / std::max(n * (n - 1) / 2, 1.0);
  const double most = (pairs(first) + pairs(second)) / 2;
  return most == expected ? 1 : (pairs(both) - expected) / (most - expected);
}

void add_groups_in(const Purchases& purchases, std::uint64_t seed, Evaluation& evaluation) {
  const std::vector<FileCustomer> customers = customers_of(purchases);
  add_groups_table(customers, purchases, seed, evaluation);
  add_camps_table(customers, purchases, seed, evaluation);
}

Result<Evaluation> evaluate_groups_task(const EvaluationRequest& request) {
  Evaluation evaluation{
      .task = "groups", .title = "Groups of customers and camps inside a product", .lines = {}, .tables = {}};
  if (!request.data.empty()) {
    const Result<Purchases> purchases = read_purchases(request.data);
    if (!purchases) return purchases.error();
    add_groups_in(*purchases, request.seed, evaluation);
  }
  measure_made_up(request.seed, evaluation);
  return evaluation;
}

}  // namespace dangol
