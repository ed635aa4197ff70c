#include "recommendations/shop_taste.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <string>

#include "base/property_test.h"
#include "recommendations/fit_taste.h"
#include "recommendations/recommend.h"

using namespace dangol;

namespace {

struct Bought {
  CustomerId customer;
  std::int32_t day;
  std::vector<ItemId> items;
};

std::vector<ItemId> some_items(TestDice& dice, std::size_t limit) {
  std::vector<ItemId> items(1 + roll(dice, 4));
  for (ItemId& item : items) item = ItemId{static_cast<std::uint32_t>(roll(dice, limit))};  // id 0 and doubles, too
  return items;
}

ShopTaste rebuilt(const std::vector<Bought>& all) {
  ShopTaste shop;
  for (const Bought& each : all) shop.add(each.customer, each.day, each.items);
  return shop;
}

std::string written(const ShopTaste& shop) {
  ByteWriter out;
  shop.encode(out);
  return out.take();
}

// Every chance and reason that both would tell anybody.
void check_alike(const ShopTaste& a, const ShopTaste& b, std::uint64_t customers) {
  CHECK(a.same_as(b));
  CHECK(written(a) == written(b));
  TasteReader one;
  TasteReader other;
  const TasteBlend blend = fit_taste(a, lessons_from(a));
  CHECK(blend.repeat == fit_taste(b, lessons_from(b)).repeat);
  for (std::uint64_t id = 1; id <= customers; ++id) {
    const auto first = recommend(a, blend, one, {CustomerId{id}, 40}, 8).best(8);
    const auto second = recommend(b, blend, other, {CustomerId{id}, 40}, 8).best(8);
    REQUIRE(first.size() == second.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
      CHECK(first[i].item == second[i].item);
      CHECK(first[i].chance == second[i].chance);
      CHECK(first[i].because.reason == second[i].because.reason);
      CHECK(first[i].because.item == second[i].because.item);
    }
  }
}

}  // namespace

TEST_CASE("adding, taking out and forgetting in any sequence equals a rebuild from what remains, bit for bit") {
  for_each_round(12, [](TestDice& dice) {
    ShopTaste shop;
    std::vector<Bought> remaining;
    const std::size_t customers = 1 + roll(dice, 50);
    const std::size_t items = 2 + roll(dice, 60);
    for (int step = 0; step < 600; ++step) {
      const CustomerId customer{1 + roll(dice, customers)};
      const std::size_t what = roll(dice, 20);
      if (what < 12 || remaining.empty()) {
        remaining.push_back({customer, static_cast<std::int32_t>(roll(dice, 40)), some_items(dice, items)});
        shop.add(customer, remaining.back().day, remaining.back().items);
      } else if (what < 19) {
        const std::size_t which = roll(dice, remaining.size());
        const Bought gone = remaining[which];
        remaining.erase(remaining.begin() + static_cast<std::ptrdiff_t>(which));
        shop.remove(gone.customer, gone.day, gone.items);
      } else {
        shop.forget(customer);
        std::erase_if(remaining, [&](const Bought& each) { return each.customer == customer; });
      }
    }
    std::ranges::shuffle(remaining, dice);
    check_alike(shop, rebuilt(remaining), customers);
  });
}

TEST_CASE("a customer with more baskets than are looked at: each of them can be taken out again") {
  for_each_round(4, [](TestDice& dice) {
    ShopTaste shop;
    std::vector<Bought> remaining;
    for (std::int32_t day = 0; day < 200; ++day) {
      remaining.push_back({CustomerId{1 + roll(dice, 2)}, day / 2, some_items(dice, 300)});
      shop.add(remaining.back().customer, remaining.back().day, remaining.back().items);
      if (roll(dice, 3) != 0) continue;
      const std::size_t which = roll(dice, remaining.size());
      shop.remove(remaining[which].customer, remaining[which].day, remaining[which].items);
      remaining.erase(remaining.begin() + static_cast<std::ptrdiff_t>(which));
    }
    check_alike(shop, rebuilt(remaining), 2);
  });
}

