#include "drift/rhythm_change.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "base/property_test.h"

using namespace dangol;
using Kind = RhythmChange::Kind;

namespace {

// Whole days around a customer's own usual gap.
std::vector<double> made_gaps(TestDice& dice, double usual, double sway, int count) {
  std::normal_distribution<double> noise(0, sway);
  std::vector<double> gaps;
  for (int i = 0; i < count; ++i) gaps.push_back(std::max(1.0, std::round(usual * std::exp(noise(dice)))));
  return gaps;
}

std::vector<std::vector<double>> made_shop(TestDice& dice, int customers, int gaps) {
  std::uniform_real_distribution<double> days(std::log(2.0), std::log(15.0));
  std::uniform_real_distribution<double> sway(0.35, 0.85);
  std::vector<std::vector<double>> shop;
  for (int i = 0; i < customers; ++i) shop.push_back(made_gaps(dice, std::exp(days(dice)), sway(dice), gaps));
  return shop;
}

QuietRhythm learned_from(const std::vector<std::vector<double>>& shop) {
  QuietRhythm rhythm;
  for (const auto& gaps : shop) rhythm.learn_spread(gaps);
  for (const auto& gaps : shop) rhythm.learn_windows(gaps);
  return rhythm;
}

// Alarms at any of the six looks after the first twenty gaps.
double alarmed(const std::vector<std::vector<double>>& shop, const QuietRhythm& rhythm, double factor) {
  int alarms = 0;
  for (std::vector<double> gaps : shop) {
    bool alarm = false;
    for (int seen = 1; seen <= 6; ++seen) {
      double& gap = gaps[static_cast<std::size_t>(19 + seen)];
      gap = std::max(1.0, std::round(gap * factor));
      const std::span<const double> shown(gaps.data(), static_cast<std::size_t>(20 + seen));
      const auto kind = change_of_gaps(shown, 0, seen, rhythm).kind;
      alarm = alarm || kind == Kind::slower || kind == Kind::faster;
    }
    alarms += alarm ? 1 : 0;
  }
  return static_cast<double>(alarms) / static_cast<double>(shop.size());
}

std::vector<std::int32_t> days_of(const std::vector<double>& gaps, std::int32_t first) {
  std::vector<std::int32_t> days{first};
  for (const double gap : gaps) days.push_back(days.back() + static_cast<std::int32_t>(gap));
  return days;
}

}  // namespace

