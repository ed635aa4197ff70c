#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <set>
#include <sstream>

#include "base/property_test.h"
#include "base/real_data_test.h"
#include "baskets/association_rules.h"

namespace dangol {
namespace {

using Items = std::vector<ItemId>;

std::vector<Items> random_baskets(TestDice& random, int count, std::uint32_t kinds) {
  std::vector<Items> baskets;
  for (int i = 0; i < count; ++i) {
    std::set<ItemId> items;
    for (std::uint64_t left = random() % 6; left > 0; --left) {
      items.insert({static_cast<std::uint32_t>(1 + random() % kinds)});
    }
    baskets.emplace_back(items.begin(), items.end());
  }
  return baskets;
}

BasketLog log_of(const std::vector<Items>& baskets) {
  BasketLog log;
  for (const Items& items : baskets) log.add(items);
  return log;
}

// Every subset of the items, counted one by one.
std::vector<FrequentSet> by_hand(const std::vector<Items>& baskets, std::uint32_t kinds, std::uint32_t least) {
  std::vector<FrequentSet> sets;
  for (std::uint32_t bits = 1; bits < 1U << kinds; ++bits) {
    FrequentSet set;
    for (std::uint32_t i = 0; i < kinds; ++i) {
      if ((bits >> i & 1) != 0) set.items.push_back({i + 1});
    }
    set.count = static_cast<std::uint32_t>(
        std::ranges::count_if(baskets, [&](const Items& basket) { return std::ranges::includes(basket, set.items); }));
    if (set.count >= least) sets.push_back(set);
  }
  std::ranges::sort(sets, {}, &FrequentSet::items);
  return sets;
}

bool same(const std::vector<FrequentSet>& one, const std::vector<FrequentSet>& other) {
  return std::ranges::equal(
      one, other, [](const FrequentSet& a, const FrequentSet& b) { return a.items == b.items && a.count == b.count; });
}

// The public file: a row a basket, a column an item, how many of it; tab-separated.
std::vector<Items> groceries(const std::filesystem::path& file) {
  std::vector<Items> baskets;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    std::istringstream cells(line);
    Items& items = baskets.emplace_back();
    std::uint32_t column = 0;
    for (int cell = 0; cells >> cell;) {
      ++column;
      if (cell > 0) items.push_back({column});
    }
  }
  return baskets;
}

std::size_t rules_at(const BasketLog& log, std::uint32_t least_count, double confidence) {
  const FrequentSets sets = frequent_sets(log, {.least_count = least_count});
  return association_rules(sets, log.size(), {.least_confidence = confidence, .most_chance = 1}).size();
}

}  // namespace

TEST_CASE("frequent sets are those that counting every subset finds, and a basket taken out was never in") {
  constexpr std::uint32_t kinds = 8;
  for_each_round(30, [&](TestDice& random) {
    const std::vector<Items> kept = random_baskets(random, 60, kinds);
    const std::vector<Items> passing = random_baskets(random, 20, kinds);
    BasketLog log;
    std::vector<BasketNumber> numbers;
    for (std::size_t i = 0; i < kept.size(); ++i) {
      if (i < passing.size()) numbers.push_back(log.add(passing[i]));
      log.add(kept[i]);
    }
    for (std::size_t i = 0; i < passing.size(); ++i) log.remove(numbers[i], passing[i]);
    CHECK(log.size() == kept.size());
    for (const std::uint32_t least : {1U, 3U, 9U}) {
      CHECK(same(frequent_sets(log, {.least_count = least}).sets, by_hand(kept, kinds, least)));
    }
  });
}

TEST_CASE("an item counts once in a basket, and too many sets are said to be too many") {
  BasketLog log;
  log.add(Items{{1}, {1}, {2}, {3}});
  CHECK(log.of({1}).size() == 1);
  CHECK(log.of({9}).empty());
  const FrequentSets some = frequent_sets(log, {.least_count = 1, .most_sets = 3});
  CHECK_FALSE(some.complete);
  CHECK(some.sets.size() == 3);
  CHECK(frequent_sets(log, {.least_count = 1, .most_items = 1}).sets.size() == 3);
  CHECK(frequent_sets(BasketLog(), {}).sets.empty());
}

