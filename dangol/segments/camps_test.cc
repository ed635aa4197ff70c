#include "segments/camps.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>

#include "base/property_test.h"
#include "segments/companion_table.h"
#include "segments/made_buyers.h"

namespace dangol {
namespace {

int times_found(BuyerKind kind, std::size_t buyers, std::uint32_t companions, int rounds) {
  int found = 0;
  for (int seed = 1; seed <= rounds; ++seed) {
    const auto made = made_buyers(kind, buyers, companions, static_cast<std::uint64_t>(seed));
    found += find_camps(made, {.seed = static_cast<std::uint64_t>(seed)}).found ? 1 : 0;
  }
  return found;
}

}  // namespace

TEST_CASE("two camps are found, and described by what sets them apart") {
  const auto buyers = made_buyers(BuyerKind::two_camps, 120, 8, 1);
  const Camps camps = find_camps(buyers, {.seed = 1});
  REQUIRE(camps.found);
  CHECK(camps.first > camps.second);
  CHECK(camps.first + camps.second > 100);
  REQUIRE(camps.items.size() == 8);
  for (const CampItem& item : camps.items) CHECK((item.first > item.second) == (item.item % 2 == 1));  // the odd ones
  CHECK(camps.items.front().item <= 2);
}

TEST_CASE("two variants and nothing else can have camps too") {
  const Camps camps = find_camps(made_buyers(BuyerKind::two_camps, 80, 2, 1), {.seed = 1});
  CHECK(camps.found);
  CHECK(times_found(BuyerKind::gradual, 80, 2, 10) <= 1);
  CHECK(times_found(BuyerKind::all_alike, 80, 2, 10) <= 1);
}

TEST_CASE("no camps where all are alike, where everybody has favourites, where taste is gradual") {
  for (const std::size_t buyers : {40U, 150U}) {
    CAPTURE(buyers);
    CHECK(times_found(BuyerKind::all_alike, buyers, 10, 10) <= 1);
    CHECK(times_found(BuyerKind::favourites, buyers, 10, 10) <= 1);
    CHECK(times_found(BuyerKind::gradual, buyers, 10, 6) <= 1);
  }
}

TEST_CASE("nobody, few buyers, one companion and counts of nothing are not enough") {
  CHECK_FALSE(find_camps({}, {}).enough);
  CHECK_FALSE(find_camps(made_buyers(BuyerKind::two_camps, 15, 8, 1), {}).enough);
  CHECK_FALSE(find_camps(made_buyers(BuyerKind::two_camps, 90, 1, 1), {}).enough);
  const std::vector<Companions> nothing(100, Companions{{1, 0}, {2, 0}});
  CHECK_FALSE(find_camps(nothing, {}).enough);
}

TEST_CASE("a wholesaler makes and breaks no camp, and equal buyers have none") {
  auto buyers = made_buyers(BuyerKind::two_camps, 120, 8, 1);
  buyers.push_back({{1, 4'000'000'000U}, {2, 4'000'000'000U}, {7, 100'000}});
  CHECK(find_camps(buyers, {.seed = 1}).found);
  auto alike = made_buyers(BuyerKind::all_alike, 60, 8, 2);
  alike.push_back(buyers.back());
  CHECK_FALSE(find_camps(alike, {.seed = 1}).found);
  const std::vector<Companions> equal(100, Companions{{1, 3}, {2, 1}, {3, 1}});
  const Camps none = find_camps(equal, {});
  CHECK(none.enough);
  CHECK_FALSE(none.found);
}

TEST_CASE("the same buyers and seed give the same camps") {
  const auto buyers = made_buyers(BuyerKind::two_camps, 60, 6, 3);
  const Camps one = find_camps(buyers, {.seed = 5});
  const Camps again = find_camps(buyers, {.seed = 5});
  CHECK(one.camp_of == again.camp_of);
  CHECK(one.two_peaks_chance == again.two_peaks_chance);
}

TEST_CASE("trades keep how much each buyer takes and how many take each companion") {
  for_each_round(20, [](TestDice& dice) {
    std::vector<CompanionRow> rows(30);
    for (CompanionRow& row : rows) row = dice() & dice() & 0xFFFFF;
    const std::vector<CompanionRow> before = rows;
    trade(rows, dice);
    CHECK(rows != before);
    for (std::size_t i = 0; i < rows.size(); ++i) CHECK(std::popcount(rows[i]) == std::popcount(before[i]));
    for (int bit = 0; bit < 20; ++bit) {
      const auto takes = [bit](CompanionRow row) { return (row >> bit & 1) != 0; };
      CHECK(std::ranges::count_if(rows, takes) == std::ranges::count_if(before, takes));
    }
  });
}

}  // namespace dangol
