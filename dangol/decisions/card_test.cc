#include "decisions/card.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace dangol;

namespace {

constexpr ItemId americano{1};
constexpr ItemId strawberry_latte{2};
constexpr ItemId bun{3};
constexpr ItemId cookie{4};
constexpr std::int32_t monday = 19877;  // 2024-06-03

struct Cafe {
  Catalog catalog;
  Customer customer;
  ConsentState consent;
  CustomerHabits habits;
  ShopHabits shop;
  ItemNeighbours neighbours;
  Knowledge knowledge;
  GuestFeedback feedback;
  ShownSuggestions suggested;
  SuggestionLift lift;

  Cafe() {
    catalog.apply(ItemDefined{americano, "1", "Americano", "coffee", 4000, {}});
    catalog.apply(ItemDefined{strawberry_latte, "2", "딸기 라떼", "latte", 5000, {}});
    catalog.apply(ItemDefined{bun, "3", "크림빵", "bakery", 3000, {}});
    catalog.apply(ItemDefined{cookie, "4", "Peanut Cookie", "bakery", 2000, {}});
    customer.id = {1};
  }
  static Instant at(LocalTime local) {
    return Instant{std::chrono::milliseconds{(std::int64_t{local.day} * 1440 + local.minute) * 60'000}};
  }
  void order(int day, int minute, std::vector<ItemId> items, StoreId store = {1}) {
    const LocalTime local{monday + day, static_cast<std::int16_t>(minute)};
    OrderPlaced placed{store, {}, true, {}};
    for (const ItemId item : items) placed.lines.push_back({item, {}, 1000, 0});
    shop.add(placed, local, &habits);
    habits.add(placed, at(local), local);
    neighbours.add(placed);
  }
  void walk_ins(int n, const std::vector<ItemId>& items) {
    OrderPlaced placed{{1}, {}, true, {}};
    for (const ItemId item : items) placed.lines.push_back({item, {}, 1000, 0});
    for (int i = 0; i < n; ++i) {
      shop.add(placed, {monday, 540}, nullptr);
      neighbours.add(placed);
    }
  }
  Card card(int day, int minute, StoreId store = {1}) const {
    const LocalTime now{monday + day, static_cast<std::int16_t>(minute)};
    const GuestInsights insights = guest_insights(customer.id, habits, {}, knowledge, now.day);
    return decide_card({customer, consent, habits, shop, neighbours, catalog, feedback, 0, false, suggested, {lift, 0}},
                       insights, at(now), now, store);
  }
  void told(int day, int score, ItemId item) {
    feedback.apply(FeedbackGiven{.score = static_cast<std::uint8_t>(score), .item = item}, at({monday + day, 545}));
  }
  void allow_health_data() { consent.apply({Purpose::sensitive, true, ConsentMethod::paper, "1"}, {}); }
};

bool has(const Card& card, DifferenceKind kind) {
  return std::ranges::find(card.differences, kind, &Difference::kind) != card.differences.end();
}

}  // namespace

TEST_CASE("first visit") {
  const Cafe cafe;
  const Card card = cafe.card(0, 540);
  CHECK(has(card, DifferenceKind::first_visit));
  CHECK(card.visits == 0);
  CHECK_FALSE(card.last_visit.has_value());
  CHECK(card.usual.lines.empty());
}

TEST_CASE("earlier and later are measured against her own hours and their spread") {
  Cafe punctual;
  Cafe loose;
  for (int day = 0; day < 19; ++day) {
    if (day % 7 >= 5) continue;
    punctual.order(day, 540, {americano});
    loose.order(day, 480 + day * 53 % 120, {americano});
  }
  CHECK(has(punctual.card(21, 505), DifferenceKind::earlier));
  CHECK(has(punctual.card(21, 590), DifferenceKind::later));
  CHECK_FALSE(has(punctual.card(21, 550), DifferenceKind::later));
  CHECK(punctual.card(21, 505).differences.front().amount == 35);
  CHECK_FALSE(has(loose.card(21, 505), DifferenceKind::earlier));
  CHECK_FALSE(has(loose.card(21, 590), DifferenceKind::later));
  punctual.order(21, 540, {americano});
  CHECK_FALSE(has(punctual.card(21, 700), DifferenceKind::later));  // she has been here today
}

TEST_CASE("a long absence is long for her") {
  Cafe daily;
  Cafe monthly;
  for (int i = 0; i < 10; ++i) {
    daily.order(i, 540, {americano});
    monthly.order(i * 30, 540, {americano});
  }
  CHECK(has(daily.card(9 + 25, 540), DifferenceKind::long_absence));
  CHECK_FALSE(has(daily.card(9 + 5, 540), DifferenceKind::long_absence));
  CHECK_FALSE(has(monthly.card(270 + 35, 540), DifferenceKind::long_absence));
  CHECK(has(monthly.card(270 + 200, 540), DifferenceKind::long_absence));
}

TEST_CASE("another store, only when she has a store and has never been seen in this one") {
  Cafe cafe;
  for (int day = 0; day < 4; ++day) cafe.order(day, 540, {americano}, {1});
  CHECK(has(cafe.card(5, 540, {2}), DifferenceKind::other_store));
  CHECK_FALSE(has(cafe.card(5, 540, {1}), DifferenceKind::other_store));
  CHECK_FALSE(has(cafe.card(5, 540, {}), DifferenceKind::other_store));
}

TEST_CASE("a new habit is what she took up lately and never had before") {
  Cafe cafe;
  for (int day = 0; day < 12; ++day) cafe.order(day, 540, {americano});
  CHECK_FALSE(has(cafe.card(12, 540), DifferenceKind::new_habit));
  for (int day = 12; day < 17; ++day) cafe.order(day, 540, {strawberry_latte});
  const Card card = cafe.card(17, 540);
  REQUIRE(has(card, DifferenceKind::new_habit));
  CHECK(card.usual.lines[0].item == strawberry_latte);
}

TEST_CASE("what she tried last time of a category new to her is asked about, once") {
  Cafe cafe;
  cafe.knowledge.categories = Categories(cafe.catalog);
  for (int day = 0; day < 5; ++day) cafe.order(day, 540, {americano});
  CHECK_FALSE(has(cafe.card(5, 540), DifferenceKind::tried_new));
  cafe.order(5, 540, {americano, bun});
  const Card card = cafe.card(6, 540);
  REQUIRE(has(card, DifferenceKind::tried_new));
  CHECK(std::ranges::find(card.differences, DifferenceKind::tried_new, &Difference::kind)->item == bun);
  CHECK_FALSE(has(cafe.card(5 + 31, 540), DifferenceKind::tried_new));
  cafe.order(6, 540, {americano, cookie});  // of the same category
  CHECK_FALSE(has(cafe.card(7, 540), DifferenceKind::tried_new));
}

TEST_CASE("birthdays, also of the twenty-ninth of February") {
  Cafe cafe;
  cafe.customer.profile.birth_date = date::year{1990} / 6 / 3;
  CHECK(has(cafe.card(0, 540), DifferenceKind::birthday));
  CHECK_FALSE(has(cafe.card(1, 540), DifferenceKind::birthday));
  cafe.customer.profile.birth_date = date::year{2000} / 2 / 29;
  const auto day_of = [](int year, int month, int day) {
    return static_cast<int>(date::sys_days{date::year{year} / month / day}.time_since_epoch().count()) - monday;
  };
  CHECK(has(cafe.card(day_of(2025, 2, 28), 540), DifferenceKind::birthday));
  CHECK_FALSE(has(cafe.card(day_of(2028, 2, 28), 540), DifferenceKind::birthday));
  CHECK(has(cafe.card(day_of(2028, 2, 29), 540), DifferenceKind::birthday));
}

TEST_CASE("a suggestion goes with her usual, with the reason, and is nothing she takes anyway") {
  Cafe cafe;
  cafe.walk_ins(40, {americano, bun});
  cafe.walk_ins(15, {americano, cookie});
  cafe.walk_ins(60, {strawberry_latte});
  for (int day = 0; day < 10; ++day) cafe.order(day, 540, {americano});
  Card card = cafe.card(10, 540);
  REQUIRE(card.suggestion.has_value());
  CHECK(card.suggestion->item == bun);
  CHECK(card.suggestion->because.reason == TasteReason::goes_with);
  CHECK(card.suggestion->because.item == americano);
  for (int day = 10; day < 21; ++day) cafe.order(day, 540, {americano, bun});
  card = cafe.card(21, 540);
  REQUIRE(card.suggestion.has_value());
  CHECK(card.suggestion->item != bun);
  CHECK(card.suggestion->item != americano);
}

TEST_CASE("what let her down comes first, is not offered or asked about, until somebody has answered her") {
  Cafe cafe;
  cafe.knowledge.categories = Categories(cafe.catalog);
  for (int day = 0; day < 5; ++day) cafe.order(day, 540, {americano});
  cafe.order(5, 540, {americano, bun});
  CHECK_FALSE(cafe.card(6, 540).complaint);
  cafe.told(5, 2, bun);
  const Card card = cafe.card(6, 540);
  REQUIRE(card.complaint);
  REQUIRE_FALSE(card.differences.empty());
  CHECK(card.differences.front().kind == DifferenceKind::complained);
  CHECK(card.differences.front().item == bun);
  CHECK(card.differences.front().amount == 2);
  CHECK_FALSE(has(card, DifferenceKind::tried_new));
  CHECK(std::get<WhyNotAsk>(card.ask) == WhyNotAsk::complaint_open);
  cafe.consent.apply({Purpose::personalisation, false, ConsentMethod::paper, "1"}, Cafe::at({monday, 0}));
  CHECK(cafe.card(6, 540).complaint);  // she said it herself, and waits
  CHECK(cafe.card(6, 540).differences.empty());
  cafe.consent = {};
  cafe.feedback.apply(ComplaintAnswered{}, Cafe::at({monday + 6, 530}));
  CHECK_FALSE(cafe.card(6, 540).complaint);
  CHECK_FALSE(has(cafe.card(6, 540), DifferenceKind::complained));
}

TEST_CASE("asking waits for a month and for five visits after she was asked, and counts days, not orders") {
  Cafe cafe;
  cafe.knowledge.categories = Categories(cafe.catalog);
  for (int day = 0; day < 5; ++day) cafe.order(day, 540, {americano});
  cafe.order(35, 540, {americano, bun});
  const Card card = cafe.card(36, 540);
  REQUIRE(std::holds_alternative<Ask>(card.ask));
  CHECK(std::get<Ask>(card.ask).because == AskReason::tried_new);
  CHECK(std::get<Ask>(card.ask).item == bun);
  CHECK(card.last_items == std::vector{americano, bun});
  cafe.feedback.apply(FeedbackAsked{}, Cafe::at({monday + 20, 550}));
  CHECK(std::get<WhyNotAsk>(cafe.card(36, 540).ask) == WhyNotAsk::too_soon);
  CHECK_FALSE(has(cafe.card(36, 540), DifferenceKind::tried_new));  // the greeting does not ask either
  cafe.feedback = {};
  cafe.feedback.apply(FeedbackAsked{}, Cafe::at({monday + 5, 550}));
  for (int minute = 600; minute < 660; minute += 10) cafe.order(34, minute, {americano});
  CHECK(std::get<WhyNotAsk>(cafe.card(36, 540).ask) == WhyNotAsk::too_few_visits);
  for (int day = 30; day < 33; ++day) cafe.order(day, 540, {americano});
  CHECK(std::holds_alternative<Ask>(cafe.card(36, 540).ask));
}

TEST_CASE("on the day itself nothing is asked: she has only just got it") {
  Cafe cafe;
  cafe.order(0, 540, {americano});
  CHECK(std::get<WhyNotAsk>(cafe.card(0, 600).ask) == WhyNotAsk::no_visit);
  CHECK(std::get<Ask>(cafe.card(1, 540).ask).because == AskReason::first_visit);
}

TEST_CASE("a new thing that she praised is suggested, with that reason, until it is new no longer") {
  Cafe cafe;
  cafe.walk_ins(40, {americano, cookie});
  cafe.walk_ins(60, {strawberry_latte});
  for (int day = 0; day < 10; ++day) cafe.order(day, 540, {americano});
  cafe.order(10, 540, {americano, bun});
  CHECK(cafe.card(11, 540).suggestion->item == cookie);
  cafe.told(10, 3, bun);
  CHECK(cafe.card(11, 540).suggestion->item == cookie);
  cafe.told(10, 5, bun);
  const Card card = cafe.card(11, 540);
  CHECK(card.suggestion->item == bun);
  CHECK(card.suggestion->because.reason == TasteReason::she_liked_it);
  cafe.customer.allergies = {"크림빵"};
  CHECK(cafe.card(11, 540).suggestion->item == cookie);
  cafe.customer.allergies.clear();
  for (int day = 11; day < 14; ++day) cafe.order(day, 540, {americano, bun});
  CHECK(cafe.card(14, 540).suggestion->item == cookie);
}

TEST_CASE("what she scored low is not suggested, whoever paid for it, until she scores it higher") {
  Cafe cafe;
  cafe.walk_ins(40, {americano, cookie});
  cafe.walk_ins(60, {strawberry_latte});
  for (int day = 0; day < 10; ++day) cafe.order(day, 540, {americano});
  REQUIRE(cafe.card(10, 540).suggestion->item == cookie);
  cafe.told(9, 1, cookie);
  CHECK((!cafe.card(10, 540).suggestion || cafe.card(10, 540).suggestion->item != cookie));
  cafe.told(10, 4, cookie);
  CHECK(cafe.card(10, 560).suggestion->item == cookie);
}

TEST_CASE("an allergy keeps an item off the card: suggestion and usual") {
  Cafe cafe;
  cafe.allow_health_data();
  cafe.walk_ins(40, {americano, cookie});
  cafe.walk_ins(40, {bun});
  for (int day = 0; day < 10; ++day) cafe.order(day, 540, {americano});
  REQUIRE(cafe.card(10, 540).suggestion.has_value());
  CHECK(cafe.card(10, 540).suggestion->item == cookie);
  cafe.customer.allergies = {"PEANUT allergy"};
  const Card card = cafe.card(10, 540);
  CHECK((!card.suggestion || card.suggestion->item != cookie));
  CHECK(card.allergies == cafe.customer.allergies);
  CHECK(card.usual.certain);
  cafe.customer.allergies = {"커피 (coffee)"};
  CHECK(cafe.card(10, 540).usual.lines.empty());
  CHECK_FALSE(cafe.card(10, 540).usual.certain);
}

TEST_CASE("allergens are found in names and categories, whatever else is written about them") {
  const ItemDefined latte{strawberry_latte, "2", "딸기 라떼", "우유 음료", 5000, {}};
  CHECK(conflicts(latte, {"딸기"}));
  CHECK(conflicts(latte, {"딸기 알레르기"}));
  CHECK(conflicts(latte, {"견과류", "우유"}));
  CHECK_FALSE(conflicts(latte, {"땅콩"}));
  CHECK_FALSE(conflicts(latte, {"알레르기"}));
  CHECK_FALSE(conflicts(latte, {""}));
  CHECK_FALSE(conflicts(latte, {}));
}

TEST_CASE("allergies are shown only with consent; who refuses personalisation gets a bare card") {
  Cafe cafe;
  cafe.customer.allergies = {"땅콩"};
  for (int day = 0; day < 10; ++day) cafe.order(day, 540, {americano});
  CHECK(cafe.card(10, 540).allergies.empty());
  cafe.allow_health_data();
  cafe.consent.apply({Purpose::personalisation, false, ConsentMethod::paper, "1"}, {});
  const Card card = cafe.card(12, 400, {2});
  CHECK_FALSE(card.personalised);
  CHECK(card.allergies.size() == 1);
  CHECK(card.usual.lines.empty());
  CHECK(card.differences.empty());
  CHECK_FALSE(card.suggestion.has_value());
  CHECK(card.visits == 0);
  CHECK_FALSE(card.last_visit.has_value());
}

TEST_CASE("what many take is never said of what only she takes") {
  Cafe cafe;
  for (int day = 0; day < 60; ++day) cafe.order(day, 540, day % 4 == 0 ? std::vector{bun} : std::vector{americano});
  for (int day = 60; day < 68; ++day) cafe.order(day, 540, {americano, day % 3 == 0 ? cookie : americano});
  CHECK_FALSE(cafe.card(70, 540).suggestion.has_value());
  cafe.walk_ins(60, {strawberry_latte});
  REQUIRE(cafe.card(70, 540).suggestion.has_value());
  CHECK(cafe.card(70, 540).suggestion->item == strawberry_latte);
}
