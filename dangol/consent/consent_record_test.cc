#include "consent/consent_record.h"

#include <doctest/doctest.h>

namespace dangol {
namespace {

Instant noon_of(int day) { return Instant{std::chrono::hours{24 * day + 12}}; }

Event told(int day, Purpose purpose, bool given, Channel channel, ConsentMethod method = ConsentMethod::paper) {
  return {{}, {1}, noon_of(day), {}, ConsentChanged{purpose, given, method, std::to_string(day), channel, {}}};
}

}  // namespace

TEST_CASE("what she had agreed to can be shown for any instant, with how and to which text") {
  const std::vector<Event> history{
      told(1, Purpose::marketing, true, Channel::sms),
      told(2, Purpose::personalisation, true, Channel::none),
      told(3, Purpose::marketing, true, Channel::email, ConsentMethod::web),
      told(5, Purpose::marketing, false, Channel::sms, ConsentMethod::phone),
  };
  CHECK(consents_at(history, noon_of(0)).empty());
  const auto then = consents_at(history, noon_of(4));
  REQUIRE(then.size() == 3);
  CHECK(then[0].told.purpose == Purpose::personalisation);
  CHECK(then[1].told.channel == Channel::sms);
  CHECK(then[1].told.given);
  CHECK(then[1].at == noon_of(1));
  CHECK(then[2].told.method == ConsentMethod::web);
  CHECK(then[2].told.text_version == "3");
  const auto later = consents_at(history, noon_of(5));
  REQUIRE(later.size() == 3);
  CHECK_FALSE(later[1].told.given);
  CHECK(later[1].told.method == ConsentMethod::phone);
}

TEST_CASE("a no to all channels hides the yes before it; a yes out of the past hides nothing") {
  const std::vector<Event> history{
      told(1, Purpose::marketing, true, Channel::sms),
      told(6, Purpose::marketing, false, Channel::none),
      told(3, Purpose::marketing, true, Channel::sms),
  };
  const auto now = consents_at(history, noon_of(9));
  REQUIRE(now.size() == 1);
  CHECK_FALSE(now[0].told.given);
  CHECK(now[0].told.channel == Channel::none);
  const std::vector<Event> stale{
      told(6, Purpose::personalisation, false, Channel::none),
      told(3, Purpose::personalisation, true, Channel::none),
  };
  const auto refused = consents_at(stale, noon_of(9));
  REQUIRE(refused.size() == 1);
  CHECK(refused[0].at == noon_of(6));
}

}  // namespace dangol
