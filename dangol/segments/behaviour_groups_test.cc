#include "segments/behaviour_groups.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include "segments/made_chances.h"
#include "segments/made_shop.h"

namespace dangol {
namespace {

struct Compared {
  std::vector<Behaviour> guests;
  std::vector<std::uint8_t> truth;
};

Compared compared(const std::vector<MadeGuest>& shop) {
  Compared all;
  for (const MadeGuest& guest : shop) {
    Behaviour behaviour = behaviour_of(guest.visits, guest.categories, made_shop_today);
    if (behaviour.visits < least_behaviour_visits) continue;
    all.guests.push_back(std::move(behaviour));
    all.truth.push_back(guest.group);
  }
  return all;
}

// Of all customers, those whose group's most common true kind is their own.
double share_right(const std::vector<std::uint8_t>& found, const std::vector<std::uint8_t>& truth) {
  std::array<std::array<double, 4>, 256> counts{};
  for (std::size_t i = 0; i < truth.size(); ++i) counts[found[i]][truth[i]] += 1;
  double right = 0;
  for (const auto& group : counts) right += *std::ranges::max_element(group);
  return right / static_cast<double>(truth.size());
}

bool finite(const FeatureTable& table) {
  const auto is_finite = [](float number) { return std::isfinite(number); };
  return std::ranges::all_of(table.standardised, is_finite) && std::ranges::all_of(table.plain, is_finite);
}

}  // namespace

TEST_CASE("groups that are there are found, each with what sets it apart") {
  const Compared shop = compared(made_shop_with_groups(600, 3));
  const BehaviourGroups found = behaviour_groups(feature_table(shop.guests), {.seed = 7});
  REQUIRE(found.groups.size() == 4);
  CHECK(found.enough);
  CHECK(found.prediction_strength >= 0.8);
  CHECK(share_right(found.group_of, shop.truth) > 0.97);
  CHECK(found.groups[0].customers >= found.groups[1].customers);
  // Those before work: mornings, more often, coffee (category 1).
  const auto early = found.group_of[static_cast<std::size_t>(std::ranges::find(shop.truth, 0) - shop.truth.begin())];
  const std::vector<Contrast>& contrasts = found.groups[early].contrasts;
  CHECK(contrasts.front().feature == Feature::morning);
  CHECK(contrasts.front().inside > 0.7);
  CHECK(contrasts.front().outside < 0.2);
  const auto of_coffee = std::ranges::find_if(contrasts, [](const Contrast& c) { return c.category == 1; });
  CHECK(of_coffee->difference > 2);
}

TEST_CASE("where there are no groups none are found") {
  int found = 0;
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    const Compared shop = compared(made_shop_without_groups(seed % 2 == 0 ? 150 : 600, seed));
    const BehaviourGroups groups = behaviour_groups(feature_table(shop.guests), {.seed = seed});
    CHECK(groups.enough);
    CHECK(std::ranges::count(groups.group_of, no_group) == (groups.groups.empty() ? std::ssize(shop.guests) : 0));
    found += groups.groups.empty() ? 0 : 1;
  }
  CHECK(found <= 1);
}

TEST_CASE("one cloud is no group, round or long, bell-shaped or even") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    MadeChances chances(seed);
    FeatureTable table;
    for (int i = 0; i < 3; ++i) table.features.push_back({.feature = Feature::frequency});
    for (int i = 0; i < 1500; ++i) {
      const double along = seed % 2 == 0 ? 4 * chances.normal() : 8 * chances.unit();
      for (const double at : {along, chances.normal(), chances.normal()}) {
        table.standardised.push_back(static_cast<float>(at));
        table.plain.push_back(static_cast<float>(at));
      }
    }
    CHECK(behaviour_groups(table, {.seed = seed}).groups.empty());
  }
}

