#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "insights/after_first_time.h"
#include "insights/arrivals.h"
#include "insights/groups.h"
#include "insights/guests_for_tests.h"
#include "insights/knowledge.h"
#include "insights/proof.h"
#include "insights/segment_members.h"
#include "insights/together.h"
#include "insights/worth.h"
#include "segments/parse_expression.h"

using namespace dangol;

namespace {

constexpr std::int32_t today = some_day + 400;

Catalog bakery() {
  Catalog catalog;
  catalog.apply(ItemDefined{{1}, "1", "Americano", "coffee", 4500, {}});
  catalog.apply(ItemDefined{{2}, "2", "Latte", "coffee", 5000, {}});
  catalog.apply(ItemDefined{{3}, "3", "Croissant", "bread", 3500, {}});
  catalog.apply(ItemDefined{{4}, "4", "Bun", "bread", 3200, {}});
  catalog.apply(ItemDefined{{5}, "5", "Beans", "", 18'000, {}});
  return catalog;
}

// Comes every `gap` days until `until`, for the same.
void comes(MadeUpGuests& guests, std::uint64_t guest, int gap, std::int32_t until, std::vector<std::uint32_t> items,
           std::int64_t paid = 4500) {
  for (std::int32_t day = some_day + static_cast<std::int32_t>(guest) % 7; day < until; day += gap)
    guests.order(guest, day, items, paid);
}

}  // namespace

TEST_CASE("the days of a guest are hers, merged, without returns, clock errors and orders without a time") {
  MadeUpGuests guests;
  guests.order(1, some_day, {1, 3}, 8000, 500);
  guests.order(1, some_day, {2}, 5000, 900);
  guests.order(1, some_day + 1000, {1});
  CustomerHabits habits = guests.habits(1);
  OrderPlaced returned{{1}, {}, true, {{{4}, {}, -1000, -3200}}};
  habits.add(returned, Instant{std::chrono::minutes{(some_day + 1) * 1440LL}}, {some_day + 1, 0});
  habits.add(returned, unknown_instant, {});
  GuestDays days;
  days.read(habits, today);
  REQUIRE(days.size() == 2);
  CHECK(days.days()[0] == some_day);
  CHECK(days.paid_minor()[0] == 13'000);
  CHECK(days.minutes()[0] == 500);
  CHECK(days.items(0).size() == 3);
  CHECK(days.items(1).empty());
  CHECK(days.paid_minor()[1] == -3200);
}

TEST_CASE("an empty shop, one guest, refunds alone and a wholesaler are answered, finite and in order") {
  const Catalog catalog = bakery();
  const Categories categories(catalog);
  MadeUpGuests guests;
  const auto look = [&] {
    const auto walk = guests.walk();
    const Knowledge known = learn_knowledge(walk, catalog, {}, today);
    const ShopWorth worth = shop_worth(walk, today, 10);
    CHECK(std::isfinite(worth.equity.total.expected));
    CHECK(worth.equity.total.low <= worth.equity.total.high);
    CHECK(std::isfinite(worth.alive));
    for (const GuestWorth& each : worth.best) CHECK(std::isfinite(each.value.value.high));
    (void)changes_in_shop(walk, today, known.yardsticks, 10);
    (void)together(walk, today);
    const ShopGroups groups = shop_groups(walk, categories, today);
    CHECK(groups.groups.size() == groups.found.groups.size());
    (void)who_would_like(walk, catalog, {4}, today, 10);
    const Proof proof = proof_of_suggestions(walk, guests.trial, guests.trial_start, today);
    for (const MeasuredProof& each : proof.measures) CHECK(std::isfinite(each.found.difference));
    return worth;
  };
  CHECK_FALSE(look().equity.enough);
  guests.order(1, some_day, {1});
  CHECK_FALSE(look().equity.enough);
  for (int i = 0; i < 30; ++i) guests.order(2, some_day + i, {}, -5000);
  CHECK_FALSE(look().equity.enough);
  for (std::uint64_t guest = 10; guest < 70; ++guest)
    comes(guests, guest, 5 + static_cast<int>(guest % 9), today, {guest % 2 == 0 ? 1U : 2U, 3});
  const double before = look().equity.total.expected;
  CHECK(before > 0);
  for (int i = 0; i < 100'000; ++i)
    guests.order(99, some_day + i % 400, {1, 2, 3, 4}, std::numeric_limits<std::int64_t>::max() / 4, i % 1440);
  CHECK(look().equity.enough);
}

TEST_CASE("whoever stopped is slipping, whoever refuses is nobody's line") {
  MadeUpGuests guests;
  for (std::uint64_t guest = 1; guest <= 40; ++guest) comes(guests, guest, 7, today, {1});
  comes(guests, 50, 3, today - 120, {1, 3}, 20'000);
  comes(guests, 51, 3, today, {1, 3}, 20'000);
  comes(guests, 52, 3, today, {1, 3}, 30'000);
  guests.refuse(52);
  const ShopWorth shop = shop_worth(guests.walk(), today, 5);
  REQUIRE(shop.best.size() == 5);
  CHECK(shop.best[0].guest == CustomerId{51});
  REQUIRE(shop.slipping.size() == 1);
  CHECK(shop.slipping[0].guest == CustomerId{50});
  const EquityChange& moved = shop.moved;
  CHECK(moved.after == doctest::Approx(moved.before + moved.new_customers + moved.left + moved.bought + moved.quiet +
                                       moved.spend + moved.relearned));
  std::uint64_t counted = 0;
  for (const WorthBar& bar : shop.spread) counted += bar.guests;
  CHECK(counted == 43);
}

TEST_CASE("forgotten visits stand in a guest's history") {
  MadeUpGuests guests;
  comes(guests, 1, 4, today, {1});
  GuestDays days;
  days.read(guests.habits(1), today);
  CHECK(days.size() == 32);
  guests.walk()([&](const Guest& guest) {
    const BuyingHistory history = history_of(guest, days, today);
    CHECK(history.repeat_purchases == 99);
    CHECK(history.recency_days == 396);
    CHECK(history.age_days == 399);
  });
}

TEST_CASE("a change is found at the day it began, an unchanged guest is not listed") {
  MadeUpGuests guests;
  for (std::uint64_t guest = 1; guest <= 30; ++guest) comes(guests, guest, 4, today, {1});
  for (std::int32_t day = some_day; day < today - 100; day += 4) guests.order(50, day, {1});
  for (std::int32_t day = today - 96; day < today; day += 16) guests.order(50, day, {1});
  const Yardsticks shop = learn_yardsticks(guests.walk(), today);
  GuestDays days;
  days.read(guests.habits(50), today);
  const auto changes = changes_of(days, today, shop);
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].kind == ChangeKind::rhythm_slower);
  CHECK(changes[0].before == 4);
  CHECK(changes[0].after == 16);
  for (const FoundChange& each : changes_in_shop(guests.walk(), today, shop, 10)) CHECK(each.guest == CustomerId{50});
}

TEST_CASE("a regular's usual is one basket, not a rule of the shop's") {
  MadeUpGuests guests;
  comes(guests, 1, 1, some_day + 60, {1, 3});
  CHECK(together(guests.walk(), today).rules.empty());
  for (std::uint64_t guest = 2; guest <= 60; ++guest)
    guests.order(guest, some_day, {guest % 2 == 0 ? 2U : 1U, guest % 2 == 0 ? 4U : 3U});
  const Together found = together(guests.walk(), today);
  CHECK(found.baskets == 60);
  CHECK_FALSE(found.rules.empty());
}

TEST_CASE("what is taken in a rhythm of its own is due; what is taken at every visit never is") {
  const Catalog catalog = bakery();
  MadeUpGuests guests;
  for (std::int32_t day = some_day; day <= some_day + 180; day += 6) guests.order(1, day, {1});
  for (std::int32_t day = some_day + 2; day <= some_day + 2 + 5 * 28; day += 28) guests.order(1, day, {5});
  const std::int32_t now = some_day + 181;
  const Knowledge known = learn_knowledge(guests.walk(), catalog, {}, now);
  GuestDays days;
  days.read(guests.habits(1), now);
  const GuestRhythm rhythm = guest_rhythm(days, guests.habits(1), known.categories, known.rhythm, now);
  REQUIRE(rhythm.services.size() == 1);
  CHECK(known.categories.name(rhythm.services[0].category) == "Beans");
  CHECK(rhythm.services[0].forecast.gap_days == doctest::Approx(28).epsilon(0.25));
  const auto due = due_service(days, known.categories, known.rhythm, now);
  REQUIRE(due);
  CHECK(due->category == rhythm.services[0].category);
  const auto chances = next_visit_by_day(days, guests.habits(1), known.rhythm, now);
  REQUIRE(chances.size() == days_ahead);
  double sum = 0;
  for (const double chance : chances) sum += chance;
  CHECK(sum > 0.5);
  CHECK(sum <= 1 + 1e-9);
}

TEST_CASE("a new bun is for those who buy what is like it, and not for those who had it or refuse") {
  const Catalog catalog = bakery();
  MadeUpGuests guests;
  comes(guests, 1, 7, today, {1, 3});
  comes(guests, 2, 7, today, {2});
  comes(guests, 3, 7, today, {3, 4});
  comes(guests, 4, 7, today, {1, 3});
  guests.refuse(4);
  const auto likely = who_would_like(guests.walk(), catalog, {4}, today, 10);
  REQUIRE_FALSE(likely.empty());
  CHECK(likely[0].customer == CustomerId{1});
  CHECK(likely[0].because_of == ItemId{3});
  for (const LikelyCustomer& each : likely) {
    CHECK(each.customer != CustomerId{3});
    CHECK(each.customer != CustomerId{4});
  }
  CHECK(who_would_like(guests.walk(), catalog, {77}, today, 10).empty());
}

TEST_CASE("what follows a first time is told of guests all of whose orders are remembered") {
  const Catalog catalog = bakery();
  const Categories categories(catalog);
  const auto told_after = [&](std::int32_t visits) {
    MadeUpGuests guests;
    for (std::uint64_t guest = 1; guest <= 60; ++guest) {
      const std::int32_t starts = guest % 3 == 0 ? 4 : 1000;  // a third take up 3, and 5 right after
      for (std::int32_t i = 0; i < visits; ++i) {
        std::vector<std::uint32_t> items{1};
        if (i == starts) items.push_back(3);
        if (i == starts + 1) items.push_back(5);
        guests.order(guest, some_day + i, items);
      }
    }
    return after_first_times(guests.walk(), categories, some_day + visits);
  };
  const auto rules = told_after(12);
  REQUIRE(rules.size() == 1);
  CHECK(rules.front().first.value == categories.of({3}));
  CHECK(rules.front().then == ItemId{5});
  CHECK(told_after(40).empty());
}

TEST_CASE("a segment by rule names who is in it and why, and nobody who refused") {
  const Catalog catalog = bakery();
  MadeUpGuests guests;
  for (std::uint64_t guest = 1; guest <= 30; ++guest) comes(guests, guest, 7, today, {1, 3});
  comes(guests, 40, 7, today - 60, {1, 3});
  comes(guests, 41, 7, today - 60, {1, 3});
  guests.refuse(41);
  const SegmentNames names = segment_names(catalog, *currency_named("USD"));
  const auto members = [&](std::string_view text) {
    const auto rule = read_expression(text, names);
    REQUIRE(rule);
    return segment_members(guests.walk(), *rule, catalog, Zone::utc(), today, 5);
  };
  const SegmentMembers quiet = members("visits >= 5 and last_visit before 30 days ago");
  CHECK(quiet.guests == 31);
  REQUIRE(quiet.members == 1);
  CHECK(quiet.shown[0].guest == CustomerId{40});
  CHECK(quiet.shown[0].because.children.size() == 2);
  CHECK(members("bought \"Croissant\" at least 3 times in 90 days").members == 31);
  CHECK(members("bought category \"bread\" at least 3 times in 30 days").members == 30);
  CHECK(members("favourite_category = \"coffee\" or favourite_category = \"bread\"").members == 31);
  CHECK(members("alive_chance < 90%").members == 1);
  CHECK(members("value > 0").shown.size() == 5);
  CHECK(members("agreed_marketing").members == 0);
}

TEST_CASE("an outcome counts the guest's window once, opened by her first order since the start") {
  MadeUpGuests guests;
  guests.trial = {HeldOut::suggestion, 500, 28, 0};
  guests.trial_start = some_day + 100;
  for (std::int32_t day = some_day; day < some_day + 100; day += 10) guests.order(1, day, {1}, 1000);
  guests.order(1, some_day + 105, {1}, 2000);
  guests.order(1, some_day + 105, {2}, 500, 900);
  guests.order(1, some_day + 112, {1}, 3000);
  guests.order(1, some_day + 140, {1}, 9000);  // after the window
  guests.walk()([&](const Guest& guest) {
    CHECK(guest.trial.first_day() == some_day + 105);
    CHECK(guest.trial.visits() == 2);
    CHECK(guest.trial.spent_minor() == 5500);
    CHECK(guest.trial.days_until_next(guests.trial) == 7);
    CHECK(guest.trial.visits_before() == 2);
    CHECK(guest.trial.spent_before_minor() == 2000);
    CHECK_FALSE(guest.trial.is_known(guests.trial, guests.trial_start, some_day + 133));
    CHECK(guest.trial.is_known(guests.trial, guests.trial_start, some_day + 134));
    CHECK_FALSE(guest.trial.is_known(guests.trial, some_day + 106, some_day + 500));  // an earlier trial's
    ByteWriter out;
    guest.trial.encode(out);
    const std::string bytes = out.take();
    ByteReader in(bytes);
    const TrialOutcome read = TrialOutcome::decode(in);
    CHECK_FALSE(in.failed());
    ByteWriter again;
    read.encode(again);
    CHECK(again.bytes() == bytes);
  });
}

TEST_CASE("a voided order is taken out of the outcome") {
  const HoldOutSet trial{HeldOut::suggestion, 500, 28, 0};
  const OrderPlaced order{{1}, {}, true, {{{1}, {}, 1000, 4000}}};
  TrialOutcome outcome;
  outcome.remove(trial, order, {some_day, 500});  // of before there was a trial
  CHECK(outcome.visits() == 0);
  outcome.add(trial, order, {some_day, 500}, some_day, {});
  outcome.add(trial, order, {some_day + 3, 500}, some_day, {});
  outcome.remove(trial, order, {some_day + 3, 500});
  CHECK(outcome.visits() == 1);
  CHECK(outcome.spent_minor() == 4000);
  CHECK(outcome.days_until_next(trial) == 28);
}

TEST_CASE("suggestions that bring guests back are found out, and those that do not are not") {
  for (const bool helps : {false, true}) {
    MadeUpGuests guests;
    guests.trial = {HeldOut::suggestion, 500, 28, 1024};
    guests.trial_start = some_day;
    const HoldOut hold_out = suggestion_hold_out(guests.trial);
    for (std::uint64_t guest = 1; guest <= 1000; ++guest) {
      const std::int32_t first = some_day + static_cast<std::int32_t>(guest % 30);
      guests.order(guest, first, {1});
      const bool told = arm_of(hold_out, {guest}) == Arm::treated;
      if (guest % 10 < (helps && told ? 6U : 3U))
        guests.order(guest, first + 3 + static_cast<std::int32_t>(guest % 20), {1});
    }
    const Proof proof = proof_of_suggestions(guests.walk(), guests.trial, some_day, some_day + 120);
    CHECK(proof.held_out + proof.treated == 1000);
    const Comparison& revisits = proof.measures.front().found;
    CHECK((revisits.verdict == Verdict::better) == helps);
  }
}
