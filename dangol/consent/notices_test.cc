#include "consent/notices.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "consent/consent_term.h"

namespace dangol {
namespace {

const Zone shop_zone = *Zone::named("Asia/Seoul");

Instant noon_of(date::year_month_day day) { return shop_zone.instant(date::sys_days{day}, std::chrono::hours{12}); }

ConsentState after(bool given, Channel channel, Instant at) {
  ConsentState consent;
  consent.apply({Purpose::marketing, given, ConsentMethod::web, "1", channel}, at);
  return consent;
}

bool is_due(const ConsentState& consent, Notice what, Instant now) {
  const auto all = due_notices(consent, {}, now, shop_zone);
  return std::ranges::find(all, what, &DueNotice::what) != all.end();
}

TEST_CASE("an answer is told when she has stopped answering, once, within fourteen days") {
  const Instant at = noon_of(date::year{2026} / 11 / 22);
  for (const bool yes : {true, false}) {
    CAPTURE(yes);
    ConsentState consent = after(yes, Channel::sms, at);
    CHECK_FALSE(is_due(consent, Notice::answers, at + std::chrono::minutes(9)));
    CHECK(is_due(consent, Notice::answers, at + std::chrono::minutes(10)));
    CHECK(is_due(consent, Notice::answers, at + date::days(14)));
    CHECK_FALSE(is_due(consent, Notice::answers, at + date::days(14) + std::chrono::seconds(1)));
    consent.apply({Purpose::marketing, !yes, ConsentMethod::web, "1", Channel::email}, at + std::chrono::minutes(9));
    CHECK_FALSE(is_due(consent, Notice::answers, at + std::chrono::minutes(12)));
    consent.note_told(at);
    const auto left = due_notices(consent, {}, at + std::chrono::minutes(19), shop_zone);
    REQUIRE(left.size() == 1);
    REQUIRE(left.front().answers.size() == 1);
    CHECK(left.front().answers.front().channel == Channel::email);
    consent.note_told(at + std::chrono::minutes(9));
    CHECK_FALSE(is_due(consent, Notice::answers, at + std::chrono::minutes(19)));
  }
}

TEST_CASE("of answers to anything but advertising it is told that what she took back is done") {
  ConsentState consent;
  const Instant at = noon_of(date::year{2026} / 11 / 22);
  consent.apply({Purpose::personalisation, false, ConsentMethod::web, "1"}, at);
  consent.apply({Purpose::sensitive, true, ConsentMethod::web, "1"}, at);
  CHECK(due_notices(consent, {}, at + std::chrono::hours(1), shop_zone).empty());
  consent.apply({Purpose::personalisation, true, ConsentMethod::web, "1"}, at + std::chrono::hours(2));
  CHECK(due_notices(consent, {}, at + std::chrono::hours(3), shop_zone).empty());
  for (const Purpose purpose : {Purpose::personalisation, Purpose::sensitive})
    consent.apply({purpose, false, ConsentMethod::web, "1"}, at + std::chrono::hours(4));
  const auto due = due_notices(consent, {}, at + std::chrono::hours(5), shop_zone);
  REQUIRE(due.size() == 1);
  CHECK(due.front().what == Notice::answers);
  CHECK(due.front().answers.size() == 2);
}

TEST_CASE("that a consent holds is told in the month before two years are over, and again two years later") {
  ConsentState consent = after(true, Channel::sms, noon_of(date::year{2024} / 11 / 22));
  CHECK_FALSE(is_due(consent, Notice::consent_holds, noon_of(date::year{2026} / 10 / 22)));
  CHECK(is_due(consent, Notice::consent_holds, noon_of(date::year{2026} / 10 / 23)));
  CHECK(is_due(consent, Notice::consent_holds, noon_of(date::year{2026} / 11 / 21)));
  CHECK_FALSE(is_due(consent, Notice::consent_holds, noon_of(date::year{2026} / 11 / 22)));
  consent.note_reconfirmed(noon_of(date::year{2026} / 11 / 1));
  CHECK_FALSE(is_due(consent, Notice::consent_holds, noon_of(date::year{2026} / 11 / 2)));
  CHECK(is_due(consent, Notice::consent_holds, noon_of(date::year{2028} / 10 / 10)));
  consent.apply({Purpose::marketing, false, ConsentMethod::web, "1"}, noon_of(date::year{2028} / 10 / 10));
  CHECK_FALSE(is_due(consent, Notice::consent_holds, noon_of(date::year{2028} / 10 / 11)));
}

TEST_CASE("what became of a request is told ten minutes after the last answer, once, within fourteen days") {
  const Instant at = noon_of(date::year{2026} / 11 / 22);
  const auto key = [](std::uint8_t number) { return IdempotencyKey{{number}}; };
  RightsRequests requests;
  const auto told = [&](Instant now) { return due_notices({}, requests, now, shop_zone); };
  requests.apply(RightsAsked{RightsRequest::access}, key(1), at);
  requests.apply(RightsAsked{RightsRequest::correction}, key(2), at);
  CHECK(told(at + date::days(1)).empty());
  requests.apply(RightsAnswered{RightsRequest::access, RightsOutcome::done}, key(3), at + date::days(1));
  CHECK(told(at + date::days(1) + std::chrono::minutes(9)).empty());
  requests.apply(RightsAnswered{RightsRequest::correction, RightsOutcome::delayed, RefusalReason::still_looking},
                 key(4), at + date::days(1) + std::chrono::minutes(5));
  CHECK(told(at + date::days(1) + std::chrono::minutes(12)).empty());
  const auto due = told(at + date::days(1) + std::chrono::minutes(15));
  REQUIRE(due.size() == 1);
  CHECK(due.front().what == Notice::requests);
  CHECK(due.front().requests.size() == 2);
  CHECK(told(at + date::days(15) + std::chrono::minutes(5)).size() == 1);
  CHECK(told(at + date::days(15) + std::chrono::minutes(6)).empty());
  requests.note_told(at + date::days(1) + std::chrono::minutes(5));
  CHECK(told(at + date::days(2)).empty());
  // A later answer to the one that was delayed is told anew.
  requests.apply(RightsAnswered{RightsRequest::correction, RightsOutcome::done}, key(5), at + date::days(3));
  REQUIRE(told(at + date::days(4)).size() == 1);
  CHECK(told(at + date::days(4)).front().requests.size() == 1);
}

TEST_CASE("of the 29th of February the two years end on the 28th") {
  const auto day = [](date::year_month_day of) {
    return static_cast<std::int32_t>(date::sys_days{of}.time_since_epoch().count());
  };
  CHECK(consent_ends_on(day(date::year{2024} / 2 / 29)) == day(date::year{2026} / 2 / 28));
  CHECK(consent_ends_on(day(date::year{2023} / 3 / 1)) == day(date::year{2025} / 3 / 1));
}

TEST_CASE("what was told outlives a snapshot") {
  const Instant at = noon_of(date::year{2026} / 11 / 22);
  ConsentState consent = after(true, Channel::sms, at);
  consent.note_told(at);
  consent.note_reconfirmed(at);
  ByteWriter out;
  consent.encode(out);
  const std::string bytes = out.take();
  ByteReader in(bytes);
  const ConsentState read = ConsentState::decode(in);
  CHECK(read.untold().empty());
  CHECK(read.reconfirmed_at() == at);
}

}  // namespace
}  // namespace dangol
