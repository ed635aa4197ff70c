#include "recommendations/taste_history.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

#include "base/property_test.h"

using namespace dangol;

namespace {

using Numbers = std::vector<std::uint32_t>;
using Baskets = std::vector<std::pair<std::int32_t, Numbers>>;  // newest first

// Ids and days of few bits and of many, so that baskets of both widths and gaps of both kinds stand side by side.
Numbers some_basket(TestDice& dice) {
  Numbers items;
  const std::size_t bound = roll(dice, 4) == 0 ? TasteWindow::item_bound : 30;
  for (std::size_t left = 1 + roll(dice, 5); left > 0; --left)
    items.push_back(static_cast<std::uint32_t>(1 + roll(dice, bound - 1)));
  if (roll(dice, 5) == 0) items.push_back(items[0] % 512 + 512 * static_cast<std::uint32_t>(roll(dice, 2000)));
  make_basket(items);
  return items;
}

std::int32_t some_day(TestDice& dice) { return static_cast<std::int32_t>(roll(dice, roll(dice, 3) == 0 ? 5000 : 300)); }

void check_reads(const TasteHistory& history, const Baskets& baskets) {
  REQUIRE(history.size() == baskets.size());
  TasteWindow window;
  history.read(window);
  REQUIRE(window.size() == std::min(baskets.size(), TasteWindow::most_baskets));
  for (std::size_t k = 0; k < window.size(); ++k) {
    CHECK(window.day(k) == baskets[k].first);
    CHECK(std::ranges::equal(window.items(k), baskets[k].second));
  }
  Numbers newest;
  history.read_newest(newest);
  CHECK(newest == (baskets.empty() ? Numbers() : baskets[0].second));
}

void check_last_bought(const TasteHistory& history, const Baskets& baskets, const Numbers& items) {
  std::vector<TasteHistory::Day> days;
  history.last_bought_before(items, days);
  REQUIRE(days.size() == items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    TasteHistory::Day expected;
    for (std::size_t k = baskets.size(); k-- > 1;) {
      if (std::ranges::binary_search(baskets[k].second, items[i])) expected = baskets[k].first;
    }
    CHECK(days[i] == expected);
  }
}

}  // namespace

TEST_CASE("a history reads as the sorted list of its baskets, whatever went in and out, wide ids and long gaps too") {
  for_each_round(40, [](TestDice& dice) {
    TasteHistory history;
    Baskets baskets;
    for (int step = 0; step < 60; ++step) {
      if (baskets.empty() || roll(dice, 3) != 0) {
        baskets.push_back({some_day(dice), some_basket(dice)});
        history.insert(baskets.back().first, baskets.back().second);
      } else {
        const auto which = baskets.begin() + static_cast<std::ptrdiff_t>(roll(dice, baskets.size()));
        CHECK(history.erase(which->first, which->second));
        baskets.erase(which);
      }
      std::ranges::sort(baskets, std::greater<>());
      check_reads(history, baskets);
      CHECK_FALSE(history.erase(6000, some_basket(dice)));
      Numbers asked = some_basket(dice);
      if (!baskets.empty()) {
        const Numbers& one = baskets[roll(dice, baskets.size())].second;
        asked.insert(asked.end(), one.begin(), one.end());
        make_basket(asked);
      }
      check_last_bought(history, baskets, asked);
    }
    TasteHistory again;
    std::ranges::shuffle(baskets, dice);
    for (const auto& [day, items] : baskets) again.insert(day, items);
    CHECK(again == history);
  });
}

TEST_CASE("two halves of neighbouring wide ids are no id") {
  TasteHistory history;
  history.insert(1, Numbers{0x1'0007, 0x2'0003});
  history.insert(2, Numbers{5});
  std::vector<TasteHistory::Day> days;
  history.last_bought_before(Numbers{0x2'0003, 0x3'0001}, days);
  CHECK(days[0] == 1);
  CHECK_FALSE(days[1].has_value());
}
