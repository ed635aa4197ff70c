#include "experiments/response_model.h"

#include <array>
#include <cmath>
#include <limits>

#include "base/property_test.h"

using namespace dangol;

namespace {

double uniform(TestDice& dice) { return static_cast<double>(dice() >> 11) * 0x1p-53; }

}  // namespace

TEST_CASE("with a constant alone it learns how often each candidate is answered") {
  for_each_round(5, [](TestDice& dice) {
    ResponseModel model(2, 1);
    const std::array<float, 1> constant{1};
    for (int i = 0; i < 4000; ++i) {
      model.learn(0, constant, uniform(dice) < 0.1);
      model.learn(1, constant, uniform(dice) < 0.3);
    }
    CHECK(model.chance(0, constant) == doctest::Approx(0.1).epsilon(0.2));
    CHECK(model.chance(1, constant) == doctest::Approx(0.3).epsilon(0.12));
    const auto beliefs = model.beliefs(constant);
    // The information of n showings: 1 / (n p (1 - p)).
    CHECK(beliefs[1].deviation == doctest::Approx(std::sqrt(1 / (4000 * 0.21))).epsilon(0.2));
  });
}

TEST_CASE("what suits one guest and not the other is told apart; rare candidates stay uncertain") {
  for_each_round(5, [](TestDice& dice) {
    ResponseModel model(3, 2);
    for (int i = 0; i < 3000; ++i) {
      const std::array<float, 2> context{1, roll(dice, 2) == 0 ? 1.0F : -1.0F};
      const std::size_t action = roll(dice, 2);
      const bool suits = (context[1] > 0) == (action == 0);
      model.learn(action, context, uniform(dice) < (suits ? 0.4 : 0.1));
    }
    const std::array<float, 2> one{1, 1};
    const std::array<float, 2> other{1, -1};
    CHECK(model.chance(0, one) > 2 * model.chance(1, one));
    CHECK(model.chance(1, other) > 2 * model.chance(0, other));
    CHECK(model.beliefs(one)[2].deviation > 5 * model.beliefs(one)[0].deviation);
  });
}

TEST_CASE("Thompson sampling over ten candidates ends with the best") {
  int best = 0;
  for_each_round(20, [&](TestDice& dice) {
    ResponseModel model(10, 1);
    const std::array<float, 1> constant{1};
    for (int i = 0; i < 2000; ++i) {
      const Choice chosen = choose(with_floor(thompson(model.beliefs(constant)), 0.005), uniform(dice));
      model.learn(chosen.index, constant, uniform(dice) < (chosen.index == 7 ? 0.4 : 0.2));
    }
    const auto chances = thompson(model.beliefs(constant));
    best += chances[7] > 0.5 ? 1 : 0;
  });
  CHECK(best >= 17);
}

TEST_CASE("one surprise moves the log-odds by no more than three") {
  ResponseModel model(1, 1);
  const std::array<float, 1> small{1};
  const std::array<float, 1> large{1000};
  model.learn(0, small, false);
  const double before = model.beliefs(large)[0].mean;
  CHECK(before < -100);
  model.learn(0, large, true);
  CHECK(model.beliefs(large)[0].mean - before == doctest::Approx(3).epsilon(0.01));
}

TEST_CASE("odd features, weights and endless agreement stay finite") {
  ResponseModel model(1, 3, -1);
  const std::array<float, 3> odd{std::nanf(""), std::numeric_limits<float>::infinity(), 1e30F};
  for (int i = 0; i < 1000; ++i) model.learn(0, odd, true, 1e9);
  model.learn(0, odd, true, 1e300);
  model.learn(0, odd, false, std::nan(""));
  model.learn(0, odd, false, -1);
  CHECK(std::isfinite(model.beliefs(odd)[0].mean));
  CHECK(std::isfinite(model.beliefs(odd)[0].deviation));
  CHECK(model.beliefs(odd)[0].deviation > 0);
  const double chance = model.chance(0, odd);
  CHECK((chance >= 0.5 && chance <= 1));
  CHECK(ResponseModel(0, 3).beliefs(odd).empty());
}
