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
  CHECK(consents_at(history, noon_of(0), Zone::utc()).empty());
  const auto then = consents_at(history, noon_of(4), Zone::utc());
  REQUIRE(then.size() == 3);
  CHECK(then[0].told.purpose == Purpose::personalisation);
  CHECK(then[1].told.channel == Channel::sms);
  CHECK(then[1].told.given);
  CHECK(then[1].at == noon_of(1));
  CHECK(then[2].told.method == ConsentMethod::web);
  CHECK(then[2].told.text_version == "3");
  const auto later = consents_at(history, noon_of(5), Zone::utc());
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
  const auto now = consents_at(history, noon_of(9), Zone::utc());
  REQUIRE(now.size() == 1);
  CHECK_FALSE(now[0].told.given);
  CHECK(now[0].told.channel == Channel::none);
  const std::vector<Event> stale{
      told(6, Purpose::personalisation, false, Channel::none),
      told(3, Purpose::personalisation, true, Channel::none),
  };
  const auto refused = consents_at(stale, noon_of(9), Zone::utc());
  REQUIRE(refused.size() == 1);
  CHECK(refused[0].at == noon_of(6));
}

TEST_CASE("for a child her guardian answered; when she is 14 what was allowed is asked anew, and a refusal stays") {
  const auto birth = date::year_month_day{date::sys_days{date::days{3}}} - date::years{14};
  Profile child;
  child.birth_date = birth;
  std::vector<Event> history{
      {{}, {1}, noon_of(1), {}, CustomerRegistered{child}},
      {{}, {1}, noon_of(1), {}, GuardianConsented{"이수진", "01023456789", GuardianMethod::paper, {}}},
      told(2, Purpose::marketing, true, Channel::sms),
      told(2, Purpose::sensitive, true, Channel::none),
      told(2, Purpose::marketing, false, Channel::kakao),
  };
  const auto before = consents_at(history, noon_of(2), Zone::utc());
  REQUIRE(before.size() == 3);
  for (const ConsentRecord& each : before) {
    CHECK(each.by_guardian);
    CHECK_FALSE(is_outdated(each, {}));
  }
  history.push_back({{}, {1}, Instant{date::days{3}}, {}, CameOfAge{}});
  CHECK(consents_at(history, noon_of(2), Zone::utc()).size() == 3);  // what held then
  history.push_back(told(4, Purpose::marketing, true, Channel::email));
  const auto after = consents_at(history, noon_of(5), Zone::utc());
  REQUIRE(after.size() == 3);
  CHECK(after[0].told.purpose == Purpose::sensitive);
  CHECK(is_outdated(after[0], {}));
  CHECK(after[1].told.channel == Channel::kakao);
  CHECK(after[1].by_guardian);
  CHECK(after[2].told.channel == Channel::email);
  CHECK_FALSE(after[2].by_guardian);
  CHECK_FALSE(is_outdated(after[2], {}));
}

}  // namespace dangol
