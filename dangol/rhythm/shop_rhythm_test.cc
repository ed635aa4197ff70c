#include "rhythm/shop_rhythm.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "rhythm/invented_visits_test.h"

using namespace dangol;

namespace {

constexpr ServiceId dye{1};
constexpr ServiceId trim{2};
constexpr ServiceId wedding{3};

CustomerRhythm every(const ShopRhythm& shop, std::int32_t days, int times, std::int32_t from = first_day) {
  CustomerRhythm her;
  for (int i = 0; i < times; ++i) shop.follow(her, from + i * days);
  return her;
}

// A salon: many customers dye every twelve weeks and trim every five, and come once for a wedding.
ShopRhythm salon(std::int32_t today) {
  std::vector<std::vector<std::int32_t>> days;
  std::vector<ServiceId> services;
  for (std::int32_t i = 0; i < 120; ++i) {
    for (const auto& [service, gap] : {std::pair{dye, 84}, std::pair{trim, 35}, std::pair{wedding, 5000}}) {
      days.emplace_back();
      services.push_back(service);
      std::int32_t day = first_day + (i * 37) % 90;
      for (int j = 0; day < today; ++j, day += gap + (i * 7 + j * 5) % 15 - 7) days.back().push_back(day);
    }
  }
  std::vector<RhythmHistory> histories;
  for (std::size_t i = 0; i < days.size(); ++i) histories.push_back({.service = services[i], .days = days[i]});
  return ShopRhythm::learned_from(histories, today);
}

void check_sane(const RhythmForecast& forecast, std::int32_t today) {
  CHECK(std::isfinite(forecast.gap_days));
  for (const double chance : {forecast.chance_today, forecast.chance_week, forecast.alive, forecast.regularity}) {
    CHECK(chance >= 0);
    CHECK(chance <= 1);
  }
  CHECK(forecast.chance_today <= forecast.chance_week);
  CHECK(forecast.days_over >= 0);
  if (forecast.state == RhythmState::not_enough) return;
  CHECK(forecast.earliest_day >= today);
  CHECK(forecast.earliest_day <= forecast.expected_day);
  CHECK(forecast.expected_day <= forecast.latest_day);
}

}  // namespace

TEST_CASE("an empty shop and an unknown customer: not enough yet") {
  const ShopRhythm shop = ShopRhythm::learned_from({}, first_day);
  CHECK(shop.forecast({}, {}, first_day).state == RhythmState::not_enough);
  CHECK(shop.chance({}, {}, first_day, first_day + 7) == 0);
  CHECK(shop.day_of({}, {}, 0.5) == 0);
  const CustomerRhythm once = every(shop, 7, 1);
  CHECK(shop.forecast({}, once, first_day).state == RhythmState::not_enough);
  const RhythmForecast twice = shop.forecast({}, every(shop, 7, 2), first_day + 7);
  CHECK(twice.state == RhythmState::waiting);
  check_sane(twice, first_day + 7);
}

TEST_CASE("two services of one customer have different rhythms, from few visits") {
  const ShopRhythm shop = salon(first_day + 700);
  CustomerRhythm dyed = every(shop, 90, 2, first_day + 500);     // last on day 590
  CustomerRhythm trimmed = every(shop, 30, 3, first_day + 530);  // last on day 590
  const std::int32_t today = first_day + 640;
  const RhythmForecast next_dye = shop.forecast(dye, dyed, today);
  const RhythmForecast next_trim = shop.forecast(trim, trimmed, today);
  CHECK(next_dye.state == RhythmState::waiting);
  CHECK(next_dye.usual_day == doctest::Approx(first_day + 590 + 86).epsilon(0.0005));
  CHECK(next_trim.state == RhythmState::overdue);
  CHECK(next_trim.days_over > 10);
  CHECK(shop.forecast(trim, trimmed, first_day + 626).state == RhythmState::due);
}

TEST_CASE("who came once is expected where others come back, and is not where nobody does") {
  const ShopRhythm shop = salon(first_day + 700);
  const CustomerRhythm once = every(shop, 1, 1, first_day + 600);
  const RhythmForecast next = shop.forecast(trim, once, first_day + 610);
  CHECK(next.state == RhythmState::waiting);
  CHECK(next.usual_day == doctest::Approx(first_day + 635).epsilon(0.0003));
  for (const std::int32_t later : {5, 50, 500, 5000}) {
    const RhythmState state = shop.forecast(wedding, once, first_day + 600 + later).state;
    CHECK((state == RhythmState::not_enough || state == RhythmState::one_off));
  }
}

TEST_CASE("a purchase that few repeat is not waited for") {
  std::vector<std::vector<std::int32_t>> days;
  for (std::int32_t i = 0; i < 200; ++i) days.push_back({first_day + i});
  for (std::int32_t i = 0; i < 20; ++i) days.push_back({first_day + i, first_day + i + 30});
  const ShopRhythm shop = ShopRhythm::learned_from(histories_of(days, wedding), first_day + 600);
  const CustomerRhythm once = every(shop, 1, 1, first_day + 560);
  for (const std::int32_t later : {1, 25, 30, 35, 300}) {
    CHECK(shop.forecast(wedding, once, first_day + 560 + later).state == RhythmState::one_off);
  }
}