TEST_CASE("customers who keep their rhythm are alarmed about as rarely as stated, in a new shop and in a learned one") {
  TestDice dice(11);
  const auto shop = made_shop(dice, 3'000, 26);
  const QuietRhythm learned = learned_from(made_shop(dice, 1'000, 32));
  for (const QuietRhythm& rhythm : {QuietRhythm(), learned}) {
    CHECK(alarmed(shop, rhythm, 1) < 0.065);
    CHECK(alarmed(shop, rhythm, 1) > 0.035);
    CHECK(alarmed(shop, rhythm, 3) > 0.93);
    CHECK(alarmed(shop, rhythm, 0.5) > 0.5);
  }
}

TEST_CASE("a shop of unsteady customers alarms as rarely as one of steady ones, once it has learned them") {
  TestDice dice(12);
  std::vector<std::vector<double>> shop;
  for (int i = 0; i < 1'500; ++i) {
    shop.push_back(made_gaps(dice, 10, 1.2, 26));
    if (i % 3 == 0) shop.back()[roll(dice, 26)] *= 8;
  }
  const QuietRhythm learned = learned_from(shop);
  CHECK(learned.gaps.variance() > 1);
  CHECK(alarmed(shop, QuietRhythm(), 1) > 0.08);  // what learning is for
  CHECK(alarmed(shop, learned, 1) < 0.065);
}

TEST_CASE("of the silences between visits of a steady customer few are taken for her having stopped") {
  TestDice dice(13);
  const auto shop = made_shop(dice, 2'000, 27);
  const QuietRhythm learned = learned_from(shop);
  int stopped = 0;
  for (const auto& gaps : shop) {
    const std::span<const double> before(gaps.data(), 26);
    stopped += change_of_gaps(before, gaps.back(), 6, learned).kind == Kind::stopped ? 1 : 0;
  }
  CHECK(stopped < 40);  // stated: 20
  CHECK(stopped > 5);
}

TEST_CASE("from every three days to every nine: since when, from what, to what") {
  std::vector<double> gaps(20, 3);
  gaps.insert(gaps.end(), 4, 9);
  const auto days = days_of(gaps, 20'000);
  const RhythmChange change = rhythm_change(days, days.back(), QuietRhythm());
  REQUIRE(change.kind == Kind::slower);
  CHECK(change.days_before == 3);
  CHECK(change.days_after == 9);
  CHECK(change.gaps_before == 20);
  CHECK(change.gaps_after == 4);
  CHECK(change.since_day == 20'060);
  CHECK(change.chance < 0.05);
}

TEST_CASE("from every eight days to every three") {
  std::vector<double> gaps(15, 8);
  gaps.insert(gaps.end(), 6, 3);
  const auto days = days_of(gaps, 100);
  const RhythmChange change = rhythm_change(days, days.back() + 2, QuietRhythm());
  REQUIRE(change.kind == Kind::faster);
  CHECK(change.days_after == 3);
  CHECK(change.since_day == 220);
}

TEST_CASE("one odd visit is not a change, however long she was away") {
  for (const double away : {20.0, 60.0, 365.0, 20'000.0}) {
    for (std::size_t place = 20; place < 26; ++place) {
      std::vector<double> gaps{2, 3, 4, 3, 3, 2, 5, 3, 3, 4, 2, 3, 3, 5, 3, 2, 4, 3, 3, 3, 3, 2, 4, 3, 3, 4};
      gaps[place] = away;
      CHECK(change_of_gaps(gaps, 0, 6, QuietRhythm()).kind == Kind::steady);
      const auto seen = static_cast<int>(place) - 19;
      CHECK(change_of_gaps(std::span(gaps).first(place + 1), 0, seen, QuietRhythm()).kind == Kind::steady);
    }
  }
}

TEST_CASE("silence is evidence: first nothing, then she has stopped, and her return takes it back") {
  const std::vector<double> gaps{3, 2, 4, 3, 3, 4, 2, 3, 3, 3, 4, 2, 3, 3};
  auto days = days_of(gaps, 1'000);
  const std::int32_t last = days.back();
  CHECK(rhythm_change(days, last + 5, QuietRhythm()).kind == Kind::steady);
  const RhythmChange change = rhythm_change(days, last + 60, QuietRhythm());
  REQUIRE(change.kind == Kind::stopped);
  CHECK(change.days_before == 3);
  CHECK(change.days_after == 60);
  CHECK(change.since_day == last);
  CHECK(change.gaps_before == 14);
  days.push_back(last + 60);
  CHECK(rhythm_change(days, last + 60, QuietRhythm()).kind == Kind::steady);
}

TEST_CASE("the gap that is still open counts towards coming less often as soon as it is long") {
  std::vector<double> gaps(14, 3);
  gaps.insert(gaps.end(), 2, 9);
  const auto days = days_of(gaps, 1'000);
  CHECK(rhythm_change(days, days.back(), QuietRhythm()).kind == Kind::steady);
  const RhythmChange change = rhythm_change(days, days.back() + 9, QuietRhythm());
  REQUIRE(change.kind == Kind::slower);
  CHECK(change.since_day == 1'042);
  CHECK(change.gaps_before == 14);
}

TEST_CASE("too little, clock errors, repeated days and a wholesaler") {
  CHECK(rhythm_change({}, 100, QuietRhythm()).kind == Kind::not_enough);
  const std::vector<std::int32_t> few{1, 4, 7, 10, 13, 16, 19, 22, 25};
  CHECK(rhythm_change(few, 30, QuietRhythm()).kind == Kind::not_enough);
  CHECK(rhythm_change(few, 30, QuietRhythm()).chance == 1);

  // A receipt that was sent twice, and one from the year 2099: as if neither were there.
  auto days = days_of(std::vector<double>(14, 3), 1'000);
  const RhythmChange clean = rhythm_change(days, days.back(), QuietRhythm());
  const std::int32_t today = days.back();
  days.push_back(today);
  days.push_back(47'116);
  const RhythmChange dirty = rhythm_change(days, today, QuietRhythm());
  CHECK(clean.kind == Kind::steady);
  CHECK(dirty.kind == Kind::steady);
  CHECK(dirty.chance == clean.chance);
  CHECK(dirty.gaps_before == 14);

  // A hundred thousand visits, many a day; the latest days count.
  std::vector<std::int32_t> wholesaler;
  for (std::int32_t i = 0; i < 100'000; ++i) wholesaler.push_back(i / 100);
  const RhythmChange often = rhythm_change(wholesaler, 999, QuietRhythm());
  CHECK(often.kind == Kind::steady);
  CHECK(often.gaps_before == 32);
  CHECK(rhythm_change(wholesaler, 1'400, QuietRhythm()).kind == Kind::stopped);
}

TEST_CASE("whatever the gaps, the answer is finite and its chance a chance") {
  for_each_round(500, [](TestDice& dice) {
    std::vector<std::int32_t> days{static_cast<std::int32_t>(roll(dice, 1'000))};
    for (std::size_t left = roll(dice, 60); left > 0; --left) {
      days.push_back(days.back() + static_cast<std::int32_t>(roll(dice, roll(dice, 8) == 0 ? 30'000 : 3)));
    }
    QuietRhythm shop;
    std::vector<double> gaps;
    for (std::size_t i = 1; i < days.size(); ++i) gaps.push_back(std::max(1, days[i] - days[i - 1]));
    shop.learn_spread(gaps);
    shop.learn_windows(gaps);
    const auto today = days.back() - 2 + static_cast<std::int32_t>(roll(dice, 30'000));
    const RhythmChange change = rhythm_change(days, today, shop);
    CHECK(change.chance >= 0);
    CHECK(change.chance <= 1);
    CHECK(std::isfinite(change.days_before));
    CHECK(std::isfinite(change.days_after));
    CHECK(change.since_day <= std::max(today, 0));
  });
}
