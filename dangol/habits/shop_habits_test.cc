#include "habits/shop_habits.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "base/property_test.h"
#include "habits/customer_habits.h"

using namespace dangol;

namespace {

struct Placed {
  std::size_t guest = 0;  // 0: a walk-in
  OrderPlaced order;
  LocalTime local;
  Instant at;
};

// A shop and its guests, folded as ShopMemory does it.
struct Cafe {
  ShopHabits shop;
  std::array<CustomerHabits, 5> guests;

  void add(const Placed& placed) {
    CustomerHabits* guest = placed.guest == 0 ? nullptr : &guests[placed.guest];
    shop.add(placed.order, placed.local, guest);
    if (guest != nullptr) guest->add(placed.order, placed.at, placed.local);
  }
  void remove(const Placed& placed) {
    CustomerHabits* guest = placed.guest == 0 ? nullptr : &guests[placed.guest];
    if (guest != nullptr) guest->remove(placed.order, placed.at, placed.local);
    shop.remove(placed.order, placed.local, guest);
  }
};

// On the day, or as long as `late` days before it.
Placed random_order(TestDice& random, int day, std::size_t late) {
  Placed placed;
  placed.guest = roll(random, 5);
  placed.local = {19'000 + day - static_cast<int>(roll(random, late + 1)),
                  static_cast<std::int16_t>(roll(random, 1440))};
  placed.at = Instant{std::chrono::minutes{std::int64_t{placed.local.day} * 1440 + placed.local.minute}};
  placed.order.store = {static_cast<std::uint32_t>(roll(random, 3))};
  for (std::size_t line = 0; line <= roll(random, 3); ++line) {
    const auto item = static_cast<std::uint32_t>(1 + roll(random, 6));
    placed.order.lines.push_back({{item}, {{item}, {9}}, roll(random, 9) == 0 ? -1000 : 1000, 0});
  }
  if (late == 0) placed.order.lines.front().quantity_thousandths = 1000;  // it counts: the shop has seen this day
  return placed;
}

void check_same_sums(const ShopHabits& one, const ShopHabits& other) {
  for (std::uint32_t item = 0; item < 8; ++item) {
    for (std::size_t slot = 0; slot < ItemPopularity::slots; ++slot) {
      for (std::uint32_t store = 0; store < 3; ++store) {
        CHECK(one.popularity().share({item}, slot, {store}) ==
              doctest::Approx(other.popularity().share({item}, slot, {store})).epsilon(1e-3));
      }
    }
    for (const ModifierId modifier : {ModifierId{item}, ModifierId{9}}) {
      CHECK(one.options().share({item}, modifier) == other.options().share({item}, modifier));
    }
  }
  CHECK(one.popularity().orders() == doctest::Approx(other.popularity().orders()).epsilon(1e-4));
  for (int weekday = 0; weekday < 7; ++weekday) {
    CHECK(one.arrivals().weekday_share(weekday) == other.arrivals().weekday_share(weekday));
  }
  for (int minute = 0; minute < 1440; minute += 30) {
    CHECK(one.arrivals().share(minute, minute + 30) == other.arrivals().share(minute, minute + 30));
  }
  CHECK(one.gaps().log_mean() == doctest::Approx(other.gaps().log_mean()));
  CHECK(one.gaps().within_variance() == doctest::Approx(other.gaps().within_variance()));
  CHECK(one.gaps().between_variance() == doctest::Approx(other.gaps().between_variance()));
}

}  // namespace

TEST_CASE("an order added and taken back was never there, as far as habits are sums") {
  for_each_round(40, [](TestDice& random) {
    Cafe never;
    Cafe voided;
    for (int day = 0; day < 60; ++day) {
      const Placed placed = random_order(random, day, 0);
      never.add(placed);
      voided.add(placed);
      if (roll(random, 4) != 0) continue;
      const Placed mistake = random_order(random, day, 25);
      voided.add(mistake);
      voided.remove(mistake);
    }
    check_same_sums(voided.shop, never.shop);
  });
}

TEST_CASE("an order taken back later leaves the counts as they were") {
  for_each_round(40, [](TestDice& random) {
    Cafe never;
    Cafe voided;
    std::vector<Placed> mistakes;
    for (int day = 0; day < 60; ++day) {
      const bool ends = day == 0 || day == 59;
      Placed placed = random_order(random, day, ends ? 0 : 3);
      placed.guest = 0;
      const bool mistaken = !ends && roll(random, 4) == 0;
      voided.add(placed);
      if (mistaken) mistakes.push_back(placed);
      if (!mistaken) never.add(placed);
    }
    for (const Placed& mistake : mistakes) voided.remove(mistake);
    check_same_sums(voided.shop, never.shop);
  });
}

TEST_CASE("nothing left is nothing: the last order of an item takes the item with it") {
  Cafe cafe;
  const ShopHabits fresh;
  TestDice random(1);
  const Placed only = random_order(random, 0, 0);
  cafe.add(only);
  cafe.remove(only);
  check_same_sums(cafe.shop, fresh);
  for (const auto& best : cafe.shop.popularity().best_of(0)) CHECK_FALSE(best);
  cafe.remove(only);  // what was never there cannot be taken away
  check_same_sums(cafe.shop, fresh);
}

TEST_CASE("a best-seller whose orders are taken back gives up its place") {
  const LocalTime morning{19'000, 540};
  const auto sold = [](std::uint32_t item) { return OrderPlaced{{1}, {}, true, {{{item}, {}, 1000, 0}}}; };
  ShopHabits shop;
  for (const std::uint32_t item : {1U, 1U, 1U, 2U, 2U, 3U, 4U, 5U}) shop.add(sold(item), morning, nullptr);
  const auto& best = shop.popularity().best_of(ItemPopularity::slot_of(morning));
  CHECK(best[0] == ItemId{1});
  for (int i = 0; i < 3; ++i) shop.remove(sold(1), morning, nullptr);
  CHECK(best == std::array<ItemId, 4>{{{2}, {3}, {4}, {5}}});
  shop.remove(sold(2), morning, nullptr);
  shop.add(sold(5), morning, nullptr);
  CHECK(best[0] == ItemId{5});
}
