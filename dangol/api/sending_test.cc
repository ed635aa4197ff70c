// Sending over HTTP: what is arranged, a campaign from draft to its messages, and what is refused.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "api/served_cafe_test.h"
#include "outbox/hand_over.h"
#include "shop/sender.h"

namespace dangol {
namespace {

constexpr std::string_view arrangement =
    R"({"sender_name":"시험 카페","contact":"02-123-4567","opt_out_number":"080-123-4567","public_url":"",)"
    R"("sender_number":"02-1234-5678","sender_registered":true,)"
    R"("relay":{"name":"중계사","certificate":"제1호","certified_until":"2099-12-31","has_contract":true,"is_announced":true,"customers_know":true},)"
    R"("cap":{"to_one_a_day":1,"to_one_in_7_days":2,"to_one_in_30_days":4,"by_shop_a_day":100},)"
    R"("budget_minor":50000,"sms_price_minor":20,"kakao_price_minor":15})";

constexpr std::string_view draft =
    R"({"name":"새 빵","rule":"visits >= 2","channel":"email","message":"advertising","subject":"새 빵",)"
    R"("text":"{name+ 님:은/는} 새로 나온 크림빵을 좋아하실 거예요."})";

struct MailServer : TestServer {
  TestAnswer put(const std::string& path, std::string_view body, const std::string& key) {
    return ask({.method = "PUT", .path = path, .body = std::string(body), .token = owner(), .key = key});
  }
  TestAnswer post(const std::string& path, std::string_view body, const std::string& key = {}) {
    return ask({.method = "POST", .path = path, .body = std::string(body), .token = owner(), .key = key});
  }
  TestAnswer get(const std::string& path) { return ask({.path = path, .token = owner()}); }

  int readers = 0;
  // A guest of four visits with an address, who agreed to advertising by e-mail.
  std::string reader() {
    const std::string id = regular(fmt::format("reader-of-mails-{}", ++readers));
    const CustomerId customer{std::stoull(id)};
    Profile profile = shop().customer(customer)->profile;
    profile.email = "guest@example.com";
    record(customer, ProfileChanged{profile});
    record(customer, ConsentChanged{Purpose::marketing, true, ConsentMethod::web, "1", Channel::email});
    return id;
  }
};

// Carries what the sender hands over, or refuses it.
class FarewellGateway final : public Gateway {
 public:
  FarewellGateway(std::vector<std::string>& texts, Handed answer) : texts_(texts), answer_(answer) {}
  HandOver send(Permission, const OutgoingMessage& message) override {
    texts_.push_back(message.text);
    return {answer_, "r", {}};
  }
  std::optional<Handed> what_became_of(MessageId) override { return std::nullopt; }

