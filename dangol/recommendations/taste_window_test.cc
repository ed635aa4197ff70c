// A taste of some of a shop's customers, asked for anybody whose baskets the caller holds.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "base/property_test.h"
#include "recommendations/fit_taste.h"
#include "recommendations/recommend.h"

using namespace dangol;

namespace {

using Numbers = std::vector<std::uint32_t>;

struct OneBasket {
  std::int32_t day;
  Numbers items;
};

// Newest first, each on a day of its own, as a window tells them.
std::vector<OneBasket> some_baskets(TestDice& dice, std::size_t most, std::size_t items) {
  std::vector<OneBasket> baskets(roll(dice, most + 1));
  auto day = static_cast<std::int32_t>(200 + roll(dice, 9));
  for (OneBasket& basket : baskets) {
    basket.day = day -= static_cast<std::int32_t>(1 + roll(dice, 3));
    for (std::size_t left = 1 + roll(dice, 4); left > 0; --left)
      basket.items.push_back(static_cast<std::uint32_t>(1 + roll(dice, items)));
  }
  return baskets;
}

TasteWindow window_of(const std::vector<OneBasket>& baskets) {
  TasteWindow window;
  for (const OneBasket& basket : baskets) window.push_older(basket.day, basket.items);
  return window;
}

void buy(ShopTaste& shop, CustomerId customer, const std::vector<OneBasket>& baskets) {
  std::vector<TasteBasket> all;
  for (const OneBasket& basket : baskets) {
    all.push_back({basket.day, {}});
    for (const std::uint32_t item : basket.items) all.back().items.push_back({item});
  }
  shop.add_all(customer, all);
}

struct Panel {
  ShopTaste shop;
  std::vector<std::vector<OneBasket>> baskets;  // of customer 1, 2, ...
};

Panel some_panel(TestDice& dice, std::size_t items) {
  Panel panel;
  for (std::uint64_t id = 1; id <= 60; ++id) {
    panel.baskets.push_back(some_baskets(dice, 9, items));
    buy(panel.shop, CustomerId{id}, panel.baskets.back());
  }
  for (std::uint32_t item = 1; item <= items; item += 2) panel.shop.describe(ItemId{item}, Numbers{100 + item % 3});
  return panel;
}

void check_equal(const std::vector<RecommendedItem>& a, const std::vector<RecommendedItem>& b) {
  REQUIRE(a.size() == b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    CHECK(a[i].item == b[i].item);
    CHECK(a[i].chance == b[i].chance);
    CHECK(a[i].because.reason == b[i].because.reason);
    CHECK(a[i].because.count == b[i].because.count);
    CHECK(a[i].because.of == b[i].because.of);
    CHECK(a[i].because.days == b[i].because.days);
    CHECK(a[i].because.usual_days == b[i].because.usual_days);
    CHECK(a[i].because.item == b[i].because.item);
    CHECK(a[i].because.attribute == b[i].because.attribute);
  }
}

}  // namespace

TEST_CASE("a customer of the panel whose own baskets are given gets the answer that she gets without, bit for bit") {
  for_each_round(10, [](TestDice& dice) {
    const Panel panel = some_panel(dice, 5 + roll(dice, 60));
    const TasteBlend blend = fit_taste(panel.shop, lessons_from(panel.shop));
    TasteReader one;
    TasteReader other;
    for (std::uint64_t id = 1; id <= panel.baskets.size(); ++id) {
      const TasteWindow own = window_of(panel.baskets[id - 1]);
      const Recommendations without = recommend(panel.shop, blend, one, {CustomerId{id}, 210}, 9);
      const Recommendations with = recommend(panel.shop, blend, other, {CustomerId{id}, 210, &own}, 9);
      CHECK(with.known_baskets == without.known_baskets);
      check_equal(with.repeat, without.repeat);
      check_equal(with.fresh, without.fresh);
    }
  });
}