TEST_CASE("a valley is fewer in the middle than on either side, beyond chance") {
  MadeChances chances(4);
  std::vector<float> two;
  std::vector<float> even;
  std::vector<float> slope;
  for (int i = 0; i < 400; ++i) {
    two.push_back(static_cast<float>((i % 2) + 0.2 * chances.normal()));
    even.push_back(static_cast<float>(2 * chances.unit() - 0.5));
    slope.push_back(static_cast<float>(chances.gamma(1) - 0.2));
  }
  CHECK(has_valley(two));
  CHECK_FALSE(has_valley(std::span(two).first(12)));
  CHECK_FALSE(has_valley(even));
  CHECK_FALSE(has_valley(slope));
  CHECK_FALSE(has_valley({}));
}

TEST_CASE("the same customers and seed give the same groups") {
  const Compared shop = compared(made_shop_with_groups(200, 5));
  const FeatureTable table = feature_table(shop.guests);
  CHECK(behaviour_groups(table, {.seed = 2}).group_of == behaviour_groups(table, {.seed = 2}).group_of);
}

TEST_CASE("a wholesaler and other strange guests change no group of the others") {
  Compared shop = compared(made_shop_with_groups(600, 8));
  const std::size_t guests = shop.guests.size();
  Behaviour wholesaler = shop.guests.front();
  wholesaler.visits = 100'000;
  wholesaler.visits_per_30_days = 8'000;
  wholesaler.mean_spend_minor = 9e15F;
  wholesaler.categories = {{3, 4'000'000'000U}};
  shop.guests.push_back(wholesaler);
  Behaviour refunded = shop.guests.front();
  refunded.mean_spend_minor = -4e9F;
  refunded.days_since_visit = -5;  // a clock that ran ahead
  shop.guests.push_back(refunded);
  shop.guests.push_back({});
  const FeatureTable table = feature_table(shop.guests);
  CHECK(finite(table));
  BehaviourGroups found = behaviour_groups(table, {.seed = 7});
  REQUIRE(found.groups.size() == 4);
  found.group_of.resize(guests);
  CHECK(share_right(found.group_of, shop.truth) > 0.97);
}

TEST_CASE("no customers, few, and all alike have no groups") {
  CHECK_FALSE(behaviour_groups(feature_table({}), {}).enough);
  const Compared few = compared(made_shop_with_groups(20, 1));
  CHECK_FALSE(behaviour_groups(feature_table(few.guests), {}).enough);
  const std::vector<Behaviour> alike(100, few.guests.front());
  const FeatureTable table = feature_table(alike);
  CHECK(table.features.empty());
  CHECK(behaviour_groups(table, {}).groups.empty());
}

TEST_CASE("behaviour counts days, not receipts, and shares the hours between parts of the day") {
  const std::vector<BehaviourVisit> visits{
      {100, 510, 3000}, {100, 511, 3000}, {107, 870, 1000}, {114, -1, -500}, {140, 30, 0}};
  const Behaviour behaviour = behaviour_of(visits, {}, 121);
  CHECK(behaviour.visits == 4);
  CHECK(behaviour.mean_spend_minor == doctest::Approx(6500.0 / 4));
  CHECK(behaviour.days_since_visit == 0);  // 140 is ahead of the clock
  CHECK(behaviour.timed == 3);
  CHECK(behaviour.hours[0] == 1);                                        // 08:30
  CHECK(behaviour.hours[1] + behaviour.hours[2] == doctest::Approx(1));  // 14:30, between noon and afternoon
  CHECK(behaviour.hours[3] == 1);                                        // half past midnight
  CHECK(behaviour.unevenness == doctest::Approx(0));
  CHECK(behaviour_of({}, {}, 121).visits == 0);
}

TEST_CASE("seeds are chosen among distinct points") {
  const std::vector<float> same(30, 2.5F);
  CHECK(k_means({same, 3}, 4, 2, 1).size() == 1);
  const std::vector<float> corners{0, 0, 0, 9, 9, 0, 9, 9, 0, 1, 1, 9, 9, 1, 8, 9};
  const Centres centres = k_means({corners, 2}, 4, 3, 1);
  CHECK(centres.size() == 4);
  CHECK(centres.inertia == doctest::Approx(2));
}

}  // namespace dangol
