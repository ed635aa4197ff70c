#include "baskets/changed_sets.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "base/property_test.h"

using namespace dangol;

namespace {

using Items = std::vector<ItemId>;

Items made_basket(TestDice& dice) {
  Items items;
  for (std::size_t left = roll(dice, 7); left > 0; --left) {
    items.push_back({static_cast<std::uint32_t>(1 + std::min(roll(dice, 12), roll(dice, 12)))});
  }
  return items;
}

bool equal(const FrequentSets& one, const FrequentSets& other) {
  return one.complete == other.complete &&
         std::ranges::equal(one.sets, other.sets, [](const FrequentSet& a, const FrequentSet& b) {
           return a.items == b.items && a.count == b.count;
         });
}

}  // namespace

TEST_CASE("sets brought up to date are those that mining afresh finds, whatever came and went") {
  for_each_round(200, [](TestDice& dice) {
    BasketLog log;
    std::vector<std::pair<BasketNumber, Items>> standing;
    const auto add = [&] {
      const Items items = made_basket(dice);
      standing.emplace_back(log.add(items), items);
      return items;
    };
    for (std::size_t left = roll(dice, 60); left > 0; --left) add();
    FrequentSetLimits limits{.least_count = static_cast<std::uint32_t>(1 + roll(dice, 6)),
                             .most_items = 2 + roll(dice, 5),
                             .most_sets = roll(dice, 5) == 0 ? 40U : 100'000U};
    FrequentSets sets = frequent_sets(log, limits);
    for (int day = 0; day < 5; ++day) {
      std::vector<Items> kept;
      std::vector<bool> added;
      for (std::size_t left = roll(dice, 8); left > 0; --left) {
        added.push_back(standing.empty() || roll(dice, 2) == 0);
        if (added.back()) {
          kept.push_back(add());
          continue;
        }
        const std::size_t which = roll(dice, standing.size());
        kept.push_back(standing[which].second);
        log.remove(standing[which].first, standing[which].second);
        standing.erase(standing.begin() + static_cast<std::ptrdiff_t>(which));
      }
      std::vector<ChangedBasket> changes;
      for (std::size_t i = 0; i < kept.size(); ++i) changes.push_back({kept[i], added[i]});
      // Some days the least count moves, as a share of a growing shop does.
      if (roll(dice, 4) == 0) limits.least_count = static_cast<std::uint32_t>(1 + roll(dice, 6));
      sets = frequent_sets_after(std::move(sets), changes, log, limits);
      REQUIRE(equal(sets, frequent_sets(log, limits)));
    }
  });
}

TEST_CASE("nothing known before is mined from nothing; nothing changed stays") {
  BasketLog log;
  log.add(Items{{1}, {2}});
  const FrequentSetLimits limits{.least_count = 1};
  const FrequentSets fresh = frequent_sets_after({}, {}, log, limits);
  CHECK(fresh.sets.size() == 3);
  CHECK(equal(frequent_sets_after(fresh, {}, log, limits), fresh));
}