TEST_CASE("support, confidence, lift and conviction of a rule") {
  const BasketLog log = log_of({{{1}, {2}}, {{1}, {2}}, {{1}, {2}}, {{1}}, {{2}}, {{3}}, {{3}}, {}});
  const auto rules = association_rules(frequent_sets(log, {.least_count = 2}), log.size(),
                                       {.least_confidence = 0.5, .most_chance = 1});
  REQUIRE(rules.size() == 2);
  CHECK(rules.front().when == Items{{1}});
  CHECK(rules.front().then == ItemId{2});
  CHECK(rules.front().support == doctest::Approx(3.0 / 8));
  CHECK(rules.front().confidence == doctest::Approx(3.0 / 4));
  CHECK(rules.front().lift == doctest::Approx(1.5));
  CHECK(rules.front().conviction == doctest::Approx(2));
  CHECK(rules.front().chance == doctest::Approx(17.0 / 70));  // (4*4 + 1) of C(8, 4)
}

TEST_CASE("Fisher's exact test: the lady tasting tea, and tables without room for doubt") {
  CHECK(fisher_tail(8, 4, 4, 3) == doctest::Approx(17.0 / 70));
  CHECK(fisher_tail(8, 4, 4, 4) == doctest::Approx(1.0 / 70));
  CHECK(fisher_tail(8, 4, 4, 0) == 1);
  CHECK(fisher_tail(10, 9, 9, 8) == 1);  // fewer cannot be
  CHECK(fisher_tail(100'000, 50'000, 1'000, 500) == doctest::Approx(0.512).epsilon(0.01));
  CHECK(fisher_tail(1'000'000, 1'000, 1'000, 500) == doctest::Approx(0));
  // Far fewer together than by chance: certain, though each single term is too small for a double.
  CHECK(fisher_tail(1'000'000, 500'000, 500'000, 1) == doctest::Approx(1));
  CHECK(fisher_tail(1'000'000, 500'000, 500'000, 200'000) == doctest::Approx(1));
}

TEST_CASE("where chance alone fills the baskets, the guard lets rules through in one shop of twenty at most") {
  constexpr int shops = 200;
  int with_rules = 0;
  int without_guard = 0;
  TestDice random(7);
  for (int shop = 0; shop < shops; ++shop) {
    const BasketLog log = log_of(random_baskets(random, 200, 12));
    const FrequentSets sets = frequent_sets(log, {.least_count = 3});
    with_rules += association_rules(sets, log.size(), {.least_confidence = 0.2}).empty() ? 0 : 1;
    without_guard += association_rules(sets, log.size(), {.least_confidence = 0.2, .most_chance = 1}).empty() ? 0 : 1;
  }
  CHECK(with_rules <= shops / 20);
  CHECK(without_guard == shops);
}

TEST_CASE("a rule that is there gets through the guard; one that adds nothing to a shorter rule does not") {
  TestDice random(8);
  BasketLog log;
  for (int i = 0; i < 2'000; ++i) {
    Items items;
    const bool coffee = random() % 2 == 0;
    if (coffee) items.push_back({1});
    if (random() % 100 < (coffee ? 60U : 10U)) items.push_back({2});  // bread goes with coffee
    if (random() % 3 == 0) items.push_back({3});                      // milk goes with nothing
    log.add(items);
  }
  const auto rules = association_rules(frequent_sets(log, {.least_count = 20}), log.size(), {.least_confidence = 0.4});
  const auto holds = [&](const Items& when, ItemId then) {
    return std::ranges::any_of(rules, [&](const auto& rule) { return rule.when == when && rule.then == then; });
  };
  CHECK(holds({{1}}, {2}));
  CHECK_FALSE(holds({{1}, {3}}, {2}));
}

TEST_CASE("the published counts on thirty days of a grocer's baskets") {
  const auto file = real_data("groceries-baskets/Groceries.data");
  if (!file) return;
  const BasketLog log = log_of(groceries(*file));
  CHECK(log.size() == 9'835);
  CHECK(frequent_sets(log, {.least_count = 99}).sets.size() == 333);  // 1 %
  CHECK(frequent_sets(log, {.least_count = 10}).sets.size() == 13'492);
  CHECK(frequent_sets(log, {.least_count = 5}).sets.size() == 49'580);
  CHECK(rules_at(log, 10, 0.8) == 410);
  CHECK(rules_at(log, 10, 0.6) == 2'918);
  CHECK(rules_at(log, 60, 0.25) == 463);
  CHECK(rules_at(log, 10, 0.5) == 5'668);
}

}  // namespace dangol
