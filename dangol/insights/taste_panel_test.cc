#include "insights/taste_panel.h"

#include <doctest/doctest.h>

#include "base/property_test.h"
#include "insights/taste_attributes.h"

using namespace dangol;

namespace {

constexpr std::int32_t first_day = 19'000;

OrderPlaced order_of(std::vector<std::uint32_t> items) {
  OrderPlaced order;
  for (const std::uint32_t item : items) order.lines.push_back({{item}, {}, 1000, 0});
  return order;
}

Instant noon_of(std::int32_t day) { return Instant{std::chrono::minutes{std::int64_t{day} * 1440 + 720}}; }

// A guest's habits and the panel, told of the same orders.
struct Told {
  TastePanel panel;
  CustomerHabits habits;

  void order(CustomerId guest, std::int32_t day, const std::vector<std::uint32_t>& items) {
    const LocalTime local{day, 720};
    panel.add(guest, noon_of(day), local, order_of(items));
    habits.add(order_of(items), noon_of(day), local);
  }
};

}  // namespace

TEST_CASE("a panel that took a guest in equals one that met her orders as they came") {
  Told told;
  for (std::int32_t i = 0; i < 20; ++i) told.order({5}, first_day + i, {1, 2 + static_cast<std::uint32_t>(i % 3)});
  TastePanel taken_in;
  taken_in.take_in({5}, told.habits);
  CHECK(taken_in.taste().same_as(told.panel.taste()));
}

TEST_CASE("returned lines, orders without a time and orders taken back leave nothing on the panel") {
  TastePanel panel;
  OrderPlaced returned = order_of({1});
  returned.lines.front().quantity_thousandths = -1000;
  panel.add({1}, noon_of(first_day), {first_day, 720}, returned);
  panel.add({1}, unknown_instant, {}, order_of({1}));
  panel.add({1}, noon_of(first_day), {first_day, 720}, order_of({2, 3}));
  panel.take_back({1}, noon_of(first_day), {first_day, 720}, order_of({2, 3}));
  CHECK(panel.taste().same_as(ShopTaste()));
}

TEST_CASE("a panel stays bounded, and holds who would be on it had it been filled from memory") {
  constexpr std::uint64_t guests = 2 * TastePanel::most_guests;
  TastePanel panel;
  std::vector<CustomerId> ids;
  for (std::uint64_t guest = 1; guest <= guests; ++guest) {
    ids.push_back({guest});
    panel.add({guest}, noon_of(first_day), {first_day, 720}, order_of({1}));
    if (guest % 512 == 0) CHECK(panel.taste().customers() <= TastePanel::most_guests);
  }
  CHECK(panel.taste().customers() > TastePanel::most_guests / 2);
  TastePanel from_memory;
  from_memory.make_room_for(ids);
  CustomerHabits habits;
  habits.add(order_of({1}), noon_of(first_day), {first_day, 720});
  for (const CustomerId guest : ids) from_memory.take_in(guest, habits);
  CHECK(from_memory.taste().customers() == TastePanel::most_guests);
  for (const CustomerId guest : ids) {
    const bool on_it = panel.taste().slot_of(guest).has_value();
    if (on_it) CHECK(from_memory.taste().slot_of(guest).has_value());
  }
}

TEST_CASE("a guest is told the same whether or not she is on the panel") {
  Told told;
  for (std::uint64_t guest = 1; guest <= 60; ++guest) {
    for (std::int32_t i = 0; i < 6; ++i) {
      const std::uint32_t favourite = 1 + guest % 4;
      told.panel.add({guest}, noon_of(first_day + i), {first_day + i, 720},
                     order_of({favourite, 10 + static_cast<std::uint32_t>((guest + static_cast<unsigned>(i)) % 7)}));
    }
  }
  const TasteBlend blend = learn_taste(told.panel.taste());
  CHECK(blend.learned_from == 60);
  for (std::int32_t i = 0; i < 6; ++i) told.habits.add(order_of({1}), noon_of(first_day + i), {first_day + i, 720});
  const Recommendations off = recommend(told.panel, blend, {999}, told.habits, first_day + 7, 3);
  REQUIRE_FALSE(off.fresh.empty());
  REQUIRE_FALSE(off.repeat.empty());
  CHECK(off.repeat.front().item == ItemId{1});
  told.panel.take_in({999}, told.habits);
  const Recommendations on = recommend(told.panel, blend, {999}, told.habits, first_day + 7, 3);
  REQUIRE(on.fresh.size() == off.fresh.size());
  for (std::size_t i = 0; i < on.fresh.size(); ++i) CHECK(on.fresh[i].item == off.fresh[i].item);
}

TEST_CASE("an attribute keeps its number whatever else the menu holds") {
  Catalog catalog;
  catalog.apply(ItemDefined{{2}, "2", "라떼", "우유 음료", 5000, {}});
  const auto before = taste_attributes(*catalog.item({2}));
  catalog.apply(ItemDefined{{1}, "1", "크림빵", "빵", 3000, {}});
  CHECK(taste_attributes(*catalog.item({2})) == before);
  CHECK(attribute_name(catalog, before[0]) == "우유 음료");
  CHECK(attribute_name(catalog, before[1]).empty());
  CHECK(taste_attributes({{3}, "3", "", "", 0, {}}).empty());
}