TEST_CASE("what the panel holds of her is not among the others, whatever baskets the caller gives") {
  for_each_round(10, [](TestDice& dice) {
    const std::size_t items = 5 + roll(dice, 40);
    Panel panel = some_panel(dice, items);
    const CustomerId her{1 + roll(dice, panel.baskets.size())};
    const TasteWindow own = window_of(some_baskets(dice, 70, items + 20));
    TasteReader with_her;
    with_her.read(panel.shop, {.self = panel.shop.slot_of(her), .today = 300, .own = &own});
    panel.shop.forget(her);
    TasteReader without_her;
    without_her.read(panel.shop, {.today = 300, .own = &own});
    CHECK(with_her.customer().baskets == own.size());
    for (const ItemEvidence& item : with_her.candidates()) {
      const auto same = std::ranges::find(without_her.candidates(), item.item, &ItemEvidence::item);
      if (same == without_her.candidates().end()) continue;
      CHECK(item.bought == same->bought);
      CHECK(item.slow_share == same->slow_share);
      CHECK(item.latest == same->latest);
      CHECK(item.ever == same->ever);
      CHECK(item.again == same->again);
      CHECK(std::isfinite(item.usual_gap));
    }
  });
}

TEST_CASE("an item that hardly any other has met is as popular as what is like it, also when she has met it") {
  ShopTaste shop;
  for (std::uint64_t id = 1; id <= 30; ++id) {
    if (id <= 4) buy(shop, CustomerId{id}, {{2, {51}}, {1, {50}}});
    if (id > 4) buy(shop, CustomerId{id}, {{2, {51}}});
  }
  const CustomerId her{31};
  buy(shop, her, {{2, {50}}});
  for (const std::uint32_t item : {50U, 51U}) shop.describe(ItemId{item}, Numbers{7});
  const TasteWindow own = window_of({{4, {50}}, {3, {50}}});
  const auto latest_of_50 = [&](TasteReader& reader) {
    const auto found = std::ranges::find(reader.candidates(), 50U, &ItemEvidence::item);
    REQUIRE(found != reader.candidates().end());
    return found->latest;
  };
  TasteReader with_her;
  with_her.read(shop, {.self = shop.slot_of(her), .today = 5, .own = &own});
  shop.forget(her);
  TasteReader without_her;
  without_her.read(shop, {.today = 5, .own = &own});
  CHECK(latest_of_50(with_her) > 0);
  CHECK(latest_of_50(with_her) == latest_of_50(without_her));
}

TEST_CASE("whom the panel does not know is told what is like her own baskets, also with items that it never saw") {
  ShopTaste shop;
  for (std::uint64_t id = 1; id <= 40; ++id) {
    const std::uint32_t habit = id % 2 == 0 ? 1 : 11;
    buy(shop, CustomerId{id}, {{3, {habit + 1}}, {2, {habit}}, {1, {habit, 5}}});
  }
  const TasteWindow own = window_of({{2, {1}}, {1, {900'000, 1}}});
  TasteReader reader;
  const Recommendations hers = recommend(shop, {}, reader, {CustomerId{77}, 4, &own}, 10);
  CHECK(hers.known_baskets == 2);
  REQUIRE_FALSE(hers.fresh.empty());
  CHECK(hers.fresh[0].item == ItemId{2});
  CHECK(hers.fresh[0].because.reason == TasteReason::alike_buy_it);
  CHECK(hers.fresh[0].because.item == ItemId{1});
  CHECK(std::ranges::count(hers.repeat, ItemId{900'000}, &RecommendedItem::item) == 1);
  const Recommendations nobodys = recommend(shop, {}, reader, {CustomerId{77}, 4}, 10);
  CHECK(nobodys.known_baskets == 0);
  CHECK(nobodys.fresh[0].because.of == 40);
}

TEST_CASE("a window takes baskets as they come: sorted, without doubles and unknown ids, the newest sixty-four") {
  TasteWindow window;
  window.push_older(9, Numbers{7, 3, 7, 0, TasteWindow::item_bound, 5});
  window.push_older(8, Numbers{0, 4'000'000'000U});
  REQUIRE(window.size() == 1);
  CHECK(std::ranges::equal(window.items(0), Numbers{3, 5, 7}));
  Numbers huge(1000);
  for (std::uint32_t i = 0; i < huge.size(); ++i) huge[i] = 1000 - i;
  for (std::int32_t day = 7; day > -100; --day) window.push_older(day, huge);
  REQUIRE(window.size() == TasteWindow::most_baskets);
  CHECK(window.items(63).size() == TasteWindow::most_in_basket);
  CHECK(window.items(63).back() == TasteWindow::most_in_basket);
  CHECK(window.day(63) == -55);
  window.clear();
  CHECK(window.empty());
}
