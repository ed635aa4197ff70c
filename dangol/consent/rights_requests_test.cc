#include "consent/rights_requests.h"

#include <doctest/doctest.h>

namespace dangol {
namespace {

const Zone rights_zone = *Zone::named("Asia/Seoul");

Instant at_of(date::year_month_day day, std::chrono::minutes minute = std::chrono::hours{12}) {
  return rights_zone.instant(date::sys_days{day}, minute);
}
std::int32_t day_of(date::year_month_day day) {
  return static_cast<std::int32_t>(date::sys_days{day}.time_since_epoch().count());
}
IdempotencyKey key_number(std::uint8_t number) { return {{number}}; }

// Of one kind, asked on the 10th of November 2026.
struct Asking {
  RightsRequest what;
  RightsRequests requests;
  std::uint8_t next = 1;

  explicit Asking(RightsRequest of, Instant at = at_of(date::year{2026} / 11 / 10)) : what(of) { ask(at); }
  void ask(Instant at) { requests.apply(RightsAsked{what, AskedBy::phone}, key_number(next++), at); }
  void answer(RightsOutcome outcome, Instant at = at_of(date::year{2026} / 11 / 12)) {
    requests.apply(RightsAnswered{what, outcome, RefusalReason::none}, key_number(next++), at);
  }
  std::int32_t due() const { return due_day(requests.all().front(), rights_zone); }
};

TEST_CASE("there are ten days for an answer, thirty for an explanation, counted from the day after she asked") {
  CHECK(Asking(RightsRequest::access).due() == day_of(date::year{2026} / 11 / 20));
  CHECK(Asking(RightsRequest::correction).due() == day_of(date::year{2026} / 11 / 20));
  CHECK(Asking(RightsRequest::explanation).due() == day_of(date::year{2026} / 12 / 10));
  // By the shop's days: ten minutes to midnight is that day, in UTC it is the afternoon.
  const Asking late(RightsRequest::access, at_of(date::year{2026} / 11 / 10, std::chrono::minutes{23 * 60 + 50}));
  CHECK(late.due() == day_of(date::year{2026} / 11 / 20));
  const Asking early(RightsRequest::access, at_of(date::year{2026} / 11 / 10, std::chrono::minutes{5}));
  CHECK(early.due() == day_of(date::year{2026} / 11 / 20));
}

TEST_CASE("a delay gives as many days again and leaves the request open; any other answer ends it") {
  Asking access(RightsRequest::access);
  access.answer(RightsOutcome::delayed);
  CHECK(access.due() == day_of(date::year{2026} / 11 / 30));
  CHECK(access.requests.has_open());
  CHECK(access.requests.open(RightsRequest::access) != nullptr);
  CHECK(access.requests.open(RightsRequest::correction) == nullptr);
  access.answer(RightsOutcome::done);
  CHECK_FALSE(access.requests.has_open());
  Asking refused(RightsRequest::portability);
  refused.answer(RightsOutcome::refused);
  CHECK_FALSE(refused.requests.has_open());
  Asking explanation(RightsRequest::explanation);
  explanation.answer(RightsOutcome::delayed);
  explanation.answer(RightsOutcome::delayed);
  CHECK(explanation.due() == day_of(date::year{2027} / 2 / 8));
  CHECK(most_delays(RightsRequest::explanation) == 2);
  CHECK(most_delays(RightsRequest::access) == 1);
}

TEST_CASE("an answer is to the oldest of its kind that waits, and one to nothing changes nothing") {
  Asking access(RightsRequest::access);
  access.ask(at_of(date::year{2026} / 11 / 11));
  access.answer(RightsOutcome::done);
  REQUIRE(access.requests.all().size() == 2);
  CHECK_FALSE(access.requests.all()[0].is_open());
  CHECK(access.requests.all()[1].is_open());
  const RightsRequests before = access.requests;
  access.requests.apply(RightsAnswered{RightsRequest::erasure, RightsOutcome::refused}, key_number(90),
                        at_of(date::year{2026} / 11 / 12));
  access.requests.apply(ConsentChanged{}, key_number(91), at_of(date::year{2026} / 11 / 12));
  CHECK(access.requests == before);
}

TEST_CASE("whether it was recorded before is known of requests and of answers") {
  Asking access(RightsRequest::access);
  CHECK(access.requests.has(key_number(1)));
  CHECK_FALSE(access.requests.has({}));
  CHECK_FALSE(access.requests.has(key_number(2)));
  access.answer(RightsOutcome::done);
  CHECK(access.requests.has(key_number(1)));
  CHECK(access.requests.has(key_number(2)));
}

TEST_CASE("what was answered is forgotten after a year, when she asks again; what waits never is") {
  Asking access(RightsRequest::access);
  access.requests.apply(RightsAsked{RightsRequest::correction}, key_number(50), at_of(date::year{2026} / 11 / 10));
  access.answer(RightsOutcome::done);
  access.ask(at_of(date::year{2027} / 11 / 13));
  CHECK(access.requests.all().size() == 3);
  access.answer(RightsOutcome::done, at_of(date::year{2027} / 11 / 13));
  access.ask(at_of(date::year{2027} / 11 / 14));
  REQUIRE(access.requests.all().size() == 3);
  CHECK(access.requests.all().front().what == RightsRequest::correction);
}

TEST_CASE("requests outlive a snapshot with all that is known of them") {
  Asking access(RightsRequest::access);
  access.answer(RightsOutcome::delayed);
  access.requests.note_told(at_of(date::year{2026} / 11 / 12));
  access.requests.apply(RightsAsked{RightsRequest::explanation, AskedBy::paper}, key_number(9),
                        at_of(date::year{2026} / 11 / 13));
  ByteWriter out;
  access.requests.encode(out);
  const std::string bytes = out.take();
  ByteReader in(bytes);
  CHECK(RightsRequests::decode(in) == access.requests);
  CHECK(in.at_end());
  CHECK_FALSE(in.failed());
  CHECK(access.requests.untold().empty());
}

}  // namespace
}  // namespace dangol
