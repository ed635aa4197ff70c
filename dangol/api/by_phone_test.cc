// What comes from a phone number: calls to the free number, text messages that come back; and the list of refusals.
#include <doctest/doctest.h>

#include "api/served_cafe_test.h"
#include "channels/webhook_signature.h"
#include "feedback/guest_feedback.h"

using namespace dangol;

namespace {

struct RegularWithPhone {
  TestServer server;
  CustomerId customer{std::stoull(server.regular("guest-with-phone"))};

  void agree(Channel channel) {
    server.record(customer, ConsentChanged{Purpose::marketing, true, ConsentMethod::paper, "1", channel, {2}});
  }
  Answer marketing(Channel channel) { return server.shop().consent(customer).answer(Purpose::marketing, channel); }
  std::size_t events() { return server.shop().history(customer)->size(); }
  // What she said last; nothing: she said nothing.
  std::optional<FeedbackGiven> said() {
    const auto history = *server.shop().history(customer);
    const auto* given = std::get_if<FeedbackGiven>(&history.back().body);
    return given == nullptr ? std::nullopt : std::optional{*given};
  }
};

struct PhoneCall {
  std::string phone = "01012345678";
  std::string id = "call-1";
  std::chrono::seconds late{0};
  std::string secret = TestServer::opt_out_secret;
};

TestAnswer post_signed(RegularWithPhone& guest, const PhoneCall& told, std::string path, std::string_view more) {
  const std::string body = R"({"phone":")" + told.phone + "\"" + std::string(more) + "}";
  const Instant now = *parse_instant("2024-06-30T23:10:00Z", Zone::utc());
  const auto sent = std::chrono::floor<std::chrono::seconds>(now) - told.late;
  const std::string time = std::to_string(sent.time_since_epoch().count());
  const std::string signature = webhook_signature(*webhook_key(told.secret), told.id, time, body);
  return guest.server.ask({.method = "POST",
                           .path = std::move(path),
                           .body = body,
                           .more_headers = "webhook-id: " + told.id + "\r\nwebhook-timestamp: " + time +
                                           "\r\nwebhook-signature: " + signature + "\r\n"});
}

TestAnswer tell(RegularWithPhone& guest, const PhoneCall& told, std::string_view more = {}) {
  return post_signed(guest, told, "/api/v1/opt-outs", more);
}

TestAnswer reply(RegularWithPhone& guest, const PhoneCall& from, std::string_view text) {
  return post_signed(guest, from, "/api/v1/replies", R"(,"text":")" + std::string(text) + '"');
}

}  // namespace

TEST_CASE("who calls the free number gets no more advertising, nor does anybody else with that phone") {
  RegularWithPhone guest;
  guest.agree(Channel::sms);
  Profile husband;
  husband.name = "박단골";
  husband.phone = "01012345678";
  guest.server.record({901}, CustomerRegistered{husband});
  Profile stranger;
  stranger.name = "이남";
  stranger.phone = "01012345679";
  guest.server.record({902}, CustomerRegistered{stranger});
  Profile numbered;
  numbered.name = "정카드";
  numbered.loyalty_number = "01012345678";
  guest.server.record({904}, CustomerRegistered{numbered});
  const std::size_t before = guest.events();
  CHECK(tell(guest, {"010-1234-5678"}).status == 204);
  CHECK(tell(guest, {"010-1234-5678"}).status == 204);
  CHECK(guest.events() == before + 1);
  CHECK(guest.marketing(Channel::sms) == Answer::refused);
  CHECK(guest.server.shop().consent({901}).answer(Purpose::marketing) == Answer::refused);
  CHECK(guest.server.shop().consent({902}).answer(Purpose::marketing) == Answer::not_asked);
  CHECK(guest.server.shop().consent({904}).answer(Purpose::marketing) == Answer::not_asked);
  const auto nobody = tell(guest, {"010-9999-0000", "call-2"});
  CHECK(nobody.status == 204);
  CHECK(nobody.body.empty());
  CHECK(tell(guest, {"12", "call-3"}).status == 400);
  Profile abroad;
  abroad.name = "Ann";
  abroad.phone = "+14155550123";
  guest.server.record({903}, CustomerRegistered{abroad});
  CHECK(tell(guest, {"+1 415 555 0123", "call-5"}).status == 204);
  CHECK(guest.server.shop().consent({903}).answer(Purpose::marketing) == Answer::refused);
  CHECK(tell(guest, {"010-1234-5678", "call-4"}, R"(,"also":"1")").status == 400);
}

TEST_CASE("a call that nobody signed, or somebody else, or long ago, changes nothing") {
  RegularWithPhone guest;
  guest.agree(Channel::sms);
  const std::string other_secret = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
  CHECK(tell(guest, {.secret = other_secret}).status == 401);
  CHECK(tell(guest, {.late = std::chrono::seconds{301}}).status == 401);
  CHECK(tell(guest, {.late = std::chrono::seconds{-301}}).status == 401);
  for (const char* path : {"/api/v1/opt-outs", "/api/v1/replies"}) {
    CHECK(guest.server
              .ask({.method = "POST",
                    .path = path,
                    .body = R"({"phone":"01012345678","text":"5"})",
                    .token = guest.server.owner()})
              .status == 401);
  }
  CHECK(reply(guest, {.secret = other_secret}, "거부").status == 401);
  CHECK(guest.marketing(Channel::sms) == Answer::given);
}

