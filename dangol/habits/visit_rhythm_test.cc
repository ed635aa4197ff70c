#include "habits/visit_rhythm.h"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

#include "base/property_test.h"

using namespace dangol;

namespace {

constexpr std::int32_t first_monday = 19877;  // 2024-06-03

void visit(CustomerHabits& habits, ShopHabits& shop, int day, int minute) {
  const LocalTime local{first_monday + day, static_cast<std::int16_t>(minute)};
  const OrderPlaced order{{1}, {}, true, {{{1}, {}, 1000, 0}}};
  shop.add(order, local, &habits);
  habits.add(order, Instant{std::chrono::milliseconds{(std::int64_t{local.day} * 1440 + minute) * 60'000}}, local);
}

LocalTime when(int day, int minute) { return {first_monday + day, static_cast<std::int16_t>(minute)}; }

}  // namespace

TEST_CASE("hours: the group of visit times nearest to now, on this kind of day") {
  CustomerHabits habits;
  ShopHabits shop;
  for (int day = 0; day < 12; ++day) {
    if (day % 7 < 5) visit(habits, shop, day, 515 + day % 3 * 5);
    visit(habits, shop, day, day % 7 < 5 ? 1080 : 660);
  }
  const VisitRhythm morning = visit_rhythm(habits, shop, when(14, 500));
  CHECK(morning.usual_minute == 520);
  CHECK(morning.minute_spread < 20);
  CHECK(morning.same_kind_of_day);
  CHECK(visit_rhythm(habits, shop, when(14, 1000)).usual_minute == 1080);
  const VisitRhythm weekend = visit_rhythm(habits, shop, when(12, 500));
  CHECK(weekend.weekend);
  CHECK_FALSE(weekend.same_kind_of_day);  // two visits on weekends are no habit: all days are looked at
}

TEST_CASE("who comes at all hours has no hours") {
  CustomerHabits habits;
  ShopHabits shop;
  for (int day = 0; day < 30; ++day) visit(habits, shop, day, 420 + day * 419 % 780);
  CHECK(visit_rhythm(habits, shop, when(30, 600)).usual_minute == -1);
}

TEST_CASE("gaps: hers when she has many, the shop's when she has few") {
  ShopHabits shop;
  for (int c = 0; c < 50; ++c) {
    CustomerHabits other;
    for (int week = 0; week < 8; ++week) visit(other, shop, week * 14 + c % 3, 600);
  }
  CustomerHabits weekly;
  for (int week = 0; week < 20; ++week) visit(weekly, shop, week * 7, 600);
  const VisitRhythm rhythm = visit_rhythm(weekly, shop, when(135, 600));
  CHECK(rhythm.gap_days == doctest::Approx(7).epsilon(0.15));
  CHECK(rhythm.days_since_last == 2);
  CHECK(rhythm.long_gap_days < 25);
  CustomerHabits fresh;
  visit(fresh, shop, 133, 600);
  CHECK(visit_rhythm(fresh, shop, when(135, 600)).gap_days == doctest::Approx(14).epsilon(0.3));
}

TEST_CASE("chance: rises around her hour and day, falls to nothing when she is long gone") {
  CustomerHabits habits;
  ShopHabits shop;
  for (int week = 0; week < 12; ++week) visit(habits, shop, week * 7, 600);
  const float on_time = chance_of_visit(habits, shop, when(84, 570), 60);
  CHECK(on_time > 0.3F);
  CHECK(chance_of_visit(habits, shop, when(84, 1200), 60) < 0.1F * on_time);
  CHECK(chance_of_visit(habits, shop, when(81, 570), 60) < 0.3F * on_time);
  CHECK(chance_of_visit(habits, shop, when(84 + 1000, 570), 60) == 0);
  CHECK(chance_of_visit(habits, shop, when(84, 570), 0) == 0);
  CHECK(chance_of_visit(habits, shop, when(83, 1430), 720) > 0.3F);  // the window runs over midnight
}

TEST_CASE("chances add up to the guests who come") {
  const std::uint64_t seed = property_seed();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  std::vector<CustomerHabits> guests(300);
  ShopHabits shop;
  double expected = 0;
  int came = 0;
  for (int day = 0; day < 120; ++day) {
    for (std::size_t g = 0; g < guests.size(); ++g) {
      const int minute = 480 + static_cast<int>(g * 37 % 600) + static_cast<int>(random() % 60) - 30;
      const bool comes = random() % (2 + g % 12) == 0;
      if (day >= 60 && guests[g].visits() > 0) {
        expected += static_cast<double>(chance_of_visit(guests[g], shop, when(day, 540), 120));
        if (comes && minute >= 540 && minute < 660) ++came;
      }
      if (comes) visit(guests[g], shop, day, minute);
    }
  }
  CHECK(expected == doctest::Approx(came).epsilon(0.2));
}

TEST_CASE("arrivals, gaps and calibration learn and stay sane") {
  Arrivals arrivals;
  CHECK(arrivals.share(0, 1440) == doctest::Approx(1));
  for (int i = 0; i < 500; ++i) arrivals.add(when(i % 5, 545));
  CHECK(arrivals.share(540, 570) > 0.9F);
  CHECK(arrivals.weekday_share(6) < 0.02F);
  GapHabits gaps;
  for (int i = 0; i < 500; ++i) gaps.add(3, 3);
  CHECK(std::exp(gaps.log_mean()) == doctest::Approx(3).epsilon(0.05));
  CHECK(gaps.within_variance() < 0.1);
  Calibration calibration;
  std::mt19937_64 random(2);
  for (int i = 0; i < 5000; ++i) calibration.learn(0.9F, random() % 10 < 6);  // says 90 %, comes true in 60 %
  CHECK(calibration.calibrated(0.9F) == doctest::Approx(0.6).epsilon(0.1));
  CHECK(calibration.calibrated(0.2F) < calibration.calibrated(0.8F));
}
