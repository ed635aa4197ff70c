// What became of messages, told over HTTP by whoever carried them.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "api/served_cafe_test.h"
#include "channels/webhook_signature.h"

namespace dangol {
namespace {

constexpr const char* report_secret = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

// A message that a provider has taken, and the address at which the shop wants to hear of it.
struct ReportedCafe {
  TestServer server;
  CustomerId guest{std::stoull(server.regular("reported-guest"))};
  std::string address;

  explicit ReportedCafe(GatewayArranged gateway) {
    server.record(guest,
                  MessageQueued{{77}, {}, gateway.channel, MessageClass::information, "예약", "내일 뵙겠습니다"});
    for (const MessageStep step : {MessageStep::handing_over, MessageStep::accepted})
      server.record(guest, MessageMoved{{77}, step, SuppressionReason::end, {}, {}});
    server.record({}, std::move(gateway));
    address = reports_to();
  }
  std::string reports_to() {
    return server.ask({.path = "/api/v1/sending", .token = server.owner()}).text("reports_to");
  }
  TestAnswer post(std::string_view body, std::string headers = {}, std::string path = {}) {
    return server.ask({.method = "POST",
                       .path = path.empty() ? address : std::move(path),
                       .body = std::string(body),
                       .more_headers = std::move(headers)});
  }
  MessageStep step() { return server.shop().messages_of(guest).front().message.step; }
  std::size_t events() { return server.shop().history(guest)->size(); }
};

GatewayArranged text_messages() {
  return {Channel::sms, GatewayKind::solapi, "https://api.solapi.com", "key", "secret", "0212345678"};
}

constexpr std::string_view arrived = R"([{"statusCode":"4000","customFields":{"dangol":"77"}}])";

std::string signature(std::string_view body, Instant at, std::string_view secret = report_secret) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
  const std::string time = std::to_string(seconds);
  return fmt::format("webhook-id: r1\r\nwebhook-timestamp: {}\r\nwebhook-signature: {}\r\n", time,
                     webhook_signature(*webhook_key(secret), "r1", time, body));
}

// As a mail server sends it back, of an invented guest.
constexpr std::string_view came_back =
    "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.test.example\r\nSubject: Undelivered Mail Returned to Sender\r\n"
    "MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"b1\"\r\n\r\n"
    "--b1\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.test.example\r\n\r\n"
    "Final-Recipient: rfc822; minji@guest.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
    "--b1\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <dangol.77@shop.example>\r\n\r\n--b1--\r\n";

}  // namespace

TEST_CASE("a provider's list of reports moves messages; told again, late or of nobody it changes nothing") {
  ReportedCafe cafe(text_messages());
  const auto taken = cafe.post(arrived);
  CHECK(taken.status == 200);
  CHECK(taken.body == R"({"reports":1})");
  CHECK(cafe.step() == MessageStep::delivered);
  const std::size_t before = cafe.events();
  CHECK(cafe.post(arrived).status == 200);
  CHECK(cafe.post(R"([{"statusCode":"4000","customFields":{"dangol":"78"}}])").status == 200);
  CHECK(cafe.post(R"([{"statusCode":"3000","customFields":{"dangol":"77"}},{"messageId":"other"}])").status == 200);
  CHECK(cafe.events() == before);
  CHECK(cafe.post(R"([{"statusCode":"3058","customFields":{"dangol":"77"}}])").status == 200);
  CHECK(cafe.step() == MessageStep::delivered);
  for (const std::string_view nonsense : {"{}", "", "[", "not a list"}) CHECK(cafe.post(nonsense).status == 400);
  CHECK(cafe.post(std::string(300'000, '[')).status == 413);
}

TEST_CASE("an address that the shop has not given out has one answer, whatever is wrong with it") {
  ReportedCafe cafe(text_messages());
  CHECK(cafe.address.starts_with("/api/v1/reports/sms/"));
  std::string other = cafe.address;
  other.back() = other.back() == '0' ? '1' : '0';
  const std::string token = cafe.address.substr(cafe.address.rfind('/'));
  const auto wrong = cafe.post(arrived, {}, other);
  CHECK(wrong.status == 401);
  CHECK(wrong.body.find(token.substr(1)) == std::string::npos);
  for (const std::string& path : {"/api/v1/reports/email" + token, "/api/v1/reports/pigeon" + token,
                                  cafe.address.substr(0, cafe.address.size() - 1), cafe.address + "0"})
    CHECK(cafe.post(arrived, {}, path).body == wrong.body);
  CHECK(cafe.step() == MessageStep::accepted);
  // A channel that nothing leaves by any more.
  cafe.server.record({}, GatewayArranged{Channel::sms, GatewayKind::solapi, "", "", "", ""});
  CHECK(cafe.post(arrived).body == wrong.body);
  CHECK(cafe.step() == MessageStep::accepted);
}

TEST_CASE("the address is the channel's own, and stands below the shop's public one") {
  ReportedCafe cafe(text_messages());
  const std::string before = cafe.address;
  cafe.server.record({},
                     GatewayArranged{Channel::sms, GatewayKind::webhook, "https://x.example", "", report_secret, ""});
  CHECK(cafe.reports_to() == before);
  SendingArranged sending;
  sending.public_url = "https://cafe.example";
  cafe.server.record({}, sending);
  CHECK(cafe.reports_to() == "https://cafe.example" + before);
}

TEST_CASE("a webhook's report is to be signed with the gateway's secret, besides coming to the address") {
  ReportedCafe cafe({Channel::push, GatewayKind::webhook, "https://push.example", "", report_secret, ""});
  constexpr std::string_view body = R"({"id":"77","status":"failed","detail":"gone"})";
  const Instant now = cafe.server.shop().messages_of(cafe.guest).front().message.moved_at;
  CHECK(cafe.post(body).status == 401);
  CHECK(cafe.post(body, signature(body, now, TestServer::opt_out_secret)).status == 401);
  CHECK(cafe.post(body, signature(body, now - std::chrono::seconds{301})).status == 401);
  CHECK(cafe.step() == MessageStep::accepted);
  constexpr std::string_view nonsense = R"({"id":"77","status":"eaten"})";
  CHECK(cafe.post(nonsense, signature(nonsense, now)).status == 400);
  CHECK(cafe.post(body, signature(body, now)).status == 200);
  CHECK(cafe.step() == MessageStep::failed);
  const std::size_t before = cafe.events();
  CHECK(cafe.post(body, signature(body, now)).status == 200);
  CHECK(cafe.events() == before);
}

TEST_CASE("a mail that came back ends its message; any other mail is taken and says nothing") {
  ReportedCafe cafe({Channel::email, GatewayKind::smtp, "smtps://mail.example:465", "", "", "cafe@cafe.example"});
  const std::string_view as_mail = "Content-Type: message/rfc822\r\n";
  CHECK(cafe.post("Subject: Out of office\r\n\r\nback on Monday\r\n", std::string(as_mail)).body == R"({"reports":0})");
  CHECK(cafe.step() == MessageStep::accepted);
  CHECK(cafe.post(came_back, std::string(as_mail)).body == R"({"reports":1})");
  CHECK(cafe.step() == MessageStep::bounced);
}

}  // namespace dangol