TEST_CASE("the owner sees who refused advertising, the latest first, since when and by which way") {
  RegularWithPhone guest;
  guest.agree(Channel::sms);
  const auto list = [&](const std::string& from = {}) {
    return guest.server.ask({.path = "/api/v1/opt-outs" + from, .token = guest.server.owner()});
  };
  CHECK(list().body == R"({"guests":0,"shown":[]})");
  CHECK(tell(guest, {}).status == 204);
  const auto alone = list();
  CHECK(alone.holds(R"("guests":1)"));
  CHECK(alone.holds(R"("method":"phone")"));
  CHECK(alone.holds(R"("channels":[])"));
  Profile other;
  other.name = "이남";
  guest.server.record({902}, CustomerRegistered{other});
  guest.server.clock_forward(std::chrono::hours{1});
  guest.server.record({902}, ConsentChanged{Purpose::marketing, true, ConsentMethod::paper, "1", Channel::kakao});
  guest.server.record({902}, ConsentChanged{Purpose::marketing, false, ConsentMethod::paper, "1", Channel::email});
  const auto both = list();
  CHECK(both.holds(R"("guests":2)"));
  CHECK(both.body.find("이남") < both.body.find(R"("method":"phone")"));
  CHECK(both.holds(R"("method":"paper","method_text":"종이","channels":["email"])"));
  CHECK(list("?from=1").holds(R"("guests":2)"));
  CHECK_FALSE(list("?from=1").holds("이남"));
  CHECK(list("?from=7").holds(R"("shown":[])"));
  CHECK(list("?from=x").status == 400);
  // Who agrees again is not on it any more.
  guest.server.clock_forward(std::chrono::hours{1});
  guest.server.record({902}, ConsentChanged{Purpose::marketing, true, ConsentMethod::paper, "1", Channel::email});
  CHECK(list().holds(R"("guests":1)"));
}

TEST_CASE("a text message that refuses is heard as a call is, of everybody with that number") {
  RegularWithPhone guest;
  guest.agree(Channel::sms);
  Profile husband;
  husband.name = "박단골";
  husband.phone = "01012345678";
  guest.server.record({901}, CustomerRegistered{husband});
  const std::size_t before = guest.events();
  CHECK(reply(guest, {}, "수신 거부합니다").status == 204);
  CHECK(reply(guest, {}, "수신 거부합니다").status == 204);
  CHECK(guest.events() == before + 1);
  CHECK(guest.marketing(Channel::sms) == Answer::refused);
  CHECK(guest.server.shop().consent({901}).answer(Purpose::marketing) == Answer::refused);
  CHECK(reply(guest, {"010-9999-0000", "reply-2"}, "STOP").status == 204);
}

TEST_CASE("how it was comes back by text message: a score to who was asked, words to whoever wrote them") {
  RegularWithPhone guest;
  CHECK(reply(guest, {.id = "reply-1"}, "5 오늘 몇 시까지 하세요?").status == 204);
  CHECK(guest.said() == FeedbackGiven{.way = FeedbackWay::message, .text = "5 오늘 몇 시까지 하세요?"});
  guest.server.record(guest.customer, FeedbackAsked{FeedbackWay::message});
  CHECK(reply(guest, {.id = "reply-2"}, "2점 너무 썼어요").status == 204);
  CHECK(guest.said() == FeedbackGiven{.way = FeedbackWay::message, .score = 2, .text = "너무 썼어요"});
  const std::size_t before = guest.events();
  CHECK(reply(guest, {.id = "reply-2"}, "2점 너무 썼어요").status == 204);
  CHECK(reply(guest, {.id = "reply-3"}, "").status == 204);
  CHECK(reply(guest, {"010-9999-0000", "reply-4"}, "맛있었어요").status == 204);
  CHECK(guest.events() == before);
}

TEST_CASE("words that may not be kept are told to who passed them on, and are not kept") {
  RegularWithPhone guest;
  const std::size_t before = guest.events();
  const auto health = reply(guest, {.id = "reply-1"}, "저 땅콩 알레르기 있어요");
  CHECK(health.status == 409);
  CHECK_FALSE(health.holds("땅콩"));
  CHECK(reply(guest, {.id = "reply-2"}, "900101-1234567").status == 400);
  CHECK(reply(guest, {"12", "reply-3"}, "5").status == 400);
  CHECK(guest.events() == before);
}

TEST_CASE("of several with one number it is hers to whom a text message went last; of none of them it is nobody's") {
  RegularWithPhone guest;
  Profile husband;
  husband.name = "박단골";
  husband.phone = "01012345678";
  guest.server.record({901}, CustomerRegistered{husband});
  const std::size_t before = guest.events();
  CHECK(reply(guest, {.id = "reply-1"}, "맛있었어요").status == 204);
  CHECK(guest.events() == before);
  guest.server.record(guest.customer,
                      MessageQueued{{77}, {}, Channel::sms, MessageClass::information, "예약", "내일 뵙겠습니다"});
  for (const MessageStep step : {MessageStep::handing_over, MessageStep::accepted})
    guest.server.record(guest.customer, MessageMoved{{77}, step, SuppressionReason::end, {}, {}});
  CHECK(reply(guest, {.id = "reply-2"}, "맛있었어요").status == 204);
  CHECK(guest.said() == FeedbackGiven{.way = FeedbackWay::message, .text = "맛있었어요"});
}
