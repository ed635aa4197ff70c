#include <doctest/doctest.h>
#include <simdjson.h>

#include "base/property_test.h"
#include "base/real_data_test.h"
#include "channels/loopback_server_test.h"
#include "channels/signing.h"
#include "channels/webhook_gateway.h"
#include "channels/webhook_report.h"
#include "channels/webhook_signature.h"

namespace dangol {
namespace {

// The example of the standard's own libraries.
constexpr const char* example_secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
constexpr const char* example_id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
constexpr const char* example_time = "1614265330";
constexpr const char* example_body = "{\"test\": 2432232314}";
constexpr const char* example_signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
constexpr Instant example_now{std::chrono::seconds{1614265330}};

bool is_genuine(std::string_view signatures, Instant now = example_now, std::string_view body = example_body,
                std::string_view id = example_id, std::string_view time = example_time,
                std::string_view secret = example_secret) {
  return static_cast<bool>(verify_webhook(secret, id, time, body, signatures, now));
}

std::string header_of(const std::string& request, const std::string& name) {
  const std::size_t at = request.find("\r\n" + name + ": ");
  if (at == std::string::npos) return "(none)";
  const std::size_t begin = at + name.size() + 4;
  return request.substr(begin, request.find("\r\n", begin) - begin);
}

OutgoingMessage push_message() {
  OutgoingMessage message;
  message.id = {4711};
  message.to = "device-1";
  message.to_name = "김민지";
  message.subject = "단골 카페";
  message.text = "예약이 \"3시\"로 바뀌었어요\n";
  return message;
}

}  // namespace

TEST_CASE("the standard's example is signed and verified as it says") {
  CHECK(webhook_signature(*webhook_key(example_secret), example_id, example_time, example_body) == example_signature);
  CHECK(is_genuine(example_signature));
  CHECK(is_genuine(std::string("v1,bm9wZQ== v1a,x ") + example_signature + " v1,"));
}

TEST_CASE("the published vector holds in both directions") {
  const auto file = real_data("messaging/vectors.json");
  if (!file) return;
  simdjson::dom::parser parser;
  const simdjson::dom::element vector = parser.load(file->string())["standard_webhooks"];
  const std::string_view secret = vector["secret"], id = vector["id"], body = vector["body"];
  const std::string_view signature = vector["signature"];
  const std::int64_t seconds = vector["timestamp"];
  const std::string time = std::to_string(seconds);
  CHECK(webhook_signature(*webhook_key(secret), id, time, body) == signature);
  CHECK(is_genuine(signature, Instant{std::chrono::seconds{seconds}}, body, id, time, secret));
}

TEST_CASE("anything that was changed is found out") {
  CHECK_FALSE(is_genuine(""));
  CHECK_FALSE(is_genuine("v1,"));
  CHECK_FALSE(is_genuine(std::string(example_signature).substr(3)));
  CHECK_FALSE(is_genuine("v2" + std::string(example_signature).substr(2)));
  CHECK_FALSE(is_genuine(example_signature, example_now, "{\"test\":2432232314}"));
  CHECK_FALSE(is_genuine(example_signature, example_now, example_body, "msg_other"));
  CHECK_FALSE(is_genuine(example_signature, example_now, example_body, ""));
  CHECK_FALSE(is_genuine(example_signature, example_now, example_body, example_id, "1614265331"));
  CHECK_FALSE(is_genuine(example_signature, example_now, example_body, example_id, example_time,
                         "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSx"));
  for (const char* time :
       {"", "now", "-1", "1614265330.0", " 1614265330", "99999999999999999999", "9223372036854775807"})
    CHECK_FALSE(is_genuine(example_signature, example_now, example_body, example_id, time));
  for_each_round(500, [](TestDice& dice) {
    std::string signature = example_signature;
    const std::size_t at = roll(dice, signature.size());
    const char before = signature[at];
    signature[at] = static_cast<char>(dice());
    CHECK(is_genuine(signature) == (signature[at] == before));
  });
}

TEST_CASE("a dot in the id cannot move the border between id and time") {
  const std::string key = *webhook_key(example_secret);
  const std::string signature = webhook_signature(key, "a.1", "1614265330", "x");
  CHECK_FALSE(is_genuine(signature, example_now, "x", "a.1", "1614265330"));
}

TEST_CASE("five minutes before and after, to the second") {
  const auto apart = [](std::chrono::milliseconds time) { return is_genuine(example_signature, example_now + time); };
  CHECK(apart(std::chrono::minutes{5}));
  CHECK(apart(-std::chrono::minutes{5}));
  CHECK_FALSE(apart(std::chrono::minutes{5} + std::chrono::milliseconds{1}));
  CHECK_FALSE(apart(-std::chrono::minutes{5} - std::chrono::milliseconds{1}));
  CHECK_FALSE(apart(date::days{3652}));
}

TEST_CASE("a signature is looked for among sixteen and no more") {
  std::string many;
  for (int i = 0; i < 15; ++i) many += "v1,bm9wZQ== ";
  CHECK(is_genuine(many + example_signature));
  CHECK_FALSE(is_genuine(many + "v1,bm9wZQ== " + example_signature));
}

TEST_CASE("a secret is 24 to 64 bytes in base64, and no error repeats it") {
  CHECK(webhook_key("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
  CHECK(webhook_key("whsec_" + base64(std::string(64, 'k'))));
  for (const std::string& bad : {std::string(), std::string("whsec_"), std::string("whsec_!!!!"),
                                 "whsec_" + base64(std::string(23, 'k')), "whsec_" + base64(std::string(65, 'k'))}) {
    const auto key = webhook_key(bad);
    REQUIRE_FALSE(key);
    CHECK(key.error().message.find("aaaa") == std::string::npos);
  }
}

TEST_CASE("a message goes as signed JSON under its own id, so that a receiver can keep one of two") {
  const FixedClock clock(example_now);
  std::vector<std::string> requests;
  {
    LoopbackServer server([&](TestConnection& client) {
      requests.push_back(client.http_request());
      client.answer(202, "{}");
    });
    WebhookGateway gateway(Channel::push,
                           {{server.url("http") + "/in", Reach::this_machine}, *webhook_key(example_secret), "shop"},
                           clock, {});
    for (int i = 0; i < 2; ++i) {
      const HandOver answer = gateway.send(permission_at(clock.now(), Channel::push), push_message());
      CHECK(answer.outcome == Handed::accepted);
    }
    CHECK_FALSE(gateway.what_became_of({4711}));
  }
  REQUIRE(requests.size() == 2);
  CHECK(requests[0] == requests[1]);
  const std::string body = requests[0].substr(requests[0].find("\r\n\r\n") + 4);
  CHECK(header_of(requests[0], "webhook-id") == "4711");
  CHECK(is_genuine(header_of(requests[0], "webhook-signature"), example_now, body, header_of(requests[0], "webhook-id"),
                   header_of(requests[0], "webhook-timestamp")));
  simdjson::dom::parser parser;
  const simdjson::dom::element json = parser.parse(body);
  CHECK(std::string_view(json["type"]) == "message.send");
  CHECK(std::string_view(json["id"]) == "4711");
  CHECK(std::string_view(json["channel"]) == "push");
  CHECK(std::string_view(json["to"]) == "device-1");
  CHECK(std::string_view(json["text"]) == push_message().text);
}

TEST_CASE("by webhook, too, Alimtalk goes with its template and variables; what is none says nothing of it") {
  const FixedClock clock(example_now);
  std::vector<std::string> requests;
  {
    LoopbackServer server([&](TestConnection& client) {
      requests.push_back(client.http_request());
      client.answer(202, "{}");
    });
    WebhookGateway gateway(Channel::kakao,
                           {{server.url("http") + "/in", Reach::this_machine}, *webhook_key(example_secret), "shop"},
                           clock, {});
    OutgoingMessage message = push_message();
    gateway.send(permission_at(clock.now(), Channel::kakao), message);
    message.alimtalk = {"T-1", {{"이름", "김민지 님"}}};
    gateway.send(permission_at(clock.now(), Channel::kakao), message);
  }
  REQUIRE(requests.size() == 2);
  simdjson::dom::parser parser;
  const auto body = [](const std::string& request) { return request.substr(request.find("\r\n\r\n") + 4); };
  CHECK(parser.parse(body(requests[0]))["alimtalk"].error() != simdjson::SUCCESS);
  const std::string second = body(requests[1]);
  const simdjson::dom::element json = parser.parse(second);
  CHECK(std::string_view(json["alimtalk"]["template"]) == "T-1");
  CHECK(std::string_view(json["alimtalk"]["variables"]["이름"]) == "김민지 님");
}

TEST_CASE("a report that came by webhook") {
  const auto report = parse_webhook_report(R"({"id":"4711","status":"bounced","detail":"5.1.1","more":[1]})");
  REQUIRE(report);
  CHECK(report->message == MessageId{4711});
  CHECK(report->outcome == Delivery::bounced);
  CHECK(report->detail == "5.1.1");
  CHECK(parse_webhook_report(R"({"id":"1","status":"delivered"})")->outcome == Delivery::delivered);
  CHECK(parse_webhook_report(R"({"id":"1","status":"failed","detail":"of 김민지"})")->detail.empty());
  for (const char* bad :
       {"", "[]", "{}", "null", "{\"id\":4711,\"status\":\"failed\"}", "{\"id\":\"0\",\"status\":\"failed\"}",
        "{\"id\":\"-1\",\"status\":\"failed\"}", "{\"id\":\"9223372036854775808\",\"status\":\"failed\"}",
        "{\"id\":\"1\"}", "{\"id\":\"1\",\"status\":\"lost\"}", "{\"id\":\"1\",\"status\":\"failed\"",
        "{\"id\":\"1\",\"status\":\"\xff\"}"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_webhook_report(bad));
  }
  CHECK_FALSE(parse_webhook_report(std::string(100'000, '[')));
}

}  // namespace dangol