TEST_CASE("a closed fortnight makes nobody overdue; a fortnight of silence does") {
  for_each_round(3, [](TestDice& dice) {
    const InventedShop invented{.days = 400, .lost = 0, .own_weekdays = 1, .closed_from = 370, .closed_to = 400};
    auto visits = invented_visits(invented, dice);
    for (auto& hers : visits) std::erase_if(hers, [](std::int32_t day) { return day >= first_day + 384; });
    const std::int32_t today = first_day + 384;
    const auto histories = histories_of(visits);
    ShopRhythm shop = ShopRhythm::learned_from(histories, today);
    std::size_t overdue = 0;
    double waited = 0;
    for (const RhythmHistory& history : histories) {
      const CustomerRhythm her = shop.recall(history);
      if (her.visits < 5) continue;
      if (shop.forecast({}, her, today).state == RhythmState::overdue) ++overdue;
      waited += 1;
    }
    // One in twenty is overdue on any day, in some seeds one in seven; most would be if the doors had stood open.
    CHECK(static_cast<double>(overdue) < 0.25 * waited);
    // Had the shop been open, a weekly customer's fortnight would be long.
    const CustomerRhythm weekly = every(shop, 7, 20, today - 14 - 19 * 7);
    CHECK(shop.forecast({}, weekly, today).state != RhythmState::overdue);
    const CustomerRhythm earlier = every(shop, 7, 20, today - 60 - 19 * 7);
    CHECK(shop.forecast({}, earlier, today - 60 + 14).state == RhythmState::overdue);
  });
}

TEST_CASE("who comes on Saturdays is expected on a Saturday") {
  for_each_round(3, [](TestDice& dice) {
    const auto visits = invented_visits({.regularity = 8, .own_weekdays = 200}, dice);
    const ShopRhythm shop = ShopRhythm::learned_from(histories_of(visits), first_day + 730);
    const std::int32_t saturday = first_day + 5 - weekday_of(first_day) + 700;
    CustomerRhythm her = every(shop, 7, 12, saturday - 11 * 7);
    const RhythmForecast next = shop.forecast({}, her, saturday);
    CHECK(next.expected_day == saturday + 7);
    CHECK(shop.chance({}, her, saturday + 1, saturday + 6) < 0.5);
    CHECK(shop.chance({}, her, saturday + 7, saturday + 7) > 0.3);
  });
}

TEST_CASE("like clockwork is more regular than by chance") {
  const ShopRhythm shop;
  CustomerRhythm clockwork = every(shop, 7, 30);
  CustomerRhythm random;
  TestDice dice(7);
  std::exponential_distribution<double> gaps(1.0 / 20);
  std::int32_t day = first_day;
  for (int i = 0; i < 40; ++i) shop.follow(random, day += 1 + static_cast<std::int32_t>(gaps(dice)));
  CHECK(shop.forecast({}, clockwork, first_day + 203).regularity > 0.6);
  CHECK(shop.forecast({}, random, day).regularity < 0.3);
}

