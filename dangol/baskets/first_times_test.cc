#include "baskets/first_times.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "base/property_test.h"

using namespace dangol;

namespace {

using MadeVisits = std::vector<std::vector<ItemId>>;

constexpr CategoryId baby{1};
constexpr CategoryId toys{2};
constexpr ItemId nappies{1};
constexpr ItemId wipes{2};
constexpr ItemId toy{3};
constexpr ItemId beer{4};
constexpr std::array<CategoryId, 7> categories{{{0}, baby, baby, toys, {3}, {4}, {4}}};  // [item id]

// Bread at every visit, now and then beer and a toy; `parent`: nappies from some visit on, and beer soon after.
MadeVisits made_guest(TestDice& dice, bool parent) {
  MadeVisits visits(12, {{5}});
  for (auto& items : visits) {
    if (roll(dice, 30) == 0) items.push_back(toy);
    if (roll(dice, 30) == 0) items.push_back(beer);
  }
  if (!parent) return visits;
  const std::size_t birth = 4 + roll(dice, 4);
  visits[birth].push_back(nappies);
  visits[birth + 1].push_back(wipes);
  if (roll(dice, 3) > 0) visits[birth + 1 + roll(dice, 3)].push_back(beer);
  return visits;
}

std::vector<VisitItems> spans_of(const MadeVisits& visits) { return {visits.begin(), visits.end()}; }

}  // namespace

TEST_CASE("after the first nappies comes the beer: more than by chance, and only that") {
  TestDice dice(41);
  FirstTimes shop(categories);
  for (int i = 0; i < 300; ++i) shop.add(spans_of(made_guest(dice, i % 5 == 0)));
  const auto rules = shop.rules({});
  REQUIRE(rules.size() == 1);  // not wipes: they are of the same category
  CHECK(rules[0].first == baby);
  CHECK(rules[0].then == beer);
  CHECK(rules[0].guests == 60);
  CHECK(rules[0].share > 0.5);
  CHECK(rules[0].lift > 3);
  CHECK(shop.rules({.least_followed = 61}).empty());
}

TEST_CASE("where nothing follows anything, no rule is told in nineteen shops of twenty") {
  TestDice dice(42);
  int told = 0;
  int unguarded = 0;
  for (int shop = 0; shop < 100; ++shop) {
    FirstTimes first_times(categories);
    for (int i = 0; i < 100; ++i) first_times.add(spans_of(made_guest(dice, false)));
    told += first_times.rules({.least_followed = 1}).empty() ? 0 : 1;
    unguarded += first_times.rules({.least_followed = 1, .most_chance = 1e9}).empty() ? 0 : 1;
  }
  CHECK(told <= 5);
  CHECK(unguarded > 50);
}

TEST_CASE("a guest who is forgotten was never counted") {
  for_each_round(20, [](TestDice& dice) {
    FirstTimes with(categories);
    FirstTimes without(categories);
    std::vector<MadeVisits> passing;
    for (int i = 0; i < 60; ++i) {
      const MadeVisits guest = made_guest(dice, i % 3 == 0);
      with.add(spans_of(guest));
      if (i % 2 == 0) {
        without.add(spans_of(guest));
      } else {
        passing.push_back(guest);
      }
    }
    for (const MadeVisits& guest : passing) with.remove(spans_of(guest));
    const auto kept = with.rules({.least_followed = 1, .most_chance = 1e9});
    const auto fresh = without.rules({.least_followed = 1, .most_chance = 1e9});
    CHECK(std::ranges::equal(kept, fresh, [](const FirstTimeRule& a, const FirstTimeRule& b) {
      return a.first == b.first && a.then == b.then && a.followed == b.followed && a.chance == b.chance;
    }));
  });
}

TEST_CASE("a first time is one when three visits are known without it") {
  const std::vector<ItemId> bread{{5}};
  const std::vector<ItemId> today{nappies, wipes, {6}, {99}};
  const std::vector<VisitItems> earlier(3, bread);
  CHECK(new_categories(earlier, today, categories) == std::vector{baby});
  CHECK(new_categories(std::span(earlier).first(2), today, categories).empty());
  const std::vector<VisitItems> knowing{bread, bread, bread, std::span(&wipes, 1)};
  CHECK(new_categories(knowing, today, categories).empty());
  FirstTimes nobody(categories);
  nobody.add({});
  CHECK(nobody.rules({}).empty());
}
