#include "drift/chance_tail.h"

#include <doctest/doctest.h>

#include <cmath>
#include <random>
#include <vector>

#include "base/property_test.h"
#include "drift/false_discovery.h"
#include "drift/level_shift.h"

using namespace dangol;

TEST_CASE("a chance is what it says, also beyond what was ever seen") {
  TestDice dice(3);
  std::normal_distribution<double> normal(0, 1);
  ChanceTail tail({9, 10, 1});
  for (int i = 0; i < 50'000; ++i) tail.add(std::abs(normal(dice)));
  CHECK(tail.chance(1.645) == doctest::Approx(0.1).epsilon(0.05));
  CHECK(tail.chance(1.96) == doctest::Approx(0.05).epsilon(0.07));
  CHECK(tail.chance(2.24) == doctest::Approx(0.025).epsilon(0.07));
  CHECK(tail.chance(3.5) > 0.0004);  // larger than it is, never smaller
  CHECK(tail.chance(3.5) < 0.005);
  double before = 1;
  for (double value = 0; value < 30; value += 0.01) {
    const double chance = tail.chance(value);
    CHECK(chance <= before);
    CHECK(chance > 0);
    before = chance;
  }
}

TEST_CASE("a new shop believes what it was given, and a value taken back was never there") {
  ChanceTail tail({1, 2, 0.5});
  CHECK(tail.chance(1) == doctest::Approx(0.1));
  CHECK(tail.chance(2) == doctest::Approx(0.025));
  CHECK(tail.chance(3) == doctest::Approx(0.025 * std::exp(-2)));
  tail.add(4);
  CHECK(tail.chance(3) > 0.025 * std::exp(-2));
  tail.remove(4);
  CHECK(tail.windows() == 0);
  CHECK(tail.chance(3) == doctest::Approx(0.025 * std::exp(-2)));
  tail.remove(4);
  CHECK(tail.windows() == 0);
}

TEST_CASE("values that come and go leave what the remaining ones alone would have made") {
  TestDice dice(4);
  std::exponential_distribution<double> some(1);
  ChanceTail tail({1, 2, 0.5});
  std::vector<double> held;
  for (int i = 0; i < 3'000; ++i) {
    if (!held.empty() && dice() % 100 < (i < 2'000 ? 40U : 70U)) {
      std::swap(held[dice() % held.size()], held.back());
      tail.remove(held.back());
      held.pop_back();
    } else {
      held.push_back(some(dice));
      tail.add(held.back());
    }
    if (i % 50 != 0) continue;
    ChanceTail anew({1, 2, 0.5});
    for (const double value : held) anew.add(value);
    CHECK(tail.windows() == anew.windows());
    CHECK(tail.shape().tenth == anew.shape().tenth);
    CHECK(tail.shape().fortieth == anew.shape().fortieth);
    CHECK(tail.shape().excess == anew.shape().excess);
  }
}

TEST_CASE("the change that lasts is found where it happened; a single odd value counts as three deviations") {
  std::vector<double> values(20, 1.0);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] += i % 2 == 0 ? 0.3 : -0.3;
  auto longer = values;
  longer.insert(longer.end(), {3, 3.2, 2.9, 3.1});
  const LevelShift rise = level_shift(longer, 6, 0.1);
  CHECK(rise.up_after == 4);
  CHECK(rise.up > 3);
  CHECK(rise.down == 0);

  auto odd = values;
  odd.insert(odd.end(), {1.3, 0.7, 1e9});
  const LevelShift clipped = level_shift(odd, 3, 0.1);
  odd.back() = 1e6;
  CHECK(level_shift(odd, 3, 0.1).up == doctest::Approx(clipped.up));
  CHECK(clipped.up < 2);
  CHECK(watchable(8) == 0);
  CHECK(watchable(9) == 1);
  CHECK(watchable(1'000'000) == 6);
}

TEST_CASE("Benjamini and Hochberg's own fifteen p-values: four are listed at 5 %") {
  const std::vector<double> published{0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                                      0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000};
  const auto list = discoveries(published, 0.05);
  REQUIRE(list.size() == 4);
  CHECK(list.back().which == 3);
  CHECK(list.front().in_vain == doctest::Approx(0.0015));
  CHECK(discoveries({}, 0.05).empty());
  CHECK(discoveries(std::vector<double>(3, 1.0), 0.1).empty());
  const std::vector<double> mixed{0.9, 0.001, 0.5, 0.002};
  CHECK(discoveries(mixed, 0.1).front().which == 1);
}