TEST_CASE("chances rise with the window and answers are finite, whatever was recorded") {
  for_each_round(30, [](TestDice& dice) {
    ShopRhythm shop;
    std::vector<CustomerRhythm> customers(5);
    std::int32_t day = static_cast<std::int32_t>(roll(dice, 30'000)) - 5'000;
    constexpr std::array<std::int32_t, 5> wrong{std::numeric_limits<std::int32_t>::min(),
                                                std::numeric_limits<std::int32_t>::max(), -700'000, 2'900'000, 0};
    for (int i = 0; i < 200; ++i) {
      day += static_cast<std::int32_t>(roll(dice, 4)) - 1;
      const std::int32_t at = roll(dice, 20) == 0 ? wrong[roll(dice, wrong.size())] : day;
      const ServiceId service{static_cast<std::uint32_t>(roll(dice, 3))};
      CustomerRhythm& her = customers[roll(dice, customers.size())];
      if (roll(dice, 10) == 0) {
        shop.forget(service, her, at);
      } else {
        shop.visit(service, her, at);
      }
      if (roll(dice, 30) == 0) shop.refresh(roll(dice, 3) == 0 ? wrong[roll(dice, wrong.size())] : day);
    }
    for (const CustomerRhythm& her : customers) {
      if (her.visits == 0) continue;
      const std::int32_t today = her.last_day + static_cast<std::int32_t>(roll(dice, 50));
      check_sane(shop.forecast({}, her, today), today);
      shop.forecast({}, her, wrong[roll(dice, wrong.size())]);
      double before = 0;
      for (std::int32_t window = 0; window < 60; window += 5) {
        const double chance = shop.chance({}, her, today + 1, today + 1 + window);
        CHECK(chance >= before - 1e-12);
        before = chance;
      }
      CHECK(shop.chance({}, her, today, wrong[0]) == 0);
    }
  });
}

TEST_CASE("a day told twice, or out of order, changes nothing") {
  ShopRhythm shop;
  CustomerRhythm her;
  shop.visit({}, her, first_day);
  shop.visit({}, her, first_day + 7);
  const double gaps = shop.model({}).gaps(0);
  shop.visit({}, her, first_day + 7);
  shop.visit({}, her, first_day + 3);
  CHECK(her.visits == 2);
  CHECK(shop.model({}).gaps(0) == gaps);
}

TEST_CASE("what was learned can be taken back") {
  for_each_round(5, [](TestDice& dice) {
    const auto visits = invented_visits({.customers = 100, .days = 200}, dice);
    ShopRhythm with;
    ShopRhythm without;
    for (std::size_t i = 0; i < visits.size(); ++i) {
      CustomerRhythm her;
      for (const std::int32_t day : visits[i]) {
        if (i % 2 == 0) without.learn({}, her, day);
        with.learn({}, her, day);
        without.follow(her, day);
      }
    }
    for (std::size_t i = 1; i < visits.size(); i += 2) {
      CustomerRhythm her;
      for (const std::int32_t day : visits[i]) {
        with.forget({}, her, day);
        without.follow(her, day);
      }
    }
    CHECK(with.model({}).gaps(0) == doctest::Approx(without.model({}).gaps(0)));
    const CustomerRhythm her = every(without, 9, 4);
    CHECK(with.forecast({}, her, first_day + 27).gap_days ==
          doctest::Approx(without.forecast({}, her, first_day + 27).gap_days).epsilon(0.1));
  });
}

TEST_CASE("a wholesaler who comes every day does not become everybody's rhythm") {
  for_each_round(2, [](TestDice& dice) {
    const auto guests = invented_visits({.customers = 60, .days = 900, .median_gap = 30}, dice);
    ShopRhythm alone;
    ShopRhythm beside;
    CustomerRhythm wholesaler;
    for (std::int32_t i = 0; i < 100'000; ++i) beside.visit({}, wholesaler, first_day - 100'000 + i);
    for (const auto& days : guests) {
      CustomerRhythm her;
      CustomerRhythm same;
      for (const std::int32_t day : days) {
        alone.visit({}, her, day);
        beside.visit({}, same, day);
      }
    }
    // Of who came once the shop's mean says most; of who came three times her own says more.
    for (const int times : {1, 3}) {
      const CustomerRhythm her = every(alone, 30, times);
      const double expected = alone.forecast({}, her, her.last_day).gap_days;
      const double beside_him = beside.forecast({}, her, her.last_day).gap_days;
      CHECK(beside_him > expected / 2);  // a quarter, if his visits counted as much as others'
      CHECK(beside_him < expected * 2);
    }
    CHECK(beside.forecast({}, wholesaler, wholesaler.last_day).expected_day == wholesaler.last_day + 1);
  });
}

TEST_CASE("what lies on or after today is not looked at") {
  for_each_round(3, [](TestDice& dice) {
    auto visits = invented_visits({.customers = 150, .days = 300}, dice);
    const std::int32_t today = first_day + 200;
    const ShopRhythm knows_later = ShopRhythm::learned_from(histories_of(visits), today);
    for (auto& hers : visits) std::erase_if(hers, [&](std::int32_t day) { return day >= today; });
    const ShopRhythm shop = ShopRhythm::learned_from(histories_of(visits), today);
    for (const RhythmHistory& history : histories_of(visits)) {
      const CustomerRhythm her = shop.recall(history);
      CHECK(shop.chance({}, her, today, today + 7) ==
            knows_later.chance({}, knows_later.recall(history), today, today + 7));
    }
  });
}

TEST_CASE("a past of a few weeks corrects no chance") {
  for_each_round(2, [](TestDice& dice) {
    const auto visits = invented_visits({.days = 40}, dice);
    const auto histories = histories_of(visits);
    ShopRhythm shop = ShopRhythm::learned_from({}, first_day + 40);
    const CustomerRhythm her = every(shop, 7, 4);
    const double before = shop.chance({}, her, first_day + 30, first_day + 37);
    shop.learn_returns(histories, first_day + 40);
    CHECK(shop.chance({}, her, first_day + 30, first_day + 37) == before);
  });
}

TEST_CASE("visits before those remembered count") {
  const ShopRhythm shop;
  const std::vector<std::int32_t> days{first_day, first_day + 7};
  const CustomerRhythm her = shop.recall({.service = {}, .days = days, .earlier_visits = 40, .first_day = 18'000});
  CHECK(her.visits == 42);
  CHECK(her.first_day == 18'000);
  CHECK(her.gaps == 1);
}
