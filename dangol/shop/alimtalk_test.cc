// Alimtalk from the campaign to the gateway: only what Kakao has approved leaves.
#include "shop/mailing_cafe_test.h"

namespace dangol {
namespace {

struct KakaoCafe : MailingCafe {
  KakaoCafe() {
    record({}, GatewayArranged{Channel::kakao, GatewayKind::solapi, "https://relay.example", "k", "s", "KA01PF"});
    SendingArranged sending = shop->settings().sending;
    sending.sender = {"0212345678", true};
    sending.relay = {"중계사", "제1호", 100'000, true, true, true};
    record({}, sending);
  }
  void register_guest(CustomerId id, std::string name, std::string phone) {
    Profile profile;
    profile.name = std::move(name);
    profile.phone = std::move(phone);
    record(id, CustomerRegistered{profile});
  }
  std::optional<SuppressionReason> tell(CustomerId id, std::string text) {
    const auto queued = shop->queue_message(id, alimtalk(std::move(text)), next_key());
    REQUIRE(queued);
    return queued->held_back;
  }
  ErrorCode fault_of(OneMessage message) {
    const auto queued = shop->queue_message({1}, message, next_key());
    return queued ? ErrorCode::internal : queued.error().code;
  }

  static OneMessage alimtalk(std::string text) {
    return {Channel::kakao, MessageClass::information, "", std::move(text), "KA01TP1"};
  }
};

}  // namespace

TEST_CASE("Alimtalk leaves with its template, and its variables make the text that was approved") {
  KakaoCafe cafe;
  cafe.register_guest({101}, "김민지", "01000000001");
  CHECK_FALSE(cafe.tell({101}, "{name+ 님:은/는|손님}, {shop}에서 예약을 받았습니다.").has_value());
  cafe.work();
  REQUIRE(cafe.sent.size() == 1);
  const Sent& sent = cafe.sent.front();
  CHECK(sent.to == "01000000001");
  CHECK(sent.alimtalk.template_id == "KA01TP1");
  REQUIRE(sent.alimtalk.variables.size() == 2);
  CHECK(sent.alimtalk.variables[0] == std::pair<std::string, std::string>{"이름", "김민지 님은"});
  CHECK(sent.text == "김민지 님은, " + sent.alimtalk.variables[1].second + "에서 예약을 받았습니다.");
}

TEST_CASE("a campaign carries its template through a stop to each message") {
  KakaoCafe cafe;
  cafe.register_guest({101}, "김민지", "01000000001");
  CampaignDefined defined;
  defined.campaign = mailed_campaign;
  defined.name = "예약";
  defined.rule = "visits < 100";
  defined.channel = Channel::kakao;
  defined.message = MessageClass::information;
  defined.text = "{name+ 님}, 예약하신 날이 내일입니다.";
  defined.starts_at = cafe.clock.now();
  defined.alimtalk_template = "KA01TP2";
  cafe.record({}, defined);
  cafe.start();
  REQUIRE(cafe.shop->select_guests(mailed_campaign));
  cafe.open();
  cafe.work();
  REQUIRE(cafe.sent.size() == 1);
  CHECK(cafe.sent.front().alimtalk.template_id == "KA01TP2");
}

TEST_CASE("what her values would make of a template is held back when it is no longer information") {
  KakaoCafe cafe;
  cafe.register_guest({101}, "무료 체험 할인", "01000000001");
  CHECK(cafe.tell({101}, "{name+ 님}, 예약을 받았습니다.") == SuppressionReason::text_incomplete);
  // Nobody approved a text without her name.
  cafe.register_guest({102}, "", "01000000002");
  CHECK(cafe.tell({102}, "{name+ 님}, 예약을 받았습니다.") == SuppressionReason::text_incomplete);
}

TEST_CASE("Alimtalk is information by KakaoTalk, by a template's code, and does not vary") {
  KakaoCafe cafe;
  const auto fault_of = [&](const auto& change) {
    OneMessage message = KakaoCafe::alimtalk("예약을 받았습니다.");
    change(message);
    return cafe.fault_of(message);
  };
  CHECK(fault_of([](OneMessage& m) { m.what = MessageClass::advertising; }) == ErrorCode::invalid_input);
  CHECK(fault_of([](OneMessage& m) { m.channel = Channel::sms; }) == ErrorCode::invalid_input);
  CHECK(fault_of([](OneMessage& m) { m.text = "쿠폰이 도착했습니다."; }) == ErrorCode::invalid_input);
  CHECK(fault_of([](OneMessage& m) { m.text = "[[{item:을/를} 준비했습니다.]]"; }) == ErrorCode::invalid_input);
  CHECK(fault_of([](OneMessage& m) { m.alimtalk_template = "KA01 TP"; }) == ErrorCode::invalid_input);
  CHECK(fault_of([](OneMessage& m) { m.alimtalk_template.assign(61, 'A'); }) == ErrorCode::invalid_input);
  MessageQueued queued{{7}, {}, Channel::sms, MessageClass::information, "", "예약을 받았습니다."};
  queued.alimtalk.template_id = "KA01TP1";
  const Event event{mailing_bucket, {1}, cafe.clock.now(), cafe.next_key(), queued};
  CHECK(cafe.shop->record(event).error().code == ErrorCode::invalid_input);
}

}  // namespace dangol
