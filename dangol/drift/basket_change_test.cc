#include "drift/basket_change.h"

#include <doctest/doctest.h>

#include <random>
#include <vector>

#include "base/property_test.h"

using namespace dangol;
using BasketKind = BasketChange::Kind;

namespace {

using Visits = std::vector<std::vector<ItemId>>;

std::vector<Basket> baskets_of(const Visits& visits) { return {visits.begin(), visits.end()}; }

// A guest with a taste of her own over twenty items, the first of which everybody likes.
Visits made_visits(TestDice& dice, int count) {
  std::uniform_real_distribution<double> unit(0, 1);
  std::vector<double> taste;
  for (int item = 0; item < 20; ++item) taste.push_back(0.6 * unit(dice) * unit(dice) * unit(dice) / (1 + 0.1 * item));
  Visits visits;
  for (int i = 0; i < count; ++i) {
    auto& items = visits.emplace_back();
    for (std::uint32_t item = 0; item < 20; ++item) {
      if (unit(dice) < taste[item]) items.push_back({item + 1});
    }
  }
  return visits;
}

}  // namespace

TEST_CASE("guests who buy as before are alarmed about as rarely as stated, in a new shop and in a learned one") {
  TestDice dice(31);
  std::vector<Visits> shop;
  for (int i = 0; i < 1'500; ++i) shop.push_back(made_visits(dice, 26));
  std::vector<ItemShare> shares;
  for (std::uint32_t item = 1; item <= 20; ++item) shares.push_back({{item}, 0.075 / (1 + 0.1 * (item - 1))});
  ShopBaskets fresh{.shares = shares};
  ShopBaskets learned{.shares = shares};
  for (const Visits& visits : shop) learned.learn_windows(baskets_of(visits));
  for (const ShopBaskets* quiet : {&fresh, &learned}) {
    int alarms = 0;
    for (const Visits& visits : shop) {
      alarms += basket_change(baskets_of(visits), *quiet).kind == BasketKind::same ? 0 : 1;
    }
    CHECK(alarms < 75);
    CHECK(alarms > 8);
  }
}

TEST_CASE("she turned away from coffee, or to tea: since when, how many times before and after") {
  Visits visits;
  for (int i = 0; i < 20; ++i) visits.push_back({{1}, {static_cast<std::uint32_t>(10 + i)}});
  for (int i = 0; i < 5; ++i) visits.push_back({{1}, {2}, {2}});
  const BasketChange change = basket_change(baskets_of(visits), {});
  CHECK(change.chance < 0.01);
  REQUIRE(change.kind == BasketKind::turned_to);
  CHECK(change.item == ItemId{2});
  CHECK(change.visits_after == 5);
  CHECK(change.with_after == 5);
  CHECK(change.with_before == 0);
  CHECK(change.visits_before == 20);

  for (std::size_t i = 20; i < 25; ++i) visits[i] = {{static_cast<std::uint32_t>(10 + i)}};
  const BasketChange away = basket_change(baskets_of(visits), {});
  REQUIRE(away.kind == BasketKind::turned_away);
  CHECK(away.item == ItemId{1});
  CHECK(away.with_before == 20);
  CHECK(away.with_after == 0);
}

TEST_CASE("what everybody takes now is less of a change than what nobody else takes") {
  Visits visits(15, std::vector<ItemId>{{1}});
  for (int i = 0; i < 4; ++i) visits.push_back({{1}, {2}});
  const std::vector<ItemShare> loved{{{1}, 0.5}, {{2}, 0.9}};
  const double of_loved = basket_change(baskets_of(visits), {.shares = loved}).chance;
  CHECK(of_loved > 2 * basket_change(baskets_of(visits), {}).chance);
}

TEST_CASE("one odd basket, one item, nothing at all, and a wholesaler") {
  Visits visits(20, std::vector<ItemId>{{1}});
  visits.push_back({{2}, {3}, {4}});
  CHECK(basket_change(baskets_of(visits), {}).kind == BasketKind::same);
  CHECK(basket_change({}, {}).kind == BasketKind::not_enough);
  CHECK(basket_change(baskets_of(Visits(10)), {}).kind == BasketKind::not_enough);
  CHECK(basket_change(baskets_of(Visits(30)), {}).kind == BasketKind::same);
  const BasketChange always = basket_change(baskets_of(Visits(100'000, {{7}})), {});
  CHECK(always.kind == BasketKind::same);
  CHECK(always.visits_before == 32);
}
