#include "recommendations/recommend.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "base/property_test.h"
#include "recommendations/fit_taste.h"
#include "recommendations/new_arrival.h"

using namespace dangol;

namespace {

std::vector<ItemId> ids(const std::vector<std::uint32_t>& numbers) {
  std::vector<ItemId> items;
  for (const std::uint32_t number : numbers) items.push_back({number});
  return items;
}

void buy(ShopTaste& shop, std::uint64_t customer, std::int32_t day, const std::vector<std::uint32_t>& numbers) {
  shop.add(CustomerId{customer}, day, ids(numbers));
}

Recommendations told(const ShopTaste& shop, std::uint64_t customer, std::int32_t today, const TasteBlend& blend = {}) {
  TasteReader reader;
  return recommend(shop, blend, reader, {CustomerId{customer}, today}, 10);
}

const RecommendedItem* find(const std::vector<RecommendedItem>& list, std::uint32_t item) {
  const auto at = std::ranges::find(list, ItemId{item}, &RecommendedItem::item);
  return at != list.end() ? &*at : nullptr;
}

void check_sane(const Recommendations& all) {
  for (const auto* list : {&all.repeat, &all.fresh}) {
    float before = 2;
    for (const RecommendedItem& each : *list) {
      CHECK(std::isfinite(each.chance));
      CHECK(each.chance <= before);
      CHECK(each.because.count <= each.because.of);
      before = each.chance;
    }
  }
}

}  // namespace

TEST_CASE("an empty shop, one customer, one item: nothing is made up") {
  ShopTaste shop;
  CHECK(told(shop, 1, 10).best(10).empty());
  CHECK(fit_taste(shop, lessons_from(shop)).learned_from == 0);
  CHECK(who_would_like(shop, ItemId{1}, 5).empty());
  buy(shop, 1, 3, {1});
  const Recommendations hers = told(shop, 1, 10);
  CHECK(hers.known_baskets == 1);
  CHECK(hers.fresh.empty());
  REQUIRE(hers.repeat.size() == 1);
  CHECK(hers.repeat[0].because.reason == TasteReason::often);
  CHECK(hers.repeat[0].because.count == 1);
  CHECK(hers.repeat[0].because.of == 1);
  const Recommendations stranger = told(shop, 2, 10);
  CHECK(stranger.known_baskets == 0);
  REQUIRE(stranger.fresh.size() == 1);
  CHECK(stranger.fresh[0].because.reason == TasteReason::popular_lately);
  CHECK(stranger.fresh[0].because.count == 1);
  CHECK(who_would_like(shop, ItemId{1}, 5).empty());
}

TEST_CASE("what she often buys, and what is due again, with the numbers that say so") {
  ShopTaste shop;
  for (std::int32_t week = 0; week < 12; ++week) {
    std::vector<std::uint32_t> basket{1};
    if (week % 4 == 0) basket.push_back(2);  // every 28 days
    if (week == 6) basket = {3};
    buy(shop, 7, week * 7, basket);
  }
  const Recommendations hers = told(shop, 7, 12 * 7);
  REQUIRE(hers.repeat.size() == 3);
  CHECK(hers.repeat[0].item == ItemId{1});
  CHECK(hers.repeat[0].because.reason == TasteReason::often);
  CHECK(hers.repeat[0].because.count == 5);
  CHECK(hers.repeat[0].because.of == 6);
  const RecommendedItem* due = find(hers.repeat, 2);
  REQUIRE(due != nullptr);
  CHECK(due->because.reason == TasteReason::due_again);
  CHECK(due->because.days == 28);
  CHECK(due->because.usual_days >= 18);
  CHECK(due->because.usual_days <= 28);
  const Recommendations early = told(shop, 7, 8 * 7 + 3);
  CHECK(find(early.repeat, 2)->because.reason == TasteReason::often);
}

TEST_CASE("what those who buy the same took next is new to her, and what they have in common is the reason") {
  ShopTaste shop;
  for (std::uint64_t id = 1; id <= 40; ++id) {
    const bool fishes = id % 2 == 0;
    buy(shop, id, 1, {fishes ? 1U : 11U, 5});
    buy(shop, id, 2, {fishes ? 1U : 11U});
    buy(shop, id, 3, {fishes ? 2U : 12U});
  }
  buy(shop, 100, 1, {1, 5});
  const Recommendations hers = told(shop, 100, 4);
  REQUIRE_FALSE(hers.fresh.empty());
  CHECK(hers.fresh[0].item == ItemId{2});
  CHECK(hers.fresh[0].because.reason == TasteReason::alike_buy_it);
  CHECK(hers.fresh[0].because.item == ItemId{1});
  CHECK(hers.fresh[0].because.count == 20);
  CHECK(find(hers.repeat, 2) == nullptr);
  check_sane(hers);
}

