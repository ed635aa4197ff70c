#include "channels/solapi_gateway.h"

#include <doctest/doctest.h>
#include <simdjson.h>

#include <array>

#include "base/property_test.h"
#include "channels/loopback_server_test.h"
#include "channels/signing.h"
#include "channels/solapi_reports.h"

namespace dangol {
namespace {

const FixedClock solapi_clock(*parse_instant("2024-05-03T05:00:00Z", Zone::utc()));

constexpr const char* taken = R"({"failedMessageList":[],"groupInfo":{"groupId":"G4V1"},)"
                              R"("messageList":[{"messageId":"M4V1","statusCode":"2000"}]})";

OutgoingMessage text_message(std::string text = "단골 카페: 예약이 3시로 바뀌었어요") {
  OutgoingMessage message;
  message.id = {4711};
  message.to = "01012345678";
  message.subject = "예약";
  message.text = std::move(text);
  return message;
}

struct Asked {
  HandOver answer;
  std::string request;
  simdjson::dom::parser parser;
  simdjson::dom::element json;
  int requests = 0;
};

SolapiSettings settings_at(const LoopbackServer& server, Channel channel) {
  return {
      {server.url("http"), Reach::this_machine}, "KEY", "SECRET", channel == Channel::sms ? "0212345678" : "KA01PF"};
}

void ask(Asked& asked, const OutgoingMessage& message, Channel channel = Channel::sms, int status = 200,
         std::string_view body = taken) {
  {
    LoopbackServer server([&](TestConnection& client) {
      asked.request = client.http_request();
      client.answer(status, body);
      ++asked.requests;
    });
    SolapiGateway gateway(channel, settings_at(server, channel), solapi_clock, {});
    asked.answer = gateway.send(permission_at(solapi_clock.now(), channel), message);
  }
  if (asked.request.empty()) return;
  asked.json = asked.parser.parse(asked.request.substr(asked.request.find("\r\n\r\n") + 4));
}

HandOver answered(int status, std::string_view body) {
  return read_solapi_answer({Exchange::answered, status, std::string(body), {}});
}

std::string part_of(const std::string& text, const std::string& begin, const std::string& end) {
  const std::size_t at = text.find(begin) + begin.size();
  return text.substr(at, text.find(end, at) - at);
}

}  // namespace

TEST_CASE("a request is signed over its date and salt, anew each time") {
  // HMAC-SHA256 of RFC 4231, case 2.
  CHECK(hex(hmac_sha256("Jefe", "what do ya want for nothing?")) ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  CHECK(solapi_authorization("K", "Jefe", "what do ya want ", "for nothing?") ==
        "HMAC-SHA256 apiKey=K, date=what do ya want , salt=for nothing?, "
        "signature=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  Asked first, second;
  ask(first, text_message());
  ask(second, text_message());
  CHECK(part_of(first.request, "salt=", ",").size() == 32);
  CHECK(part_of(first.request, "salt=", ",") != part_of(second.request, "salt=", ","));
  const std::string date = part_of(first.request, "date=", ",");
  CHECK(date == "2024-05-03T05:00:00.000Z");
  CHECK(part_of(first.request, "signature=", "\r\n") ==
        hex(hmac_sha256("SECRET", date + part_of(first.request, "salt=", ","))));
  CHECK(first.request.find("SECRET") == std::string::npos);
}

TEST_CASE("a text message of 90 bytes is an SMS, a longer one an LMS with its subject") {
  Asked asked;
  ask(asked, text_message(std::string(90, 'x')));
  CHECK(asked.answer.outcome == Handed::accepted);
  CHECK(asked.answer.reference == "M4V1");
  CHECK(asked.request.starts_with("POST /messages/v4/send-many/detail HTTP/1.1\r\n"));
  const simdjson::dom::element sms = asked.json["messages"].at(0);
  CHECK(std::string_view(sms["type"]) == "SMS");
  CHECK(std::string_view(sms["to"]) == "01012345678");
  CHECK(std::string_view(sms["from"]) == "0212345678");
  CHECK(std::string_view(sms["text"]) == std::string(90, 'x'));
  CHECK(sms["subject"].error() != simdjson::SUCCESS);
  CHECK(std::string_view(sms["customFields"]["dangol"]) == "4711");
  Asked longer;
  ask(longer, text_message(std::string(91, 'x')));
  const simdjson::dom::element lms = longer.json["messages"].at(0);
  CHECK(std::string_view(lms["type"]) == "LMS");
  CHECK(std::string_view(lms["subject"]) == "예약");
}

TEST_CASE("KakaoTalk: a friend talk of the shop's profile, never a text message instead") {
  Asked asked;
  ask(asked, text_message(), Channel::kakao);
  CHECK(asked.answer.outcome == Handed::accepted);
  const simdjson::dom::element message = asked.json["messages"].at(0);
  CHECK(std::string_view(message["type"]) == "CTA");
  CHECK(std::string_view(message["kakaoOptions"]["pfId"]) == "KA01PF");
  CHECK(bool(message["kakaoOptions"]["disableSms"]));
  CHECK(message["from"].error() != simdjson::SUCCESS);
}

TEST_CASE("KakaoTalk: Alimtalk by the template and the variables that Kakao knows, never a text message instead") {
  Asked asked;
  OutgoingMessage message = text_message("김민지 님, 라떼가 나왔습니다.");
  message.alimtalk = {"KA01TP1", {{"이름", "김민지 님"}, {"상품", "라떼가"}}};
  ask(asked, message, Channel::kakao);
  CHECK(asked.answer.outcome == Handed::accepted);
  const simdjson::dom::element sent = asked.json["messages"].at(0);
  CHECK(std::string_view(sent["type"]) == "ATA");
  CHECK(std::string_view(sent["text"]) == "김민지 님, 라떼가 나왔습니다.");
  const simdjson::dom::element options = sent["kakaoOptions"];
  CHECK(std::string_view(options["pfId"]) == "KA01PF");
  CHECK(std::string_view(options["templateId"]) == "KA01TP1");
  CHECK(std::string_view(options["variables"]["#{이름}"]) == "김민지 님");
  CHECK(std::string_view(options["variables"]["#{상품}"]) == "라떼가");
  CHECK(bool(options["disableSms"]));
}

TEST_CASE("what a carrier cannot carry is refused before anything leaves") {
  const auto is_refused = [](const OutgoingMessage& message, Channel channel = Channel::sms) {
    Asked asked;
    ask(asked, message, channel);
    CHECK((asked.answer.outcome == Handed::refused) == (asked.requests == 0));
    return asked.answer.outcome == Handed::refused;
  };
  CHECK(is_refused(text_message(std::string(2'001, 'x'))));
  CHECK(is_refused(text_message("라떼 ☕️ 한 잔")));
  CHECK(is_refused(text_message("")));
  CHECK(is_refused(text_message("\xff")));
  CHECK(is_refused(text_message(std::string(1'001, 'x')), Channel::kakao));
  CHECK_FALSE(is_refused(text_message("라떼 ☕️ 한 잔"), Channel::kakao));
  OutgoingMessage message = text_message(std::string(91, 'x'));
  message.subject = std::string(41, 'x');
  CHECK(is_refused(message));
  for (const char* to : {"", "1234567", "123456789012", "+12125550100", "010-1234-5678", "0101234567a"}) {
    message = text_message();
    message.to = to;
    CAPTURE(to);
    CHECK(is_refused(message));
  }
}

TEST_CASE("what its answers say") {
  CHECK(answered(200, taken).outcome == Handed::accepted);
  const HandOver failed = answered(200, R"({"failedMessageList":[{"statusCode":"1062","to":"01012345678"}]})");
  CHECK(failed.outcome == Handed::refused);
  CHECK(failed.reason == "1062");
  for (const char* senseless : {"", "{}", "[]", "null", "ok", "{\"messageList\":[]}", "{\"messageList\":{}}",
                                "{\"messageList\":[{\"statusCode\":\"3104\"}]}", "{\"messageList\":[7]}"}) {
    CAPTURE(senseless);
    CHECK(answered(200, senseless).outcome == Handed::unknown);
  }
  const HandOver invalid = answered(400, R"({"errorCode":"ValidationError","errorMessage":"01012345678 ..."})");
  CHECK(invalid.outcome == Handed::refused);
  CHECK(invalid.reason == "HTTP 400 ValidationError");
  CHECK(answered(400, R"({"errorCode":"call 01012345678 now"})").reason == "HTTP 400");
  for (const int status : {401, 402, 403, 429}) CHECK(answered(status, "{}").outcome == Handed::not_taken);
  CHECK(answered(500, taken).outcome == Handed::unknown);
  CHECK(answered(503, "").outcome == Handed::unknown);
}

TEST_CASE("reports: each of ours that has come to an end") {
  const auto reports = parse_solapi_reports(
      R"([{"statusCode":"4000","customFields":{"dangol":"1"}},{"statusCode":"3104","customFields":{"dangol":"2"}},)"
      R"({"statusCode":"3000","customFields":{"dangol":"3"}},{"statusCode":"4000","customFields":{}},{"statusCode":"4000"},)"
      R"(7,{"customFields":{"dangol":"5"}},{"statusCode":"2000","customFields":{"dangol":"6"}}])");
  REQUIRE(reports);
  REQUIRE(reports->size() == 2);
  CHECK((*reports)[0].message == MessageId{1});
  CHECK((*reports)[0].outcome == Delivery::delivered);
  CHECK((*reports)[1].message == MessageId{2});
  CHECK((*reports)[1].outcome == Delivery::failed);
  CHECK((*reports)[1].detail == "3104");
  for (const char* bad : {"", "{}", "null", "[", "[{]"}) CHECK_FALSE(parse_solapi_reports(bad));
  std::string many = "[1";
  for (int i = 1; i < 10'000; ++i) many += ",1";
  CHECK(parse_solapi_reports(many + "]")->empty());
  CHECK(parse_solapi_reports(many + ",1]").error().code == ErrorCode::too_much);
}

TEST_CASE("a message whose answer was lost is looked for by our reference, page by page") {
  constexpr const char* first =
      R"({"messageList":{"M1":{"statusCode":"4000","customFields":{"dangol":"1"}}},"nextKey":"M1"})";
  constexpr const char* second = R"({"messageList":{"M2":{"statusCode":"3000","customFields":{"dangol":"4711"}},)"
                                 R"("M3":{"statusCode":"1062","customFields":{"dangol":"8"}}},"nextKey":null})";
  std::vector<std::string> requests;
  LoopbackServer server([&](TestConnection& client) {
    requests.push_back(client.http_request());
    client.answer(200, requests.back().find("startKey=M1") == std::string::npos ? first : second);
  });
  SolapiGateway gateway(Channel::sms, settings_at(server, Channel::sms), solapi_clock, {});
  CHECK(gateway.what_became_of({4711}) == Handed::accepted);
  CHECK(gateway.what_became_of({8}) == Handed::refused);
  CHECK_FALSE(gateway.what_became_of({9}));
  CHECK(requests.at(0).starts_with("GET /messages/v4/list?limit=200&startDate=2024-05-02T05:00:00.000Z&endDate="));
}

TEST_CASE("a list that has no end, or no sense, is given up") {
  int requests = 0;
  LoopbackServer server([&](TestConnection& client) {
    client.http_request();
    client.answer(200, ++requests <= 10 ? R"({"messageList":{},"nextKey":"again"})" : "nonsense");
  });
  SolapiGateway gateway(Channel::sms, settings_at(server, Channel::sms), solapi_clock, {});
  CHECK_FALSE(gateway.what_became_of({4711}));
  CHECK(requests == 10);
  CHECK_FALSE(gateway.what_became_of({4711}));
  CHECK(requests == 11);
}

TEST_CASE("any answer at all is one of the four outcomes") {
  for_each_round(2'000, [](TestDice& dice) {
    std::string body = taken;
    for (std::size_t i = 0; i <= roll(dice, 4); ++i) body[roll(dice, body.size())] = static_cast<char>(dice());
    const HandOver outcome = answered(200, body);
    CHECK(outcome.outcome != Handed::not_taken);
    CHECK(outcome.reference.size() <= 40);
    (void)parse_solapi_reports(body);
    (void)read_solapi_page(body, {4711});
  });
}

}  // namespace dangol
