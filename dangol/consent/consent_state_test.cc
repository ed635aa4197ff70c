#include "consent/consent_state.h"

#include <doctest/doctest.h>

#include <array>

#include "base/property_test.h"

namespace dangol {
namespace {

constexpr std::array purposes{Purpose::personalisation, Purpose::sensitive, Purpose::marketing,
                              Purpose::night_marketing};
constexpr std::array all_channels{Channel::sms,     Channel::kakao,   Channel::email,  Channel::push,
                                  Channel::counter, Channel::printed, Channel::display};

Instant on_day(int day) { return Instant{std::chrono::hours{24 * day}}; }

ConsentChanged answer(Purpose purpose, bool given, Channel channel = Channel::none) {
  return {purpose, given, ConsentMethod::paper, "1", channel, {}};
}

}  // namespace

TEST_CASE("the card works until she refuses personalisation; health data wait for her separate yes") {
  ConsentState state;
  CHECK(state.may_personalise());
  CHECK_FALSE(state.may_hold_health_data());
  state.apply(answer(Purpose::personalisation, false), on_day(1));
  CHECK_FALSE(state.may_personalise());
  state.apply(answer(Purpose::personalisation, true), on_day(2));
  CHECK(state.may_personalise());
  CHECK_FALSE(state.may_hold_health_data());
}

TEST_CASE("since when she refuses: the last no that holds, by whatever channel") {
  ConsentState state;
  CHECK_FALSE(state.refused_at(Purpose::marketing).has_value());
  state.apply({Purpose::marketing, false, ConsentMethod::web, "1", Channel::sms}, on_day(1));
  state.apply({Purpose::marketing, false, ConsentMethod::web, "1", Channel::email}, on_day(2));
  CHECK(state.refused_at(Purpose::marketing) == on_day(2));
  CHECK_FALSE(state.refused_at(Purpose::personalisation).has_value());
  state.apply({Purpose::marketing, true, ConsentMethod::web, "1", Channel::email}, on_day(3));
  CHECK(state.refused_at(Purpose::marketing) == on_day(1));
}

TEST_CASE("a yes to one purpose is no yes to another") {
  for (const Purpose asked : purposes) {
    ConsentState state;
    const bool by_channel = asked == Purpose::marketing || asked == Purpose::night_marketing;
    state.apply(answer(asked, true, by_channel ? Channel::sms : Channel::none), on_day(1));
    for (const Purpose other : purposes) {
      CHECK(state.answer(other) == (other == asked ? Answer::given : Answer::not_asked));
    }
  }
}

TEST_CASE("health data have to go at once when she takes her yes back") {
  ConsentState state;
  state.apply(answer(Purpose::sensitive, true), on_day(1));
  CHECK(state.may_hold_health_data());
  state.apply(answer(Purpose::sensitive, false), on_day(1));
  CHECK_FALSE(state.may_hold_health_data());
  CHECK(state.answer(Purpose::sensitive) == Answer::refused);
}

TEST_CASE("a yes to one channel is no yes to another, and one that names none is for none") {
  ConsentState state;
  state.apply(answer(Purpose::marketing, true, Channel::sms), on_day(1));
  for (const Channel channel : all_channels) {
    CHECK(state.answer(Purpose::marketing, channel) == (channel == Channel::sms ? Answer::given : Answer::not_asked));
    CHECK(state.answer(Purpose::night_marketing, channel) == Answer::not_asked);
  }
  ConsentState without;
  without.apply(answer(Purpose::marketing, true), on_day(1));
  CHECK(without.answer(Purpose::marketing) == Answer::not_asked);
  for (const Channel channel : all_channels) CHECK(without.answer(Purpose::marketing, channel) == Answer::not_asked);
}

TEST_CASE("a no that names no channel is for all of them, until she says yes to one again") {
  ConsentState state;
  state.apply(answer(Purpose::marketing, true, Channel::sms), on_day(1));
  state.apply(answer(Purpose::marketing, false), on_day(2));
  for (const Channel channel : all_channels) CHECK(state.answer(Purpose::marketing, channel) == Answer::refused);
  CHECK(state.answer(Purpose::marketing) == Answer::refused);
  state.apply(answer(Purpose::marketing, true, Channel::email), on_day(3));
  CHECK(state.answer(Purpose::marketing, Channel::email) == Answer::given);
  CHECK(state.answer(Purpose::marketing, Channel::sms) == Answer::refused);
  CHECK(state.answer(Purpose::marketing) == Answer::given);
}

TEST_CASE("a no counts from when it is known, however it is dated; a yes never comes from the past") {
  ConsentState state;
  state.apply(answer(Purpose::marketing, true, Channel::sms), on_day(10));
  state.apply(answer(Purpose::marketing, false, Channel::sms), on_day(5));  // from a tablet whose clock is behind
  CHECK(state.answer(Purpose::marketing, Channel::sms) == Answer::refused);
  state.apply(answer(Purpose::marketing, true, Channel::sms), on_day(9));  // an old file, read again
  CHECK(state.answer(Purpose::marketing, Channel::sms) == Answer::refused);
  state.apply(answer(Purpose::marketing, true, Channel::sms), on_day(10));
  CHECK(state.answer(Purpose::marketing, Channel::sms) == Answer::given);
}

TEST_CASE("a yes that names no channel brings none back that was refused") {
  ConsentState state;
  state.apply(answer(Purpose::marketing, true, Channel::sms), on_day(1));
  state.apply(answer(Purpose::marketing, false), on_day(2));
  state.apply(answer(Purpose::marketing, true), on_day(3));
  CHECK(state.answer(Purpose::marketing, Channel::sms) == Answer::refused);
  state.apply(answer(Purpose::marketing, true, Channel::kakao), on_day(1));  // nor does one from before the no
  CHECK(state.answer(Purpose::marketing, Channel::kakao) == Answer::refused);
  ConsentState late;
  late.apply(answer(Purpose::marketing, false), on_day(2));
  late.apply(answer(Purpose::marketing, true, Channel::sms), on_day(1));
  CHECK(late.answer(Purpose::marketing, Channel::sms) == Answer::refused);
}

TEST_CASE("a no to advertising ends the yes to advertising at night, which a new yes by day does not bring back") {
  ConsentState state;
  state.apply(answer(Purpose::marketing, true, Channel::sms), on_day(1));
  state.apply(answer(Purpose::night_marketing, true, Channel::sms), on_day(1));
  state.apply(answer(Purpose::marketing, false), on_day(2));
  state.apply(answer(Purpose::marketing, true, Channel::sms), on_day(3));
  CHECK(state.answer(Purpose::night_marketing, Channel::sms) == Answer::refused);
}

TEST_CASE("in order of time the last answer counts, of her or of all channels, through a snapshot") {
  for_each_round(200, [](TestDice& dice) {
    ConsentState state;
    std::array<std::array<Answer, channels>, 5> last{};
    int day = 0;
    for (std::size_t left = roll(dice, 20); left > 0; --left) {
      const std::size_t purpose = 1 + roll(dice, 4);
      const std::size_t channel = roll(dice, channels);
      const bool given = roll(dice, 2) == 0;
      last[purpose][channel] = given ? Answer::given : Answer::refused;
      if (channel == 0 && !given) last[purpose].fill(Answer::refused);
      if (purpose == 3 && !given)
        (channel == 0 ? last[4].fill(Answer::refused) : void(last[4][channel] = Answer::refused));
      state.apply(answer(static_cast<Purpose>(purpose), given, static_cast<Channel>(channel)), on_day(++day));
    }
    ByteWriter out;
    state.encode(out);
    ByteReader in(out.bytes());
    const ConsentState restored = ConsentState::decode(in);
    CHECK(in.at_end());
    for (const Purpose purpose : purposes) {
      for (const Channel channel : all_channels) {
        const Answer expected = last[static_cast<std::size_t>(purpose)][static_cast<std::size_t>(channel)];
        CHECK((restored.answer(purpose, channel) == Answer::given) == (expected == Answer::given));
      }
    }
  });
}

}  // namespace dangol