TEST_CASE("more buyers than a sample keeps: erasing most of them brings back those that were left out") {
  ShopTaste shop;
  const std::vector<ItemId> bread{{1}};
  const std::vector<ItemId> milk{{2}};
  const auto visit = [&](ShopTaste& at, std::uint64_t id) {
    at.add(CustomerId{id}, 1, bread);
    at.add(CustomerId{id}, 2, milk);
  };
  for (std::uint64_t id = 1; id <= 3000; ++id) visit(shop, id);
  CHECK(shop.item(1).before == 3000);
  CHECK(shop.buyers(1).size() < 3000 / 2);
  CHECK(shop.buyers(1).size() >= BuyerSample::most_read);
  std::vector<std::uint64_t> by_hash(3000);
  for (std::uint64_t id = 1; id <= 3000; ++id) by_hash[id - 1] = id;
  std::ranges::sort(by_hash, {}, [](std::uint64_t id) { return hash_of(CustomerId{id}); });
  ShopTaste rest;
  for (std::size_t i = 0; i < by_hash.size(); ++i) {
    if (i < 2000)
      shop.forget(CustomerId{by_hash[i]});
    else
      visit(rest, by_hash[i]);
  }
  CHECK(shop.same_as(rest));
  CHECK(shop.buyers(1).size() == BuyerSample::most_read);
}

TEST_CASE("many baskets at once are the same as one by one; what was never added cannot be taken out") {
  for_each_round(20, [](TestDice& dice) {
    std::vector<TasteBasket> baskets(roll(dice, 90));
    ShopTaste one_by_one;
    for (TasteBasket& basket : baskets) {
      basket = {static_cast<std::int32_t>(roll(dice, 50)), some_items(dice, 20)};
      one_by_one.add(CustomerId{5}, basket.day, basket.items);
    }
    ShopTaste at_once;
    at_once.add_all(CustomerId{5}, baskets);
    CHECK(at_once.same_as(one_by_one));
    CHECK_FALSE(at_once.remove(CustomerId{5}, 99, some_items(dice, 20)));
    CHECK_FALSE(at_once.remove(CustomerId{6}, 1, some_items(dice, 20)));
    CHECK(at_once.same_as(one_by_one));
  });
}

TEST_CASE("written down and read again it is the same, attributes included; hostile bytes fail the reader") {
  for_each_round(20, [](TestDice& dice) {
    ShopTaste shop;
    for (int i = 0; i < 60; ++i)
      shop.add(CustomerId{1 + roll(dice, 9)}, static_cast<std::int32_t>(roll(dice, 30)) - 5, some_items(dice, 15));
    shop.describe(ItemId{3}, std::vector<std::uint32_t>{7, 9, 7});
    shop.describe(ItemId{4}, std::vector<std::uint32_t>{9});
    const std::string bytes = written(shop);
    ByteReader in(bytes);
    CHECK(ShopTaste::decode(in).same_as(shop));
    CHECK_FALSE(in.failed());
    for (int round = 0; round < 60; ++round) {
      std::string broken = bytes;
      for (int flips = 0; flips < 3; ++flips) broken[roll(dice, broken.size())] = static_cast<char>(dice());
      ByteReader hostile(broken);
      ShopTaste read = ShopTaste::decode(hostile);
      if (hostile.failed()) CHECK(read.customers() == 0);
      read.add(CustomerId{1}, 3, some_items(dice, 15));
    }
  });
}

TEST_CASE("clock errors, huge baskets and unknown ids change nothing that they should not") {
  ShopTaste shop;
  const std::vector<ItemId> tea{{1}};
  for (const std::int32_t day :
       {std::numeric_limits<std::int32_t>::max(), std::numeric_limits<std::int32_t>::min(), 0}) {
    shop.add(CustomerId{1}, day, tea);
  }
  CHECK(shop.item(1).baskets == 3);
  CHECK(shop.item(1).gap_days == 4'294'967'295);
  CHECK(shop.remove(CustomerId{1}, 0, tea));
  CHECK(shop.remove(CustomerId{1}, std::numeric_limits<std::int32_t>::max(), tea));
  CHECK(shop.remove(CustomerId{1}, std::numeric_limits<std::int32_t>::min(), tea));
  CHECK(shop.customers() == 0);
  CHECK(shop.item(1) == ItemTaste());

  std::vector<ItemId> huge;
  for (std::uint32_t i = 0; i < 100'000; ++i) huge.push_back({4'000'000'000U - i});
  shop.add(CustomerId{1}, 1, huge);
  shop.add(CustomerId{0}, 1, tea);
  shop.add(CustomerId{1}, 1, {});
  CHECK(shop.customers() == 0);
  for (std::uint32_t i = 0; i < 1000; ++i) huge[i] = {1 + i};
  shop.add(CustomerId{1}, 1, huge);
  CHECK(shop.item(ShopTaste::most_in_basket).baskets == 1);
  CHECK(shop.item(ShopTaste::most_in_basket + 1).baskets == 0);
  CHECK(shop.remove(CustomerId{1}, 1, huge));
  CHECK(shop.same_as(ShopTaste()));
}