TEST_CASE("an item that nobody bought yet is recommended by what it is, and to whom it would please") {
  ShopTaste shop;
  const std::vector<std::uint32_t> crime{100};
  const std::vector<std::uint32_t> poems{200};
  for (std::uint32_t item = 1; item <= 20; ++item) shop.describe(ItemId{item}, item <= 10 ? crime : poems);
  for (std::uint64_t id = 1; id <= 20; ++id) {
    for (std::int32_t day = 0; day < 3; ++day)
      buy(shop, id, day,
          {(id <= 10 ? 1U : 11U) + static_cast<std::uint32_t>(id + static_cast<std::uint64_t>(day)) % 9});
  }
  const Recommendations hers = told(shop, 3, 5);
  const RecommendedItem* cold = find(hers.fresh, 10);
  REQUIRE(cold != nullptr);
  CHECK(cold->because.reason == TasteReason::same_attribute);
  CHECK(cold->because.attribute == 100);
  CHECK(cold->because.count == 3);
  const auto readers = who_would_like(shop, ItemId{10}, 30);
  REQUIRE(readers.size() == 10);
  for (const LikelyCustomer& each : readers) {
    CHECK(each.customer.value <= 10);
    CHECK(each.attribute == 100);
    CHECK(each.bought >= 1);
  }
}

TEST_CASE("an item with buyers pleases those who buy what its buyers buy; who has it is not told of it again") {
  ShopTaste shop;
  for (std::uint64_t id = 1; id <= 30; ++id) {
    buy(shop, id, 1, {id <= 15 ? 1U : 2U, 3});
    if (id <= 8) buy(shop, id, 2, {9});
  }
  const auto likely = who_would_like(shop, ItemId{9}, 10);
  REQUIRE(likely.size() >= 7);
  for (std::size_t i = 0; i < 7; ++i) {
    CHECK(likely[i].customer.value >= 9);
    CHECK(likely[i].customer.value <= 15);
    CHECK(likely[i].because_of == ItemId{1});
    CHECK(likely[i].attribute == 0);
  }
  CHECK(who_would_like(shop, ItemId{9}, 3).size() == 3);
}

TEST_CASE("a wholesaler of a hundred thousand visits among sixty guests drowns nobody") {
  ShopTaste shop;
  std::vector<TasteBasket> visits;
  for (std::int32_t day = 20'000; day > -80'000; --day) visits.push_back({day, ids({50, 51, 52})});
  std::ranges::reverse(visits);
  shop.add_all(CustomerId{999}, visits);
  for (std::uint64_t id = 1; id <= 60; ++id) {
    for (std::int32_t week = 0; week < 4; ++week)
      buy(shop, id, 19'900 + 7 * week, {1, 2 + static_cast<std::uint32_t>(id % 3)});
  }
  CHECK(shop.item(50).baskets == TasteWindow::most_baskets);
  const Recommendations hers = told(shop, 5, 19'930, fit_taste(shop, lessons_from(shop)));
  check_sane(hers);
  CHECK(hers.best(1)[0].item == ItemId{1});
  CHECK(find(hers.best(2), 50) == nullptr);
}

TEST_CASE("the blend learns what kind of shop it is, and comes out the same each time") {
  for_each_round(3, [](TestDice& dice) {
    ShopTaste loyal;
    ShopTaste curious;
    for (std::uint64_t id = 1; id <= 200; ++id) {
      const auto favourite = static_cast<std::uint32_t>(1 + roll(dice, 30));
      for (std::int32_t day = 0; day < 8; ++day) {
        buy(loyal, id, day, {favourite, static_cast<std::uint32_t>(1 + roll(dice, 30))});
        buy(curious, id, day, {static_cast<std::uint32_t>(1 + (id * 7 + static_cast<std::uint64_t>(day) * 3) % 30)});
      }
    }
    const TasteBlend of_loyal = fit_taste(loyal, lessons_from(loyal));
    const TasteBlend of_curious = fit_taste(curious, lessons_from(curious));
    CHECK(of_loyal.learned_from == 200);
    CHECK(of_loyal.repeat == fit_taste(loyal, lessons_from(loyal)).repeat);
    const auto top_repeat = [&](const ShopTaste& shop, const TasteBlend& blend) {
      float sum = 0;
      for (std::uint64_t id = 1; id <= 20; ++id) {
        const Recommendations hers = told(shop, id, 8, blend);
        check_sane(hers);
        sum += hers.repeat[0].chance / 20;
      }
      return sum;
    };
    CHECK(top_repeat(loyal, of_loyal) > 0.8F);  // chances, once learned
    CHECK(top_repeat(curious, of_curious) < 0.3F);
    CHECK(top_repeat(loyal, TasteBlend()) != top_repeat(loyal, of_loyal));
  });
}

TEST_CASE("a blend is written and read again; broken bytes give the fixed formula") {
  TasteBlend blend;
  blend.repeat[3] = 0.25F;
  blend.learned_from = 77;
  ByteWriter out;
  blend.encode(out);
  ByteReader in(out.bytes());
  const TasteBlend read = TasteBlend::decode(in);
  CHECK(read.repeat == blend.repeat);
  CHECK(read.fresh == blend.fresh);
  CHECK(read.learned_from == 77);
  blend.fresh[0] = std::nanf("");
  ByteWriter broken;
  blend.encode(broken);
  ByteReader hostile(broken.bytes());
  CHECK(TasteBlend::decode(hostile).repeat == TasteBlend().repeat);
  CHECK(hostile.failed());
}
