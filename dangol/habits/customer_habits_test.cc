#include "habits/customer_habits.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <string>

#include "base/property_test.h"

using namespace dangol;

namespace {

struct Arrived {
  OrderPlaced order;
  Instant at;
  LocalTime local;
};

LocalTime seoul(Instant at) {
  const auto wall = at.time_since_epoch() + std::chrono::hours{9};
  const auto day = date::floor<date::days>(wall);
  return {static_cast<std::int32_t>(day.count()),
          static_cast<std::int16_t>(date::floor<std::chrono::minutes>(wall - day).count())};
}

Arrived random_order(std::mt19937_64& random) {
  const auto below = [&](std::uint64_t n) { return static_cast<std::uint32_t>(random() % n); };
  Arrived arrived;
  arrived.at =
      Instant{std::chrono::milliseconds{1'700'000'000'000 + static_cast<std::int64_t>(random() % 40) * 3'600'000}};
  if (below(10) == 0) arrived.at = unknown_instant;
  arrived.local = seoul(arrived.at);
  arrived.order.store = {below(4)};
  for (std::uint32_t lines = below(4); lines > 0; --lines) {
    LineItem line{{1 + below(200)}, {}, 1000, static_cast<std::int64_t>(below(9000)) - 1000};
    if (below(4) == 0) line.quantity_thousandths = static_cast<std::int64_t>(below(9)) * 500 - 1000;
    for (std::uint32_t m = below(3), id = 0; m > 0; --m) line.modifiers.push_back({id += 1 + below(100)});
    arrived.order.lines.push_back(line);
  }
  return arrived;
}

std::string encoded(const CustomerHabits& habits) {
  ByteWriter out;
  habits.encode(out);
  return out.take();
}

CustomerHabits folded_from(const std::vector<Arrived>& orders) {
  CustomerHabits habits;
  for (const Arrived& one : orders) habits.add(one.order, one.at, one.local);
  return habits;
}

}  // namespace

TEST_CASE("any sequence of the same orders gives the same bytes, also beyond what is remembered one by one") {
  const std::uint64_t seed = property_seed();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (int round = 0; round < 200; ++round) {
    std::vector<Arrived> orders(random() % 50);
    std::ranges::generate(orders, [&] { return random_order(random); });
    const std::string once = encoded(folded_from(orders));
    std::ranges::shuffle(orders, random);
    CHECK(encoded(folded_from(orders)) == once);
  }
}

TEST_CASE("removing undoes adding") {
  const std::uint64_t seed = property_seed();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (int round = 0; round < 200; ++round) {
    std::vector<Arrived> orders(1 + random() % CustomerHabits::remembered_orders);
    std::ranges::generate(orders, [&] { return random_order(random); });
    CustomerHabits habits = folded_from(orders);
    const Arrived taken_back = orders[random() % orders.size()];
    habits.remove(taken_back.order, taken_back.at, taken_back.local);
    orders.erase(std::ranges::find_if(
        orders, [&](const Arrived& one) { return one.order == taken_back.order && one.at == taken_back.at; }));
    CHECK(encoded(habits) == encoded(folded_from(orders)));
  }
}

TEST_CASE("an order that is not remembered cannot be taken back") {
  std::mt19937_64 random(7);
  CustomerHabits habits = folded_from({random_order(random), random_order(random)});
  const std::string before = encoded(habits);
  Arrived never = random_order(random);
  never.order.store = {77};
  habits.remove(never.order, never.at, never.local);
  CHECK(encoded(habits) == before);
}

TEST_CASE("what was added is remembered, newest first, and survives encoding") {
  const std::uint64_t seed = property_seed();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (int round = 0; round < 100; ++round) {
    std::vector<Arrived> orders(random() % 40);
    std::ranges::generate(orders, [&] { return random_order(random); });
    const CustomerHabits habits = folded_from(orders);
    std::ranges::stable_sort(orders, std::greater{}, &Arrived::at);
    const auto recent = habits.recent();
    REQUIRE(recent.size() == std::min<std::size_t>(orders.size(), 32));
    for (std::size_t i = 0; i < recent.size(); ++i) {
      CHECK(recent[i].instant == orders[i].at);
      CHECK(recent[i].at == orders[i].local);
    }
    if (recent.size() == 1) {
      for (LineItem& line : orders[0].order.lines) line.paid_minor = 0;
      CHECK(recent[0].lines == orders[0].order.lines);
      CHECK(recent[0].store == orders[0].order.store);
    }
    const std::string bytes = encoded(habits);
    ByteReader in(bytes);
    const CustomerHabits again = CustomerHabits::decode(in);
    CHECK_FALSE(in.failed());
    CHECK(encoded(again) == bytes);
    CHECK(again.recent().size() == recent.size());
  }
}