 private:
  std::vector<std::string>& texts_;
  Handed answer_;
};

}  // namespace

TEST_CASE("what is arranged is read back; a secret never is, and goes nowhere else") {
  MailServer server;
  CHECK(server.put("/api/v1/sending", arrangement, "arrange-1").status == 200);
  const auto read = server.get("/api/v1/sending");
  CHECK(read.holds(R"("sender_number":"0212345678")"));
  CHECK(read.holds(R"("certified_until":"2099-12-31")"));
  CHECK(read.holds(R"("budget_minor":50000)"));

  const auto gateway = [](std::string_view url, std::string_view secret) {
    return fmt::format(R"({{"channel":"email","kind":"smtp","url":"{}","user":"cafe","from":"cafe@cafe.example"{}}})",
                       url, secret);
  };
  CHECK(server
            .put("/api/v1/sending/gateways", gateway("smtps://mail.example:465", R"(,"secret":"tale-of-tails")"),
                 "gate-key-1")
            .status == 200);
  const auto kept = server.get("/api/v1/sending");
  CHECK_FALSE(kept.holds("tale-of-tails"));
  CHECK(kept.holds(R"("has_secret":true)"));
  CHECK(server.put("/api/v1/sending/gateways", gateway("smtps://mail.example:465", ""), "gate-key-2").status == 200);
  CHECK(server.get("/api/v1/sending").holds(R"("has_secret":true)"));
  // Another address does not get the secret of the first: it has to be told again.
  CHECK(server.put("/api/v1/sending/gateways", gateway("smtps://evil.example:465", ""), "gate-key-3").status == 400);
  CHECK(server.get("/api/v1/sending").holds("mail.example"));
  const auto refused = server.put("/api/v1/sending/gateways", gateway("gopher://mail.example", ""), "gate-key-4");
  CHECK(refused.status == 400);
  CHECK(server.put("/api/v1/sending/gateways", gateway("", ""), "gate-key-5").status == 200);
  CHECK(server.get("/api/v1/sending").holds(R"("gateways":[])"));
}

TEST_CASE("a shop may advertise in fewer hours than the law lets it, never in more") {
  MailServer server;
  const auto with_hours = [](std::string_view from, std::string_view until) {
    std::string body(arrangement);
    body.pop_back();
    return body + fmt::format(R"(,"hours":{{"from":"{}","until":"{}"}}}})", from, until);
  };
  CHECK(server.put("/api/v1/sending", arrangement, "hours-of-law").status == 200);
  CHECK(server.get("/api/v1/sending").holds(R"("hours":{"from":"08:00","until":"20:50"})"));
  CHECK(server.put("/api/v1/sending", with_hours("10:00", "18:30"), "hours-fewer").status == 200);
  CHECK(server.get("/api/v1/sending").holds(R"("hours":{"from":"10:00","until":"18:30"})"));
  int tried = 0;
  for (const auto& hours : {std::pair{"07:59", "18:00"},
                            {"10:00", "20:51"},
                            {"12:00", "12:00"},
                            {"18:00", "9:00"},
                            {"1000", "18:00"},
                            {"10:60", "18:00"},
                            {"-1:00", "18:00"},
                            {"10:00", "24:00"}}) {
    CAPTURE(hours.first);
    const auto wrong = with_hours(hours.first, hours.second);
    CHECK(server.put("/api/v1/sending", wrong, fmt::format("wrong-hours-{}", ++tried)).status == 400);
  }
  CHECK(server.get("/api/v1/sending").holds(R"("hours":{"from":"10:00","until":"18:30"})"));
}

TEST_CASE("a campaign: drafted, looked at, started, its message read, cancelled") {
  MailServer server;
  const std::string guest = server.reader();
  server.put("/api/v1/sending", arrangement, "arrange-1");

  const auto preview = server.post("/api/v1/campaigns/preview", draft);
  CHECK(preview.status == 200);
  CHECK(preview.holds(R"("would_get":1)"));
  CHECK(preview.holds("무료수신거부 080-123-4567"));
  CHECK(server.get("/api/v1/messages").holds(R"("messages":[])"));

  const auto saved = server.put("/api/v1/campaigns", draft, "campaign-1");
  CHECK(saved.status == 200);
  const std::string id = saved.text("campaign");
  CHECK(server.put("/api/v1/campaigns", draft, "campaign-1").text("campaign") == id);
  CHECK(server.get("/api/v1/campaigns").holds(R"("state":"drafted")"));
  CHECK(server.post("/api/v1/campaigns/" + id + "/state", R"({"to":"paused"})", "pause-it-1").status == 409);
  CHECK(server.post("/api/v1/campaigns/" + id + "/state", R"({"to":"running"})", "start-it-1").status == 200);
  REQUIRE(server.shop().select_guests({std::stoull(id)}));

  const auto list = server.get("/api/v1/messages?campaign=" + id);
  CHECK(list.holds(R"("step":"queued")"));
  const auto text = server.get("/api/v1/messages/" + list.text("id"));
  CHECK(text.holds("(광고)새 빵"));
  CHECK(server.get("/api/v1/customers/" + guest + "/messages").holds(R"("campaign":"새 빵")"));
  CHECK(server.post("/api/v1/campaigns/" + id + "/state", R"({"to":"cancelled"})", "cancel-it").status == 200);
  CHECK(server.get("/api/v1/campaigns").holds(R"("step":"cancelled")"));
  CHECK(server.get("/api/v1/messages").holds(R"("step":"cancelled")"));
  // What has begun is not written anew.
  const std::string again = R"({"id":")" + id + "\"," + std::string(draft.substr(1));
  CHECK(server.put("/api/v1/campaigns", again, "campaign-2").status == 409);
}

