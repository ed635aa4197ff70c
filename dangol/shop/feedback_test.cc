// What guests say of how it was, as a whole shop remembers and heeds it.
#include <doctest/doctest.h>

#include <algorithm>

#include "shop/lasting_journal_test.h"
#include "shop/snapshot_check.h"

namespace dangol {
namespace {

// A café with one guest, who agreed to advertising by e-mail and comes every Monday.
struct HeedingCafe : ShopOfLastingJournal {
  CustomerId guest{42};

  HeedingCafe() : ShopOfLastingJournal("2024-06-03T10:00:00+09:00") {
    found_cafe();
    Profile profile;
    profile.name = "김민지";
    profile.email = "minji@example.com";
    record(guest, CustomerRegistered{profile});
    record(guest, ConsentChanged{Purpose::marketing, true, ConsentMethod::web, "1", Channel::email});
    for (int week = 0; week < 4; ++week) {
      visit();
      pass(date::days{7});
    }
  }

  Result<Receipt> attempt(CustomerId customer, EventBody body) {
    return shop->record(event(customer, std::move(body)));
  }
  void pass(Instant::duration time) { clock.set(clock.now() + time); }
  void visit() { record(guest, OrderPlaced{{1}, {}, true, {{{1}, {}, 1000, 4500}}}); }
  void advertise() {
    const MessageId id{++events};
    record(guest, MessageQueued{id, {}, Channel::email, MessageClass::advertising, "(광고)빵", "(광고)새 빵"});
    record(guest, MessageMoved{id, MessageStep::handing_over, SuppressionReason::end, "", ""});
    record(guest, MessageMoved{id, MessageStep::accepted, SuppressionReason::end, "", ""});
  }
  std::optional<SuppressionReason> why_not() const {
    const auto why = shop->why_not_advertise(guest, Channel::email, clock.now());
    // The caps are not what is looked at here.
    return why == SuppressionReason::cap_of_week || why == SuppressionReason::cap_of_month ? std::nullopt : why;
  }
  Card card() const { return shop->card(guest, {clock.now(), {}}, Language::korean)->card; }
};

}  // namespace

TEST_CASE("what cannot be kept in a note cannot be kept as feedback, whichever way it comes") {
  HeedingCafe cafe;
  const auto refused = [&](EventBody body) {
    const auto recorded = cafe.attempt(cafe.guest, std::move(body));
    REQUIRE_FALSE(recorded);
    return recorded.error().code;
  };
  for (const FeedbackWay way :
       {FeedbackWay::counter, FeedbackWay::own_page, FeedbackWay::message, FeedbackWay::phone}) {
    CHECK(refused(FeedbackGiven{.way = way, .score = 4, .text = "우유 알레르기가 있어요"}) == ErrorCode::conflict);
    CHECK(refused(FeedbackGiven{.way = way, .text = "900101-1234567"}) == ErrorCode::invalid_input);
  }
  CHECK(refused(ComplaintAnswered{.text = "임신 중이라 하셔서 바꿔 드림"}) == ErrorCode::conflict);
  CHECK(refused(FeedbackGiven{}) == ErrorCode::invalid_input);
  CHECK(refused(FeedbackGiven{.text = "  "}) == ErrorCode::invalid_input);
  CHECK(refused(FeedbackGiven{.score = 6}) == ErrorCode::invalid_input);
  CHECK(refused(FeedbackGiven{.score = 3, .item = {999}}) == ErrorCode::not_found);
  CHECK(refused(FeedbackGiven{.text = "\xff"}) == ErrorCode::invalid_input);
  CHECK(refused(FeedbackGiven{.text = std::string(5'000, 'a')}) == ErrorCode::invalid_input);
  CHECK(cafe.attempt({}, FeedbackGiven{.score = 3}).error().code == ErrorCode::not_found);
  CHECK(cafe.attempt(cafe.guest, FeedbackGiven{.complains = true}));
  cafe.record(cafe.guest, ConsentChanged{Purpose::sensitive, true, ConsentMethod::paper, "1"});
  CHECK(cafe.attempt(cafe.guest, FeedbackGiven{.score = 4, .text = "우유 알레르기가 있어요"}));
}

TEST_CASE("a low score holds advertising back until it is answered, over a restart, and goes with her") {
  HeedingCafe cafe;
  CHECK_FALSE(cafe.why_not());
  cafe.record(cafe.guest, FeedbackGiven{.score = 2, .item = {1}, .text = "너무 썼어요"});
  CHECK(cafe.why_not() == SuppressionReason::complaint_open);
  SUBCASE("read from the journal") {}
  SUBCASE("read from a snapshot") {
    REQUIRE(cafe.shop->save_snapshot());
    CHECK(check_snapshot(cafe.journal, *cafe.keys, 5)->empty());
  }
  cafe.open();
  CHECK(cafe.why_not() == SuppressionReason::complaint_open);
  REQUIRE(cafe.card().complaint);
  CHECK(cafe.card().complaint->text == "너무 썼어요");
  const auto today = cafe.shop->settings().zone.local(cafe.clock.now()).day;
  for (const RecommendedItem& each : cafe.shop->tastes_of(cafe.guest, today, 20).repeat) CHECK(each.item != ItemId{1});
  cafe.record(cafe.guest, ComplaintAnswered{});
  CHECK_FALSE(cafe.why_not());
  REQUIRE(cafe.shop->erase(cafe.guest));
  CHECK(cafe.shop->history(cafe.guest)->empty());
  CHECK_FALSE(cafe.shop->card(cafe.guest, {cafe.clock.now(), {}}, Language::korean));
}

TEST_CASE("three advertisements in a row without a visit are enough, until she comes again") {
  HeedingCafe cafe;
  for (int sent = 0; sent < 3; ++sent) {
    CHECK_FALSE(cafe.why_not());
    cafe.advertise();
    cafe.pass(date::days{14});
  }
  CHECK(cafe.why_not() == SuppressionReason::fatigue);
  cafe.visit();
  CHECK_FALSE(cafe.why_not());
}

TEST_CASE("two are enough of who refused another channel, or was let down lately; one never is") {
  HeedingCafe cafe;
  cafe.advertise();
  cafe.pass(date::days{14});
  SUBCASE("refused") {
    cafe.record(cafe.guest, ConsentChanged{Purpose::marketing, false, ConsentMethod::web, "1", Channel::sms});
  }
  SUBCASE("let down") {
    cafe.record(cafe.guest, FeedbackGiven{.score = 1});
    cafe.record(cafe.guest, ComplaintAnswered{});
  }
  CHECK_FALSE(cafe.why_not());
  cafe.advertise();
  cafe.pass(date::days{14});
  CHECK(cafe.why_not() == SuppressionReason::fatigue);
}

TEST_CASE("a message asks once, is asked for once, and asks nobody who has just been asked") {
  HeedingCafe cafe;
  SendingArranged sending;
  sending.sender_name = "시험 카페";
  sending.contact = "02-123-4567";
  sending.public_url = "https://cafe.example";
  cafe.record({}, sending);
  const auto ask = [&](const char* text, const IdempotencyKey& key) {
    const auto queued =
        cafe.shop->queue_message(cafe.guest, {Channel::email, MessageClass::information, "어떠셨나요", text}, key);
    REQUIRE(queued);
    return queued->held_back;
  };
  const auto asked = [&] {
    const auto history = cafe.shop->history(cafe.guest);
    return std::ranges::count_if(*history, [](const Event& each) {
      const auto* asking = std::get_if<FeedbackAsked>(&each.body);
      return asking != nullptr && asking->way == FeedbackWay::message;
    });
  };
  const IdempotencyKey key = cafe.next_key();
  CHECK_FALSE(ask("[[{name+ 님}.]] 주문이 준비되었습니다.", cafe.next_key()));
  CHECK(asked() == 0);
  CHECK_FALSE(ask("어떠셨나요? {feedback}", key));
  CHECK_FALSE(ask("어떠셨나요? {feedback}", key));
  CHECK(asked() == 1);
  CHECK(ask("어떠셨나요? {feedback}", cafe.next_key()) == SuppressionReason::text_incomplete);
  // What may be left out is, and then nobody is asked.
  CHECK_FALSE(ask("주문이 준비되었습니다. [[어떠셨나요? {feedback}]]", cafe.next_key()));
  CHECK(asked() == 1);
  for (int week = 0; week < 6; ++week) {
    cafe.visit();
    cafe.pass(date::days{7});
  }
  CHECK_FALSE(ask("어떠셨나요? {feedback}", cafe.next_key()));
  CHECK(asked() == 2);
}

}  // namespace dangol
