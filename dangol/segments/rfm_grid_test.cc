#include "segments/rfm_grid.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>

#include "base/property_test.h"

namespace dangol {
namespace {

std::vector<RfmCustomer> random_guests(TestDice& dice, std::size_t count) {
  std::vector<RfmCustomer> guests(count);
  for (RfmCustomer& guest : guests) {
    guest = {static_cast<std::int32_t>(roll(dice, 90)), static_cast<std::uint32_t>(roll(dice, 12)),
             static_cast<std::int64_t>(roll(dice, 200)) * 1000 - 20'000};
  }
  return guests;
}

}  // namespace

TEST_CASE("every customer is in one cell, equal ones in the same, and better ones never lower") {
  for_each_round(50, [](TestDice& dice) {
    const auto guests = random_guests(dice, roll(dice, 800));
    const RfmGrid grid = rfm_grid(guests, {});
    REQUIRE(grid.cell_of.size() == guests.size());
    std::vector<std::uint32_t> customers(grid.cells.size());
    std::vector<std::int64_t> spent(grid.cells.size());
    for (std::size_t i = 0; i < guests.size(); ++i) {
      ++customers[grid.cell_of[i]];
      spent[grid.cell_of[i]] += guests[i].spent_minor;
      const RfmCell& a = grid.cells[grid.cell_of[i]];
      const RfmCell& b = grid.cells[grid.cell_of[0]];
      if (guests[i].visits >= guests[0].visits) CHECK(a.frequency >= b.frequency);
      if (guests[i].days_since_visit >= guests[0].days_since_visit) CHECK(a.recency <= b.recency);
      if (guests[i].spent_minor == guests[0].spent_minor) CHECK(a.money == b.money);
    }
    for (std::size_t cell = 0; cell < grid.cells.size(); ++cell) {
      CHECK(grid.cells[cell].customers == customers[cell]);
      CHECK(grid.cells[cell].spent_minor == spent[cell]);
    }
  });
}

TEST_CASE("small shops get fewer cells, and customers all alike none") {
  TestDice dice(5);
  CHECK(rfm_grid(random_guests(dice, 2000), {}).bounds.days_since_visit.size() == 4);
  CHECK(rfm_grid(random_guests(dice, 60), {}).bounds.days_since_visit.size() == 1);
  CHECK_FALSE(rfm_grid(random_guests(dice, 8), {}).enough);
  CHECK_FALSE(rfm_grid({}, {}).enough);
  const RfmGrid alike = rfm_grid(std::vector<RfmCustomer>(1000, RfmCustomer{3, 4, 5}), {});
  CHECK_FALSE(alike.enough);
  CHECK(alike.cells.size() == 1);
}

TEST_CASE("cells bear names, and the owner's bounds hold") {
  const std::vector<RfmCustomer> guests{{3, 30, 900}, {200, 30, 900}, {200, 30, 10},
                                        {200, 1, 5},  {3, 1, 5},      {60, 1, 5}};
  const RfmGrid grid = rfm_grid(guests, {.days_since_visit = {90, 30}, .visits = {5}, .spent_minor = {100}});
  const auto name = [&](std::size_t guest) { return grid.cells[grid.cell_of[guest]].name; };
  CHECK(grid.enough);
  CHECK(name(0) == RfmName::champion);
  CHECK(name(1) == RfmName::cannot_lose);
  CHECK(name(2) == RfmName::at_risk);
  CHECK(name(3) == RfmName::lost);
  CHECK(name(4) == RfmName::newcomer);
  CHECK(name(5) == RfmName::drowsy);
  CHECK(grid.cell_of[0] == 0);
  CHECK(rfm_grid(guests, {.days_since_visit = {1, 2, 3, 4, 5, 6}, .visits = {}, .spent_minor = {}})
            .bounds.days_since_visit.size() == 4);
}

TEST_CASE("a wholesaler, refunds and the limits of money leave the grid whole") {
  TestDice dice(6);
  auto guests = random_guests(dice, 60);
  guests.push_back({0, 100'000, std::numeric_limits<std::int64_t>::max()});
  guests.push_back({-3, 2, std::numeric_limits<std::int64_t>::min()});  // from a clock that ran ahead
  guests.push_back({0, 100'000, std::numeric_limits<std::int64_t>::max()});
  const RfmGrid grid = rfm_grid(guests, {});
  CHECK(grid.enough);
  CHECK(std::ranges::all_of(grid.cells, [&](const RfmCell& cell) { return cell.customers < guests.size() / 2; }));
}

}  // namespace dangol