TEST_CASE("information by KakaoTalk: what to register, and then by the template that was approved") {
  MailServer server;
  const std::string guest = server.reader();
  const auto with = [](std::string_view template_code, std::string_view text) {
    return fmt::format(
        R"({{"name":"음료","rule":"visits < 9","channel":"kakao","message":"information","text":"{}","alimtalk_template":"{}"}})",
        text, template_code);
  };
  const auto preview = server.post("/api/v1/campaigns/preview", with("", "{name+ 님}, 음료가 나왔습니다."));
  CHECK(preview.holds(R"("alimtalk_to_register":"#{이름}, 음료가 나왔습니다.")"));
  CHECK(server.put("/api/v1/campaigns", with("KA01TP1", "{name+ 님}, 음료가 나왔습니다."), "campaign-1").status == 200);
  CHECK(server.get("/api/v1/campaigns").holds(R"("alimtalk_template":"KA01TP1")"));
  CHECK(server.put("/api/v1/campaigns", with("KA01TP1", "[[{item:이/가}]] 나왔습니다."), "campaign-2").status == 400);
  const auto one =
      server.post("/api/v1/customers/" + guest + "/messages",
                  R"({"channel":"kakao","message":"advertising","text":"새 빵","alimtalk_template":"T"})", "message-1");
  CHECK(one.status == 400);
}

TEST_CASE("the preview names what would make a text more personal") {
  MailServer server;
  server.reader();
  server.put("/api/v1/sending", arrangement, "arrange-1");
  CHECK(server.post("/api/v1/campaigns/preview", draft).holds("\"more_personal\":[{\"placeholder\""));
}

TEST_CASE("mistakes of rules and templates are told, and nothing is drafted") {
  MailServer server;
  const auto with = [](std::string_view rule, std::string_view text, std::string_view what = "advertising") {
    return fmt::format(R"({{"name":"a","rule":"{}","channel":"sms","message":"{}","text":"{}"}})", rule, what, text);
  };
  for (const std::string& wrong :
       {with("visits >=", "새 빵"), with("visits >= 2", "{nobody}"), with("visits >= 2", "{name:은"),
        with("visits >= 2", "오늘만 반값 할인", "information")}) {
    CAPTURE(wrong);
    const auto answer = server.put("/api/v1/campaigns", wrong, "campaign-1");
    CHECK(answer.status == 400);
    CHECK_FALSE(answer.text("message").empty());
  }
  CHECK(server.get("/api/v1/campaigns").holds(R"("campaigns":[])"));
  for (const char* nowhere : {"/api/v1/messages/7", "/api/v1/messages/x", "/api/v1/messages?campaign=x"})
    CHECK(server.get(nowhere).status == 404);
}

TEST_CASE("one message is looked at as any guest would read it, with why she would not get it, and nothing is queued") {
  MailServer server;
  const std::string guest = server.reader();
  const std::string path = "/api/v1/customers/" + guest + "/messages";
  const auto look = [&](std::string_view text, std::string_view what = "advertising") {
    return server.post(path + "/preview", fmt::format(R"({{"channel":"sms","message":"{}","text":"{}"}})", what, text));
  };
  const auto whole = look("{name+ 님}, 새 빵이 나왔어요.");
  CHECK(whole.status == 200);
  CHECK(whole.text("text").ends_with(" 님, 새 빵이 나왔어요."));  // nobody has said yet who sends
  CHECK(whole.holds("바이트"));
  CHECK(whole.holds("말씨: 해요체"));
  CHECK(whole.holds("광고를 받겠다고 하신 적이 없어요"));
  const auto missing = look("{name+ 님}, {store}에 오세요.", "information");
  CHECK(missing.holds(R"("text":null)"));
  CHECK(missing.holds("이 손님께는 알 수 없어요: 매장"));
  CHECK(look("{nobody}").status == 400);
  CHECK(look("오늘만 반값 할인", "information").status == 400);
  CHECK(
      server
          .post("/api/v1/customers/999999/messages/preview", R"({"channel":"sms","message":"information","text":"a"})")
          .status == 404);
  server.put("/api/v1/sending", arrangement, "arrange-1");
  CHECK(look("{name+ 님}, 새 빵이 나왔어요.").text("text").starts_with("(광고)"));
  CHECK(server.get(path).holds(R"("messages":[])"));
}

TEST_CASE("one message to one guest is queued, or says why not") {
  MailServer server;
  const std::string guest = server.reader();
  const std::string path = "/api/v1/customers/" + guest + "/messages";
  const auto informs = server.post(
      path, R"({"channel":"email","message":"information","subject":"주문","text":"{name+ 님}, 빵이 나왔어요."})",
      "message-1");
  CHECK(informs.status == 200);
  CHECK(informs.holds(R"("held_back":null)"));
  const auto advertises =
      server.post(path, R"({"channel":"sms","message":"advertising","text":"새 빵이 나왔어요."})", "message-2");
  CHECK(advertises.holds("광고를 받겠다고 하신 적이 없어요"));
  CHECK(server.get(path).holds(R"("step":"queued")"));
}

TEST_CASE(
    "who is erased is told so first when the owner wants it and something reaches her, and is erased in any case") {
  MailServer server;
  const auto erase = [&](const std::string& id, std::string_view tell) {
    return server.ask(
        {.method = "DELETE", .path = fmt::format("/api/v1/customers/{}?tell={}", id, tell), .token = server.owner()});
  };
  const std::string id = server.reader();
  const CustomerId customer{std::stoull(id)};
  CHECK(erase(id, "maybe").status == 400);
  std::vector<std::string> texts;
  SUBCASE("nobody carries messages") {
    CHECK(erase(id, "yes").holds(R"("told_by":null)"));
    CHECK(texts.empty());
  }
  SUBCASE("carried, or refused") {
    SendingArranged sending;
    sending.sender_name = "시험 카페";
    sending.contact = "02-123-4567";
    server.record({}, sending);
    server.record({}, GatewayArranged{Channel::email, GatewayKind::smtp, "smtp://mail.example", "", "", "a@b.example"});
    for (const Handed answer : {Handed::accepted, Handed::refused}) {
      const std::string who = answer == Handed::accepted ? id : server.reader();
      Sender sender(server.shop(), [&](const GatewayArranged&) -> Result<std::unique_ptr<Gateway>> {
        return std::unique_ptr<Gateway>(std::make_unique<FarewellGateway>(texts, answer));
      });
      sender.start();
      CHECK(erase(who, "yes").holds(answer == Handed::accepted ? R"("told_by":"email")" : R"("told_by":null)"));
      sender.stop();
      CHECK_FALSE(server.shop().customer(CustomerId{std::stoull(who)}));
    }
    REQUIRE(texts.size() == 2);
    CHECK(texts.front() == "[시험 카페] 말씀하신 대로 가게에 있던 고객님의 기록을 모두 지웠어요. 문의 02-123-4567");
  }
  SUBCASE("not wanted") { CHECK(erase(id, "no").holds(R"("told_by":null)")); }
  CHECK_FALSE(server.shop().customer(customer));
}

}  // namespace dangol
