#include "rhythm/shop_clock.h"

#include <doctest/doctest.h>

#include <limits>

#include "base/property_test.h"

using namespace dangol;

namespace {

constexpr WeekdayWeights all_alike{1, 1, 1, 1, 1, 1, 1};
constexpr std::int32_t opened = 19'000;

// `a_day` visits on each day of so many, but none from `closed_from` until `closed_to`.
ShopClock clock_of(int a_day, int days, int closed_from, int closed_to) {
  ShopClock clock;
  for (int i = 0; i < days; ++i) {
    for (int j = 0; j < a_day && (i < closed_from || i >= closed_to); ++j) clock.add(opened + i);
  }
  clock.refresh(opened + days);
  return clock;
}

}  // namespace

TEST_CASE("a shop of which nothing is known has seven equal weekdays") {
  ShopClock clock;
  CHECK(clock.open_days(100, 110, clock.weekdays()) == 10);
  CHECK(clock.open_days(110, 100, clock.weekdays()) == 0);
  clock.refresh(110);
  CHECK(clock.weekday_match() == doctest::Approx(1.0 / 7));
  CHECK(clock.factor(105) == 1);
}

TEST_CASE("a closed week is no time, even in a small shop") {
  const ShopClock clock = clock_of(3, 120, 80, 87);
  CHECK(clock.open_days(opened + 70, opened + 100, all_alike) == doctest::Approx(23).epsilon(0.02));
  CHECK(clock.factor(opened + 83) < 0.01F);
  CHECK(clock.factor(opened + 60) == doctest::Approx(1).epsilon(0.05));
}

TEST_CASE("a single day without visitors in a quiet shop is chance") {
  const ShopClock clock = clock_of(1, 120, 80, 81);
  CHECK(clock.factor(opened + 80) > 0.8F);
}

TEST_CASE("today and later are as usual, whatever was counted") {
  ShopClock clock = clock_of(5, 60, 0, 0);
  for (int i = 0; i < 100; ++i) clock.add(opened + 60);
  clock.refresh(opened + 60);
  CHECK(clock.factor(opened + 60) == 1);
}

TEST_CASE("weekdays on which nobody comes weigh little") {
  ShopClock clock;
  for (int i = 0; i < 140; ++i) {
    if (weekday_of(opened + i) != 6) clock.add(opened + i);
  }
  clock.refresh(opened + 140);
  CHECK(clock.weekdays()[6] < 0.2F);
  CHECK(clock.weekdays()[0] == doctest::Approx(7.0 / 6).epsilon(0.05));
  CHECK(clock.factor(opened + 70) == doctest::Approx(1).epsilon(0.01));
  CHECK(weekday_of(-4) == 6);  // 1969-12-28, a Sunday
  CHECK(weekday_of(0) == 3);
}

TEST_CASE("days of a wrong clock are found out") {
  for (const std::int32_t wrong : {opened + 900'000, opened - 500'000}) {
    CAPTURE(wrong);
    ShopClock clock;
    clock.add(wrong);
    clock.refresh(opened);
    for (int i = 0; i < 120; ++i) {
      for (int j = 0; j < 3 && (i < 80 || i >= 87); ++j) clock.add(opened + i);
    }
    clock.add(opened + 1'000'000'000);
    clock.refresh(opened + 120);
    CHECK(clock.factor(opened + 83) < 0.01F);
  }
  ShopClock clock;
  clock.add(opened);
  clock.refresh(std::numeric_limits<std::int32_t>::max());
  CHECK(clock.factor(opened) == 1);
}

TEST_CASE("days come in any sequence and can be taken back") {
  for_each_round(20, [](TestDice& dice) {
    ShopClock straight;
    ShopClock mixed;
    std::vector<std::int32_t> days{opened};
    for (int i = 0; i < 400; ++i) days.push_back(opened + static_cast<std::int32_t>(roll(dice, 200)));
    for (const std::int32_t day : days) straight.add(day);
    std::shuffle(days.begin(), days.end(), dice);
    for (const std::int32_t day : days) mixed.add(day);
    for (int i = 0; i < 50; ++i) mixed.add(opened + i);
    for (int i = 0; i < 50; ++i) mixed.remove(opened + i);
    straight.refresh(opened + 200);
    mixed.refresh(opened + 200);
    for (int i = 0; i < 200; ++i) CHECK(straight.factor(opened + i) == mixed.factor(opened + i));
  });
}

TEST_CASE("open days are the sum over single days") {
  for_each_round(20, [](TestDice& dice) {
    const ShopClock clock = clock_of(4, 100, 40, 45);
    WeekdayWeights weights{};
    float all = 0;
    for (float& weight : weights) all += weight = static_cast<float>(1 + roll(dice, 100));
    for (float& weight : weights) weight *= 7 / all;
    const std::int32_t from = opened - 20 + static_cast<std::int32_t>(roll(dice, 140));
    const std::int32_t to = from + static_cast<std::int32_t>(roll(dice, 100));
    double sum = 0;
    for (std::int32_t day = from + 1; day <= to; ++day) {
      sum += static_cast<double>(weights[static_cast<std::size_t>(weekday_of(day))] * clock.factor(day));
    }
    CHECK(clock.open_days(from, to, weights) == doctest::Approx(sum).epsilon(0.001));
  });
}
