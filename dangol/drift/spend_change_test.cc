#include "drift/spend_change.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "base/property_test.h"

using namespace dangol;

namespace {

std::vector<std::int64_t> made_amounts(TestDice& dice, int visits) {
  std::normal_distribution<double> normal(0, 1);
  const double usual = 3'000 * std::exp(normal(dice));
  const double sway = 0.3 + 0.1 * std::abs(normal(dice)) * 3;
  std::vector<std::int64_t> amounts;
  for (int i = 0; i < visits; ++i) {
    amounts.push_back(1 + static_cast<std::int64_t>(usual * std::exp(sway * normal(dice))));
  }
  return amounts;
}

}  // namespace

TEST_CASE("customers who spend as before are alarmed about as rarely as stated, in a new shop and in a learned one") {
  TestDice dice(21);
  std::vector<std::vector<std::int64_t>> shop;
  for (int i = 0; i < 2'000; ++i) shop.push_back(made_amounts(dice, 26));
  QuietShop learned = QuietShop::of_spend();
  for (const auto& amounts : shop) learn_spend_spread(learned, amounts);
  for (const auto& amounts : shop) learn_spend_windows(learned, amounts);
  for (const QuietShop& quiet : {QuietShop::of_spend(), learned}) {
    int alarms = 0;
    int doubled = 0;
    for (auto amounts : shop) {
      alarms += spend_change(amounts, quiet).kind == SpendChange::Kind::steady ? 0 : 1;
      for (std::size_t i = 20; i < amounts.size(); ++i) amounts[i] *= 2;
      doubled += spend_change(amounts, quiet).kind == SpendChange::Kind::more ? 1 : 0;
    }
    CHECK(alarms < 120);  // one look instead of six: less than the stated 100 of six looks, give or take
    CHECK(alarms > 10);
    CHECK(doubled > 1'000);
  }
}

TEST_CASE("from 5,000 won a visit to 9,000: since when; gifts and refunds say nothing") {
  std::vector<std::int64_t> amounts;
  for (int i = 0; i < 16; ++i) amounts.push_back(i % 2 == 0 ? 4'500 : 5'500);
  amounts.insert(amounts.end(), {0, -5'000, 9'000, 9'500, 0, 8'500, 9'000, 9'000});
  const SpendChange change = spend_change(amounts, QuietShop::of_spend());
  REQUIRE(change.kind == SpendChange::Kind::more);
  CHECK(change.minor_before == 5'000);
  CHECK(change.minor_after == 9'000);
  CHECK(change.since_visit == 18);
  CHECK(change.visits_before == 16);
  CHECK(change.visits_after == 5);

  std::ranges::fill(amounts, -100);
  CHECK(spend_change(amounts, QuietShop::of_spend()).kind == SpendChange::Kind::not_enough);
  CHECK(spend_change({}, QuietShop::of_spend()).kind == SpendChange::Kind::not_enough);
}

TEST_CASE("one dear present is not a change, and the dearest is still finite") {
  std::vector<std::int64_t> amounts(19, 5'000);
  amounts.push_back(std::numeric_limits<std::int64_t>::max());
  const SpendChange change = spend_change(amounts, QuietShop::of_spend());
  CHECK(change.kind == SpendChange::Kind::steady);
  CHECK(change.minor_before == 5'000);
  CHECK(change.chance <= 1);
  CHECK(spend_change(std::vector<std::int64_t>(100'000, 1), QuietShop::of_spend()).visits_before == 32);
}