TEST_CASE("hostile bytes fail the reader or give habits that can be used") {
  const std::uint64_t seed = property_seed();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (int round = 0; round < 3000; ++round) {
    std::vector<Arrived> orders(1 + random() % 6);
    std::ranges::generate(orders, [&] { return random_order(random); });
    std::string bytes = encoded(folded_from(orders));
    for (int flips = 0; flips < 3; ++flips) bytes[random() % bytes.size()] = static_cast<char>(random());
    bytes.resize(random() % (bytes.size() + 1));
    ByteReader in(bytes);
    CustomerHabits habits = CustomerHabits::decode(in);
    if (in.failed()) CHECK(habits.visits() == 0);
    habits.add(orders[0].order, orders[0].at, orders[0].local);
    CHECK(habits.recent().size() >= 1);
  }
}

TEST_CASE("truncated bytes fail the reader") {
  std::mt19937_64 random(3);
  const std::string bytes = encoded(folded_from({random_order(random), random_order(random), random_order(random)}));
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    ByteReader in(std::string_view(bytes).substr(0, size));
    CustomerHabits::decode(in);
    CHECK(in.failed());
  }
}

TEST_CASE("records out of order are refused: they could never have been written") {
  std::mt19937_64 random(11);
  const CustomerHabits habits = folded_from({random_order(random), random_order(random)});
  const std::string_view bytes = habits.orders().bytes();
  const std::size_t first = 1 + static_cast<std::uint8_t>(bytes.front());
  PackedOrders orders;
  CHECK(orders.assign(bytes));
  CHECK_FALSE(orders.assign(std::string(bytes.substr(first)) + std::string(bytes.substr(0, first))));
  CHECK(orders.count() == 0);
}

TEST_CASE("unknown times count as visits but give no first or last visit") {
  CustomerHabits habits;
  habits.add({{1}, {}, true, {{{5}, {}, 1000, 100}}}, unknown_instant, seoul(unknown_instant));
  CHECK(habits.visits() == 1);
  CHECK(habits.timed_visits() == 0);
  CHECK(habits.last_visit() == unknown_instant);
}

TEST_CASE("a wholesaler's hundred thousand orders, huge baskets and extreme numbers stay bounded and finite") {
  CustomerHabits habits;
  OrderPlaced order{{1}, {}, true, {}};
  for (std::uint32_t i = 0; i < 1000; ++i)
    order.lines.push_back({{4'000'000'000U - i}, {{1}, {900'000'000}}, -1 + static_cast<std::int64_t>(i), 1});
  order.lines.front().paid_minor = std::numeric_limits<std::int64_t>::max();
  for (std::int64_t i = 0; i < 100'000; ++i) {
    const Instant at{std::chrono::milliseconds{1'600'000'000'000 + i * 1'000'000}};
    habits.add(order, at, seoul(at));
  }
  habits.add(order, Instant{std::chrono::milliseconds{std::numeric_limits<std::int64_t>::max()}}, {2'000'000'000, 0});
  habits.add(order, Instant{std::chrono::milliseconds{std::numeric_limits<std::int64_t>::min()}}, {-2'000'000'000, 0});
  CHECK(habits.visits() == 100'002);
  CHECK(habits.spent_minor() == std::numeric_limits<std::int64_t>::max());
  CHECK(habits.resident_bytes() <= 9000);
  CHECK(habits.recent().front().lines.size() <= 12);
}

TEST_CASE("a year of a weekly habit, with what each order paid, fits in 520 bytes") {
  CustomerHabits habits;
  for (int week = 0; week < 52; ++week) {
    const Instant at{std::chrono::milliseconds{1'700'000'000'000 + week * 604'800'000LL}};
    OrderPlaced order{{1}, {}, true, {{{12}, {{3}}, 1000, 4500}}};
    if (week % 2 == 0) order.lines.push_back({{40}, {}, 1000, 3000});
    habits.add(order, at, seoul(at));
  }
  CHECK(habits.resident_bytes() <= 520);
  CHECK(habits.recent()[0].paid_minor == 4500);
  CHECK(habits.recent()[1].paid_minor == 7500);
}
