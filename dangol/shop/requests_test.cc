// What guests ask of their data, by a whole shop (docs/law.md C1, C2, C8).
#include <algorithm>

#include "shop/law_look.h"
#include "shop/mailing_cafe_test.h"
#include "shop/snapshot_check.h"

namespace dangol {
namespace {

constexpr CustomerId who_asks{3};

struct CafeOfRequests : MailingCafe {
  CafeOfRequests() { work(); }  // at 19:00 in Seoul

  Result<Receipt> ask(RightsRequest what = RightsRequest::access, AskedBy by = AskedBy::phone) {
    return shop->record(event(who_asks, RightsAsked{what, by, {2}}));
  }
  Result<Receipt> answer(RightsOutcome outcome, RefusalReason reason = RefusalReason::none,
                         RightsRequest what = RightsRequest::access) {
    return shop->record(event(who_asks, RightsAnswered{what, outcome, reason, {2}}));
  }
  void later(date::days days) { clock.set(clock.now() + days); }
  std::int32_t today() const { return shop->settings().zone.local(clock.now()).day; }
  LawCheck law() const {
    const auto all = law_look(*shop, clock.now(), {});
    return *std::ranges::find(all, LawRule::requests_answered, &LawCheck::rule);
  }
};

ErrorCode code_of(const Result<Receipt>& refused) {
  REQUIRE_FALSE(refused);
  return refused.error().code;
}

}  // namespace

TEST_CASE("a request waits through a stop, a snapshot and a clock beyond its day, until it is answered") {
  CafeOfRequests cafe;
  CHECK(cafe.law().state == LawState::in_order);
  const std::int32_t asked_on = cafe.today();
  REQUIRE(cafe.ask());
  cafe.open();
  REQUIRE(cafe.shop->save_snapshot());
  CHECK(check_snapshot(cafe.journal, *cafe.keys, 5)->empty());
  cafe.later(date::days{10});
  cafe.open();
  REQUIRE(cafe.shop->open_requests().size() == 1);
  CHECK(cafe.shop->open_requests().front().guest == who_asks);
  CHECK(cafe.shop->open_requests().front().due == asked_on + 10);
  CHECK(cafe.law().state == LawState::due);
  CHECK(cafe.law().day == asked_on + 10);
  CHECK(cafe.law().requests == 1);
  cafe.later(date::days{1});
  CHECK(cafe.law().state == LawState::missing);
  REQUIRE(cafe.answer(RightsOutcome::done));
  CHECK(cafe.law().state == LawState::in_order);
  CHECK(cafe.shop->open_requests().empty());
  REQUIRE(cafe.shop->save_snapshot());
  CHECK(check_snapshot(cafe.journal, *cafe.keys, 5)->empty());
}

TEST_CASE("the request that is due first stands first, and of two guests neither hides the other") {
  CafeOfRequests cafe;
  REQUIRE(cafe.ask(RightsRequest::explanation));
  REQUIRE(cafe.ask(RightsRequest::correction));
  cafe.later(date::days{1});
  cafe.record({9}, RightsAsked{RightsRequest::access});
  const auto open = cafe.shop->open_requests();
  REQUIRE(open.size() == 3);
  CHECK(open[0].request.what == RightsRequest::correction);
  CHECK(open[1].guest == CustomerId{9});
  CHECK(open[2].request.what == RightsRequest::explanation);
  CHECK(cafe.law().day == open[0].due);
}

TEST_CASE("a request that waits is not written down twice, but for a retry of the same") {
  CafeOfRequests cafe;
  const Event asked = cafe.event(who_asks, RightsAsked{RightsRequest::access, AskedBy::phone, {2}});
  REQUIRE(cafe.shop->record(asked));
  const auto again = cafe.shop->record(asked);
  REQUIRE(again);
  CHECK(again->already_known);
  const auto twice = cafe.ask();
  CHECK(code_of(twice) == ErrorCode::conflict);
  CHECK(twice.error().message.find("2024-07-01") != std::string::npos);
  REQUIRE(cafe.ask(RightsRequest::correction));
  const Event done = cafe.event(who_asks, RightsAnswered{RightsRequest::access, RightsOutcome::done});
  REQUIRE(cafe.shop->record(done));
  CHECK(cafe.shop->record(done)->already_known);
  CHECK(code_of(cafe.answer(RightsOutcome::done)) == ErrorCode::conflict);
  CHECK(cafe.ask());
}

TEST_CASE("an answer is to something, no older than it, and has the reason that its outcome wants") {
  CafeOfRequests cafe;
  CHECK(code_of(cafe.answer(RightsOutcome::done)) == ErrorCode::conflict);
  CHECK(code_of(cafe.shop->record(cafe.event({99}, RightsAsked{}))) == ErrorCode::not_found);
  CHECK(code_of(cafe.shop->record(cafe.event({}, RightsAsked{}))) == ErrorCode::not_found);
  REQUIRE(cafe.ask());
  Event early = cafe.event(who_asks, RightsAnswered{});
  early.at -= date::days{1};
  CHECK(code_of(cafe.shop->record(early)) == ErrorCode::invalid_input);
  for (const auto& wrong : {std::pair{RightsOutcome::done, RefusalReason::law_forbids},
                            std::pair{RightsOutcome::refused, RefusalReason::none},
                            std::pair{RightsOutcome::refused, RefusalReason::still_looking},
                            std::pair{RightsOutcome::delayed, RefusalReason::none},
                            std::pair{RightsOutcome::delayed, RefusalReason::law_forbids},
                            std::pair{RightsOutcome::delayed, RefusalReason::others_harmed}}) {
    CAPTURE(static_cast<int>(wrong.first));
    CAPTURE(static_cast<int>(wrong.second));
    CHECK(code_of(cafe.answer(wrong.first, wrong.second)) == ErrorCode::invalid_input);
  }
  CHECK(cafe.answer(RightsOutcome::delayed, RefusalReason::not_her));
  CHECK(cafe.answer(RightsOutcome::refused, RefusalReason::others_harmed));
}

TEST_CASE("erasing her is the answer to a request to be erased, and nothing of it is left") {
  CafeOfRequests cafe;
  REQUIRE(cafe.ask(RightsRequest::erasure));
  const auto done = cafe.answer(RightsOutcome::done, RefusalReason::none, RightsRequest::erasure);
  CHECK(code_of(done) == ErrorCode::invalid_input);
  CHECK(done.error().message.find("erasing her") != std::string::npos);
  CHECK(cafe.law().state == LawState::due);
  REQUIRE(cafe.shop->erase(who_asks));
  CHECK(cafe.law().state == LawState::in_order);
  CHECK(cafe.shop->open_requests().empty());
  CHECK(cafe.shop->requests(who_asks).all().empty());
  cafe.open();
  CHECK(cafe.shop->open_requests().empty());
  CHECK(cafe.answer(RightsOutcome::done).error().code == ErrorCode::not_found);
}

TEST_CASE("a delay holds once, of an explanation twice, and not after the day it would move") {
  CafeOfRequests cafe;
  const std::int32_t asked_on = cafe.today();
  const auto delay = [&](RightsRequest what) {
    return cafe.answer(RightsOutcome::delayed, RefusalReason::still_looking, what);
  };
  REQUIRE(cafe.ask());
  REQUIRE(cafe.ask(RightsRequest::explanation));
  REQUIRE(cafe.ask(RightsRequest::correction));
  cafe.later(date::days{10});
  REQUIRE(delay(RightsRequest::access));
  CHECK(due_day(*cafe.shop->requests(who_asks).open(RightsRequest::access), cafe.shop->settings().zone) ==
        asked_on + 20);
  CHECK(code_of(delay(RightsRequest::access)) == ErrorCode::conflict);
  CHECK(delay(RightsRequest::explanation));
  CHECK(delay(RightsRequest::explanation));
  CHECK(code_of(delay(RightsRequest::explanation)) == ErrorCode::conflict);
  cafe.later(date::days{1});
  CHECK(code_of(delay(RightsRequest::correction)) == ErrorCode::conflict);
  CHECK(cafe.answer(RightsOutcome::done, RefusalReason::none, RightsRequest::correction));
}

TEST_CASE("she is told what became of it, once, through a stop and a snapshot, and again of the next answer") {
  CafeOfRequests cafe;
  const auto wait = [&](std::chrono::minutes minutes) {
    cafe.clock.set(cafe.clock.now() + minutes);
    cafe.work();
  };
  REQUIRE(cafe.ask());
  wait(std::chrono::minutes{30});
  CHECK(cafe.sent.empty());
  REQUIRE(cafe.answer(RightsOutcome::delayed, RefusalReason::still_looking));
  wait(std::chrono::minutes{9});
  CHECK(cafe.sent.empty());
  wait(std::chrono::minutes{1});
  REQUIRE(cafe.sent.size() == 1);
  CHECK(cafe.sent.front().to == "g3@example.com");
  CHECK(cafe.sent.front().opt_out_url.empty());
  CHECK(cafe.sent.front().text.find("개인정보 열람은 확인하는 데 시간이 더 걸려 2024년 7월 21일까지") !=
        std::string::npos);
  REQUIRE(cafe.shop->save_snapshot());
  CHECK(check_snapshot(cafe.journal, *cafe.keys, 5)->empty());
  cafe.open();
  wait(std::chrono::hours{24});
  CHECK(cafe.sent.size() == 1);
  REQUIRE(cafe.answer(RightsOutcome::done));
  cafe.open();
  wait(std::chrono::hours{24});
  REQUIRE(cafe.sent.size() == 2);
  CHECK(cafe.sent.back().text.find("개인정보 열람을 마쳤어요") != std::string::npos);
  CHECK(cafe.shop->requests(who_asks).untold().empty());
}

TEST_CASE("whom nothing reaches is not told, and nobody is told of a guest who was erased meanwhile") {
  CafeOfRequests cafe;
  Profile without_address;
  without_address.loyalty_number = "1";
  cafe.record(who_asks, ProfileChanged{without_address});
  REQUIRE(cafe.ask());
  REQUIRE(cafe.answer(RightsOutcome::done));
  cafe.record({4}, RightsAsked{});
  cafe.record({4}, RightsAnswered{});
  REQUIRE(cafe.shop->erase({4}));
  cafe.clock.set(cafe.clock.now() + std::chrono::hours{1});
  cafe.work();
  CHECK(cafe.sent.empty());
  CHECK(cafe.shop->requests(who_asks).untold().size() == 1);
}

}  // namespace dangol
