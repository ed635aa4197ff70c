#include "habits/usual_order.h"

#include <doctest/doctest.h>

#include <cmath>
#include <random>
#include <string>

#include "base/property_test.h"
#include "habits/customer_habits.h"
#include "habits/visit_rhythm.h"

using namespace dangol;

namespace {

constexpr ItemId americano{1};
constexpr ItemId latte{2};
constexpr ItemId bun{3};
constexpr ModifierId less_ice{1};
constexpr ModifierId extra_shot{2};
constexpr std::int32_t monday = 19877;  // 2024-06-03

// One guest of one shop, both learning as in real life. Days count from a Monday.
struct Guest {
  CustomerHabits habits;
  ShopHabits shop;

  void order(int day, int minute, std::vector<LineItem> lines) {
    const LocalTime local{monday + day, static_cast<std::int16_t>(minute)};
    const Instant at{std::chrono::milliseconds{(std::int64_t{local.day} * 1440 + minute - 540) * 60'000}};
    const OrderPlaced placed{{1}, {}, true, std::move(lines)};
    shop.add(placed, local, &habits);
    habits.add(placed, at, local);
  }
  void order(int day, int minute, ItemId item) { order(day, minute, {{item, {}, 1000, 0}}); }
  UsualOrder usual(int day, int minute) const {
    return usual_order(habits, shop, {monday + day, static_cast<std::int16_t>(minute)});
  }
};

// A shop where many guests come and each has a favourite most of the time.
void fill_shop(Guest& guest, int customers, double faithfulness, std::mt19937_64& random) {
  std::vector<CustomerHabits> others(static_cast<std::size_t>(customers));
  std::uniform_real_distribution<double> chance(0, 1);
  for (int week = 0; week < 10; ++week) {
    for (std::size_t c = 0; c < others.size(); ++c) {
      const auto favourite = static_cast<std::uint32_t>(1 + c % 10);
      const std::uint32_t item =
          chance(random) < faithfulness ? favourite : 1 + static_cast<std::uint32_t>(random() % 10);
      const LocalTime local{monday - 70 + week * 7, static_cast<std::int16_t>(480 + random() % 600)};
      const OrderPlaced placed{{1}, {}, true, {{{item}, {}, 1000, 0}}};
      guest.shop.add(placed, local, &others[c]);
      others[c].add(
          placed,
          Instant{std::chrono::milliseconds{std::int64_t{local.day} * 86'400'000 + static_cast<std::int64_t>(c)}},
          local);
    }
  }
}

}  // namespace

TEST_CASE("nothing is known of a guest who never ordered") {
  const Guest guest;
  const UsualOrder usual = guest.usual(0, 600);
  CHECK(usual.lines.empty());
  CHECK_FALSE(usual.certain);
  CHECK(usual.confidence == 0);
}

TEST_CASE("nothing is certain before the third visit that agrees, however faithful the shop's guests are") {
  for (const bool busy : {false, true}) {
    CAPTURE(busy);
    std::mt19937_64 random(7);
    Guest guest;
    if (busy) fill_shop(guest, 100, 0.95, random);
    for (int day = 0; day < 2; ++day) {
      guest.order(day, 540, americano);
      CHECK_FALSE(guest.usual(day + 1, 540).certain);
    }
    for (int day = 2; day < 6; ++day) guest.order(day, 540, americano);
    CHECK(guest.usual(6, 540).certain);
  }
}

TEST_CASE("one odd order changes nothing; a change of taste shows within four visits") {
  for (const bool busy : {false, true}) {
    CAPTURE(busy);
    std::mt19937_64 random(5);
    Guest guest;
    if (busy) fill_shop(guest, 100, 0.7, random);
    for (int day = 0; day < 20; ++day) guest.order(day, 540, americano);
    guest.order(20, 540, latte);
    REQUIRE_FALSE(guest.usual(21, 540).lines.empty());
    CHECK(guest.usual(21, 540).lines[0].item == americano);
    CHECK(guest.usual(21, 540).certain);
    guest.order(21, 540, americano);
    for (int day = 22; day < 26; ++day) guest.order(day, 540, latte);
    CHECK(guest.usual(26, 540).lines[0].item == latte);
  }
}

TEST_CASE("an option follows a change of taste, too, and one odd order does not move it") {
  Guest guest;
  for (int day = 0; day < 15; ++day) guest.order(day, 540, {{americano, {less_ice}, 1000, 0}});
  guest.order(15, 540, americano);
  REQUIRE(guest.usual(16, 540).lines[0].modifiers.size() == 1);
  CHECK(guest.usual(16, 540).lines[0].modifiers[0].modifier == less_ice);
  CHECK(guest.usual(16, 540).matching == 11);
  CHECK(guest.usual(16, 540).considered == 12);  // working days, as day 16 is
  for (int day = 16; day < 20; ++day) guest.order(day, 540, {{americano, {extra_shot}, 1000, 0}});
  REQUIRE(guest.usual(20, 540).lines[0].modifiers.size() == 1);
  CHECK(guest.usual(20, 540).lines[0].modifiers[0].modifier == extra_shot);
}

TEST_CASE("mornings and afternoons are told apart where she has both") {
  Guest guest;
  for (int day = 0; day < 14; ++day) {
    guest.order(day, 510, americano);
    guest.order(day, 900, latte);
  }
  CHECK(guest.usual(14, 515).lines[0].item == americano);
  CHECK(guest.usual(14, 905).lines[0].item == latte);
}

TEST_CASE("several lines and quantities belong to the usual when they are there more often than not") {
  Guest guest;
  for (int day = 0; day < 10; ++day) guest.order(day, 540, {{latte, {}, 2000, 0}, {bun, {}, 1000, 0}});
  guest.order(10, 540, {{latte, {}, 1000, 0}, {americano, {}, 1000, 0}});
  const UsualOrder usual = guest.usual(11, 540);
  REQUIRE(usual.lines.size() == 2);
  CHECK(usual.lines[0].item == latte);
  CHECK(usual.lines[0].quantity_thousandths == 2000);
  CHECK(usual.lines[1].item == bun);
  CHECK(usual.lines[1].confidence <= usual.lines[0].confidence);
}

TEST_CASE("returned goods, empty orders and unknown times do no harm; items without times count") {
  Guest guest;
  guest.order(0, 540, {{bun, {}, -1000, 0}, {latte, {}, 1000, 0}});
  guest.order(1, 540, {{bun, {}, 0, 0}});
  guest.order(2, 540, std::vector<LineItem>{});
  CHECK(guest.usual(3, 540).lines[0].item == latte);
  CustomerHabits untimed;
  const OrderPlaced order{{}, {}, true, {{latte, {}, 1000, 0}}};
  for (int i = 0; i < 8; ++i) untimed.add(order, unknown_instant, {0, 540});
  const UsualOrder usual = usual_order(untimed, guest.shop, {monday, 540});
  REQUIRE_FALSE(usual.lines.empty());
  CHECK(usual.lines[0].item == latte);
  CHECK(visit_rhythm(untimed, guest.shop, {monday, 540}).usual_minute == -1);
  CHECK(chance_of_visit(untimed, guest.shop, {monday, 540}, 60) == 0);
}

TEST_CASE("orders after the moment that is asked about are not known then") {
  Guest guest;
  for (int day = 0; day < 6; ++day) guest.order(day, 540, americano);
  for (int day = 6; day < 20; ++day) guest.order(day, 540, latte);
  CHECK(guest.usual(5, 600).lines[0].item == americano);
  CHECK(guest.usual(5, 600).considered == 6);
}

TEST_CASE("an order dated far ahead by a wrong clock is left out") {
  Guest guest;
  for (int day = 0; day < 6; ++day) guest.order(day, 540, americano);
  guest.order(36'500, 540, latte);
  CHECK(guest.usual(7, 540).lines[0].item == americano);
  CHECK(guest.usual(7, 540).certain);
}

TEST_CASE("where tastes are random the card does not claim to know") {
  std::mt19937_64 random(9);
  Guest guest;
  fill_shop(guest, 200, 0, random);
  for (int day = 0; day < 12; ++day) guest.order(day, 540, ItemId{1 + static_cast<std::uint32_t>(random() % 10)});
  CHECK_FALSE(guest.usual(12, 540).certain);
  CHECK(guest.usual(12, 540).confidence < 0.4F);
}

TEST_CASE("a faithful shop is believed sooner than a fickle one") {
  std::mt19937_64 random(10);
  Guest faithful;
  Guest fickle;
  fill_shop(faithful, 200, 0.95, random);
  fill_shop(fickle, 200, 0.2, random);
  for (int day = 0; day < 3; ++day) {
    faithful.order(day, 540, americano);
    fickle.order(day, 540, americano);
  }
  CHECK(faithful.usual(3, 540).certain);
  CHECK(faithful.usual(3, 540).confidence > fickle.usual(3, 540).confidence + 0.2F);
}

TEST_CASE("any orders give finite, sane answers") {
  const std::uint64_t seed = property_seed();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (int round = 0; round < 60; ++round) {
    Guest guest;
    for (int i = 0; i < 60; ++i) {
      std::vector<LineItem> lines(random() % 15);
      for (LineItem& line : lines) {
        line.item = {static_cast<std::uint32_t>(random() >> (random() % 64))};
        line.quantity_thousandths = static_cast<std::int64_t>(random() >> (random() % 64));
        for (std::uint64_t m = random() % 12; m > 0; --m)
          line.modifiers.push_back({static_cast<std::uint32_t>(random())});
      }
      guest.order(static_cast<int>(random() % 4000) - 2000, static_cast<int>(random() % 1440), std::move(lines));
    }
    const LocalTime now{monday + static_cast<int>(random() % 4000) - 2000, static_cast<std::int16_t>(random() % 1440)};
    const UsualOrder usual = usual_order(guest.habits, guest.shop, now);
    CHECK(usual.confidence >= 0);
    CHECK(usual.confidence <= 1);
    CHECK(usual.matching <= usual.considered);
    for (const UsualLine& line : usual.lines) CHECK(line.confidence <= usual.confidence);
    const float chance = chance_of_visit(guest.habits, guest.shop, now, 60);
    CHECK(chance >= 0);
    CHECK(chance <= 1);
    CHECK(std::isfinite(visit_rhythm(guest.habits, guest.shop, now).gap_days));
  }
}

TEST_CASE("the shop's habits survive encoding, and hostile bytes never crash") {
  const std::uint64_t seed = property_seed();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  Guest guest;
  fill_shop(guest, 30, 0.6, random);
  ByteWriter out;
  guest.shop.encode(out);
  const std::string bytes = out.take();
  ByteReader in(bytes);
  const ShopHabits again = ShopHabits::decode(in);
  CHECK_FALSE(in.failed());
  CHECK(in.at_end());
  ByteWriter twice;
  again.encode(twice);
  CHECK(twice.bytes() == bytes);
  for (int round = 0; round < 500; ++round) {
    std::string broken = bytes;
    for (int flips = 0; flips < 4; ++flips) broken[random() % broken.size()] = static_cast<char>(random());
    broken.resize(random() % 2 == 0 ? broken.size() : random() % broken.size());
    ByteReader reader(broken);
    Guest other{guest.habits, ShopHabits::decode(reader)};
    other.order(0, 540, americano);
    const float confidence = other.usual(1, 540).confidence;
    CHECK((confidence >= 0 && confidence <= 1));
  }
}
