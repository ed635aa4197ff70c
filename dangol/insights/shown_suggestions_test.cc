#include "insights/shown_suggestions.h"

#include <algorithm>

#include "base/property_test.h"
#include "insights/suggestion_choices.h"
#include "insights/suggestion_lift.h"

using namespace dangol;

namespace {

constexpr ItemId bun{3};
constexpr ItemId cookie{4};

SuggestionShown naming(ItemId item) { return {1, {{bun, 900, 9'500}, {item, 300, 500}}}; }
OrderPlaced order_holding(ItemId item) { return {{}, {}, true, {{item, {}, 1000, 2'000}}}; }

}  // namespace

TEST_CASE("what was suggested counts as taken when she orders it that day, and not any more when that is taken back") {
  ShownSuggestions hers;
  CHECK_FALSE(hers.add({100, 540}, naming(cookie)).has_value());
  CHECK_FALSE(hers.note_order({100, 545}, order_holding(bun)).has_value());
  CHECK_FALSE(hers.note_order({101, 545}, order_holding(cookie)).has_value());
  CHECK_FALSE(hers.note_order({100, 539}, order_holding(cookie)).has_value());  // before it was shown
  OrderPlaced returned = order_holding(cookie);
  returned.lines.front().quantity_thousandths = -1000;
  CHECK_FALSE(hers.note_order({100, 545}, returned).has_value());
  REQUIRE(hers.note_order({100, 545}, order_holding(cookie)).has_value());
  REQUIRE(hers.note_order({100, 545}, order_holding(cookie)).has_value());
  const ShownSuggestion* shown = hers.on(100);
  REQUIRE(shown != nullptr);
  CHECK(shown->taken());
  CHECK(shown->item == cookie);
  CHECK(shown->place == 1);
  CHECK(shown->chance == 500);
  CHECK(shown->expected == 300);
  CHECK(shown->best_expected == 900);
  CHECK(shown->mean_expected == 600);
  CHECK_FALSE(hers.note_taken_back({100, 539}, order_holding(cookie)).has_value());
  REQUIRE(hers.note_taken_back({100, 545}, order_holding(cookie)).has_value());
  CHECK(hers.on(100)->taken());
  REQUIRE(hers.note_taken_back({100, 545}, order_holding(cookie)).has_value());
  CHECK_FALSE(hers.on(100)->taken());
  CHECK_FALSE(hers.note_taken_back({100, 545}, order_holding(cookie)).has_value());
}

TEST_CASE("one a day, in the order of days, and the oldest falls out") {
  ShownSuggestions hers;
  for (std::int32_t day = 1; day <= static_cast<std::int32_t>(ShownSuggestions::most); ++day) {
    CHECK_FALSE(hers.add({day, 540}, naming(cookie)).has_value());
    CHECK_FALSE(hers.add({day, 540}, naming(bun)).has_value());
    CHECK(hers.on(day)->item == cookie);
  }
  const auto oldest = hers.add({40, 540}, naming(bun));
  REQUIRE(oldest.has_value());
  CHECK(oldest->day == 1);
  CHECK(hers.all().size() == ShownSuggestions::most);
  CHECK_FALSE(hers.add({39, 540}, naming(bun)).has_value());
  CHECK(hers.on(39) == nullptr);
  ByteWriter out;
  hers.encode(out);
  ByteReader in(out.bytes());
  CHECK(ShownSuggestions::decode(in) == hers);
  CHECK(in.at_end());
}

TEST_CASE(
    "what suggesting is worth is shrunk to the shop's while little is known, and leaves no trace when taken back") {
  SuggestionLift lift;
  CHECK(lift.of(bun, 1'000).mean == doctest::Approx(0.1));
  ShownSuggestions hers;
  for (std::int32_t day = 0; day < 10; ++day) {
    hers.add({day, 540}, naming(cookie));
    if (day % 2 == 0) hers.note_order({day, 545}, order_holding(cookie));
  }
  lift.add(hers);
  // Five of ten takings where 0.3 were expected: the item far above the shop, the shop above one.
  const double shop = (5 + 4) / (0.3 + 4);
  CHECK(lift.of(bun, 1'000).mean == doctest::Approx(0.1 * shop));
  CHECK(lift.of(cookie, 1'000).mean == doctest::Approx(0.1 * (5 + 4 * shop) / 4.3));
  CHECK(lift.of(cookie, 1'000).deviation < lift.of(cookie, 1'000).mean);
  lift.remove(hers);
  CHECK(lift == SuggestionLift());
}

TEST_CASE("from the log of one way of choosing the other ways' shares are told, within their intervals") {
  int covered = 0;
  int rounds = 0;
  for_each_round(40, [&](TestDice& dice) {
    // Of four things one is shown; whoever is shown the first takes it twice as often as the last.
    constexpr std::array<double, 4> taken_share{0.20, 0.16, 0.12, 0.10};
    constexpr std::array<std::uint32_t, 4> chances{7'000, 1'500, 1'000, 500};
    std::vector<ShownSuggestions> guests(200);
    for (ShownSuggestions& hers : guests) {
      for (std::int32_t day = 0; day < 10; ++day) {
        SuggestionShown shown{};
        for (std::uint32_t i = 0; i < 4; ++i) shown.among.push_back({ItemId{i + 1}, 800 - 100 * i, chances[i]});
        auto draw = static_cast<std::uint32_t>(roll(dice, ten_thousandths));
        while (draw >= chances[shown.shown]) draw -= chances[shown.shown++];
        hers.add({day, 540}, shown);
        if (static_cast<double>(roll(dice, 10'000)) < 10'000 * taken_share[shown.shown])
          hers.note_order({day, 545}, order_holding({shown.shown + 1}));
      }
    }
    const CustomerHabits habits;
    const TrialOutcome trial;
    const GuestWalk walk = [&](const std::function<void(const Guest&)>& each) {
      for (const ShownSuggestions& hers : guests) each({{1}, habits, trial, true, false, {}, nullptr, &hers});
    };
    const SuggestionChoices found = suggestion_choices(walk, 10);
    CHECK(found.shown == 2'000);
    CHECK(found.tried_out > 400);
    CHECK(found.tried_out < 800);
    REQUIRE(found.ways[0].estimate.has_value());
    REQUIRE(found.ways[1].estimate.has_value());
    covered += found.ways[0].estimate->interval.holds(0.20) ? 1 : 0;
    covered += found.ways[1].estimate->interval.holds(0.145) ? 1 : 0;
    rounds += 2;
    CHECK(suggestion_choices(walk, 9).shown == 1'800);  // a day that is not over may still bring it
  });
  CHECK(covered * 100 >= rounds * 87);
}

TEST_CASE("of days on which nothing was tried out nothing is told of what was not shown") {
  std::vector<ShownSuggestions> guests(100);
  for (ShownSuggestions& hers : guests) {
    for (std::int32_t day = 0; day < 10; ++day)
      hers.add({day, 540}, {0, {{bun, 900, ten_thousandths}, {cookie, 300, 0}}});
  }
  const CustomerHabits habits;
  const TrialOutcome trial;
  const SuggestionChoices found = suggestion_choices(
      [&](const std::function<void(const Guest&)>& each) {
        for (const ShownSuggestions& hers : guests) each({{1}, habits, trial, true, false, {}, nullptr, &hers});
      },
      10);
  CHECK(found.shown == 1'000);
  CHECK_FALSE(found.ways[0].estimate.has_value());
  CHECK_FALSE(found.ways[1].estimate.has_value());
}

TEST_CASE("too few suggestions tell nothing of other ways, and who refuses is not looked at") {
  ShownSuggestions hers;
  for (std::int32_t day = 0; day < 10; ++day) hers.add({day, 540}, naming(cookie));
  const CustomerHabits habits;
  const TrialOutcome trial;
  bool personalised = true;
  const GuestWalk walk = [&](const std::function<void(const Guest&)>& each) {
    each({{1}, habits, trial, personalised, false, {}, nullptr, &hers});
    each({{2}, habits, trial});
  };
  const SuggestionChoices found = suggestion_choices(walk, 100);
  CHECK(found.shown == 10);
  CHECK(found.taken == 0);
  CHECK_FALSE(found.ways[0].estimate.has_value());
  CHECK_FALSE(found.ways[1].estimate.has_value());
  personalised = false;
  CHECK(suggestion_choices(walk, 100).shown == 0);
}
