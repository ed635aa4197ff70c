#include "consent/consent_state.h"

#include <doctest/doctest.h>

#include "base/property_test.h"

namespace dangol {
namespace {

ConsentChanged answer(Purpose purpose, bool given) { return {purpose, given, ConsentMethod::paper, "1"}; }

}  // namespace

TEST_CASE("the card works until she refuses personalisation; health data wait for her separate yes") {
  ConsentState state;
  CHECK(state.may_personalise());
  CHECK_FALSE(state.may_hold_health_data());
  state.apply(answer(Purpose::personalisation, false));
  CHECK_FALSE(state.may_personalise());
  state.apply(answer(Purpose::personalisation, true));
  CHECK(state.may_personalise());
  CHECK_FALSE(state.may_hold_health_data());
}

TEST_CASE("a yes to one purpose is no yes to another") {
  for (const Purpose asked : {Purpose::personalisation, Purpose::sensitive, Purpose::marketing}) {
    ConsentState state;
    state.apply(answer(asked, true));
    for (const Purpose other : {Purpose::personalisation, Purpose::sensitive, Purpose::marketing}) {
      CHECK(state.answer(other) == (other == asked ? Answer::given : Answer::not_asked));
    }
  }
}

TEST_CASE("health data have to go at once when she takes her yes back") {
  ConsentState state;
  state.apply(answer(Purpose::sensitive, true));
  CHECK(state.may_hold_health_data());
  state.apply(answer(Purpose::sensitive, false));
  CHECK_FALSE(state.may_hold_health_data());
  CHECK(state.answer(Purpose::sensitive) == Answer::refused);
}

TEST_CASE("the last answer counts, through any sequence and a snapshot") {
  for_each_round(200, [](TestDice& dice) {
    ConsentState state;
    std::array<Answer, 4> last{};
    for (std::size_t left = roll(dice, 10); left > 0; --left) {
      const std::size_t purpose = 1 + roll(dice, 3);
      const bool given = roll(dice, 2) == 0;
      last[purpose] = given ? Answer::given : Answer::refused;
      state.apply(answer(static_cast<Purpose>(purpose), given));
    }
    ByteWriter out;
    state.encode(out);
    ByteReader in(out.bytes());
    const ConsentState restored = ConsentState::decode(in);
    CHECK(in.at_end());
    for (std::size_t purpose = 1; purpose <= 3; ++purpose) {
      CHECK(restored.answer(static_cast<Purpose>(purpose)) == last[purpose]);
    }
  });
}

}  // namespace dangol
