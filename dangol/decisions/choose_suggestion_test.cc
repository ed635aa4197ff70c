#include "decisions/choose_suggestion.h"

#include <cmath>
#include <numeric>
#include <set>
#include <vector>

#include "base/property_test.h"

using namespace dangol;

namespace {

constexpr CustomerId guest{7};

std::vector<RecommendedItem> suiting(std::initializer_list<float> chances) {
  std::vector<RecommendedItem> all;
  for (const float chance : chances) {
    const ItemId item{static_cast<std::uint32_t>(all.size() + 1)};
    all.push_back({item, chance, {}});
  }
  return all;
}

std::uint32_t sum_of(const SuggestionShown& chosen) {
  return std::accumulate(chosen.among.begin(), chosen.among.end(), 0U,
                         [](std::uint32_t sum, const ConsideredItem& each) { return sum + each.chance; });
}

// So many suggestions of the item, each expected in one of ten baskets.
void suggest(SuggestionLift& lift, ItemId item, int times, int taken) {
  for (int i = 0; i < times; ++i) {
    ShownSuggestion shown{.item = item, .chance = 10'000, .expected = 1'000};
    if (i < taken) shown.orders = 1;
    lift.add(shown);
  }
}

}  // namespace

TEST_CASE("nothing is tried out unless it is set: what suits best is shown, for sure") {
  const SuggestionLift lift;
  const auto chosen = choose_suggestion(suiting({0.1F, 0.09F}), {lift, 0}, guest, 20'000);
  CHECK(chosen.shown == 0);
  CHECK(chosen.among.front().chance == ten_thousandths);
  CHECK(sum_of(chosen) == ten_thousandths);
  const auto alone = choose_suggestion(suiting({0.1F}), {lift, 500}, guest, 20'000);
  CHECK(alone.among.front().chance == ten_thousandths);
}

TEST_CASE("the chance that is written down is the chance of being shown, and none falls below its share") {
  for_each_round(20, [](TestDice& dice) {
    SuggestionLift lift;
    std::vector<RecommendedItem> all;
    for (std::uint32_t i = 1; i <= 2 + roll(dice, most_considered - 1); ++i) {
      all.push_back({ItemId{i}, static_cast<float>(roll(dice, 1'001)) / 1'000, {}});
      suggest(lift, ItemId{i}, static_cast<int>(roll(dice, 40)), static_cast<int>(roll(dice, 10)));
    }
    const auto share = static_cast<std::uint32_t>(1 + roll(dice, 500));
    std::vector<double> shown(all.size());
    SuggestionShown chosen;
    constexpr int days = 20'000;
    for (std::int32_t day = 0; day < days; ++day) {
      chosen = choose_suggestion(all, {lift, share}, guest, day);
      shown[chosen.shown] += 1.0 / days;
    }
    CHECK(sum_of(chosen) == ten_thousandths);
    for (std::size_t i = 0; i < all.size(); ++i) {
      const double chance = chosen.among[i].chance / static_cast<double>(ten_thousandths);
      CHECK(chosen.among[i].chance >= 1);
      CHECK(chance >= share / 1000.0 / static_cast<double>(all.size()) - 0.0005);
      CHECK(std::abs(shown[i] - chance) < 5 * std::sqrt(chance * (1 - chance) / days) + 1e-9);
    }
  });
}

TEST_CASE("it is the same all day long, and of other days and guests another one now and then") {
  const SuggestionLift lift;
  const auto all = suiting({0.1F, 0.1F, 0.1F});
  std::set<std::uint32_t> on_days;
  std::set<std::uint32_t> to_guests;
  for (std::int32_t i = 0; i < 50; ++i) {
    CHECK(choose_suggestion(all, {lift, 100}, guest, i) == choose_suggestion(all, {lift, 100}, guest, i));
    on_days.insert(choose_suggestion(all, {lift, 100}, guest, i).shown);
    to_guests.insert(choose_suggestion(all, {lift, 100}, {static_cast<std::uint64_t>(i + 1)}, 20'000).shown);
  }
  CHECK(on_days.size() == 3);
  CHECK(to_guests.size() == 3);
}

TEST_CASE("what guests take when it is suggested is suggested more, what they leave less") {
  const auto all = suiting({0.10F, 0.09F});
  const SuggestionLift none;
  const std::uint32_t before = choose_suggestion(all, {none, 50}, guest, 20'000).among[1].chance;
  SuggestionLift lift;
  suggest(lift, {1}, 400, 20);
  suggest(lift, {2}, 400, 80);
  const std::uint32_t after = choose_suggestion(all, {lift, 50}, guest, 20'000).among[1].chance;
  CHECK(before > 2'000);
  CHECK(before < 5'000);
  CHECK(after > 9'000);
}
