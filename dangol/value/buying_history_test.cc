#include "value/buying_history.h"

#include <doctest/doctest.h>

#include <limits>
#include <map>

#include "base/property_test.h"
#include "value/purchase_table.h"
#include "value/simulated_shop.h"

namespace dangol {
namespace {

using Counts = std::map<std::tuple<std::uint32_t, std::int32_t, std::int32_t>, std::uint32_t>;

Counts counts_of(std::span<const BuyingHistory> histories) {
  Counts counts;
  for (const BuyingHistory& each : histories) ++counts[{each.repeat_purchases, each.recency_days, each.age_days}];
  return counts;
}

Counts counts_of(const PurchaseTable& table) {
  Counts counts;
  for (const PurchaseCell& cell : table.cells()) counts[cell.key()] = cell.customers;
  return counts;
}

}  // namespace

TEST_CASE("orders of one day are one purchase; a later refund is none; what a wrong clock dated later does not count") {
  const std::vector<BuyingDay> days{{30, 9},   {10, 5}, {10, 3}, {20, 12}, {25, -4},
                                    {999, 50}, {28, 0}, {27, 8}, {27, -9}};
  const BuyingHistory history = buying_history(days, 40);
  CHECK(history.repeat_purchases == 3);  // days 20, 28 and 30
  CHECK(history.recency_days == 20);
  CHECK(history.age_days == 30);
  CHECK(history.paid_purchases == 2);  // day 28 was for nothing
  CHECK(history.mean_spend == doctest::Approx(10.5));
  CHECK(history.log_gaps == doctest::Approx(std::log(10) + std::log(8) + std::log(2)));
}

TEST_CASE("nothing but refunds is nothing bought") {
  CHECK(buying_history(std::vector<BuyingDay>{{1, -5}, {9, -7}}, 20).age_days == 0);
  CHECK(buying_history({}, 20).repeat_purchases == 0);
  const double endless = std::numeric_limits<double>::infinity();
  CHECK(buying_history(std::vector<BuyingDay>{{1, 5}, {9, endless}, {9, -endless}}, 20).repeat_purchases == 0);
}

TEST_CASE("an impossible history is read as the nearest possible one") {
  const BuyingHistory history = sound({.repeat_purchases = 100'000,
                                       .recency_days = 900,
                                       .age_days = 365,
                                       .log_gaps = std::numeric_limits<double>::quiet_NaN(),
                                       .paid_purchases = 200'000,
                                       .mean_spend = -3});
  CHECK(history.recency_days == 365);
  CHECK(history.repeat_purchases == 365);  // not more than one a day
  CHECK(history.log_gaps == 0);
  CHECK(history.paid_purchases == 0);
  CHECK(history.mean_spend == 0);
  CHECK(sound({.repeat_purchases = 1, .recency_days = -5, .age_days = -9}).repeat_purchases == 0);
  CHECK(sound({.recency_days = 5, .age_days = 9}).recency_days == 0);
  CHECK(sound({.age_days = 2'000'000'000}).age_days < 40'000);
}

TEST_CASE("a table counts each kind of history, and a day's changes make it what a new one would be") {
  for_each_round(20, [](TestDice& dice) {
    const auto customers = simulated(dice, {.customers = 300, .days = 200});
    const auto yesterday = histories_of(customers, 150);
    const auto today = histories_of(customers, 157);
    PurchaseTable table = PurchaseTable::of(yesterday);
    CHECK(counts_of(table) == counts_of(yesterday));
    table.pass_days(7);
    std::vector<BuyingHistory> gone;
    std::vector<BuyingHistory> come;
    for (std::size_t i = 0; i < today.size(); ++i) {
      BuyingHistory aged = yesterday[i];
      aged.age_days += 7;
      if (aged.repeat_purchases == today[i].repeat_purchases) continue;
      gone.push_back(aged);
      come.push_back(today[i]);
    }
    table.change(gone, come);
    CHECK(counts_of(table) == counts_of(today));
    CHECK(table.customers() == today.size());
    CHECK(table.sample(100).customers() == 100);
    CHECK(table.sample(1'000).customers() == 300);
  });
}

}  // namespace dangol
