#include "channels/open_gateway.h"

#include <doctest/doctest.h>

#include "channels/loopback_server_test.h"

namespace dangol {
namespace {

const FixedClock opening_clock(*parse_instant("2024-05-03T05:00:00Z", Zone::utc()));
constexpr const char* a_secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

GatewayArranged mail_gateway() {
  return {Channel::email, GatewayKind::smtp, "smtp://mail.shop.example:587",
          "shop",         a_secret,          "Cafe <shop@shop.example>"};
}
GatewayArranged text_gateway() {
  return {Channel::sms, GatewayKind::solapi, "https://api.solapi.com/", "KEY", a_secret, "0212345678"};
}
GatewayArranged kakao_gateway() {
  return {Channel::kakao, GatewayKind::solapi, "https://api.solapi.com", "KEY", a_secret, "KA01PF210101"};
}
GatewayArranged own_gateway() {
  return {Channel::push, GatewayKind::webhook, "https://hooks.shop.example/in", "", a_secret, ""};
}

std::string fault_of(const GatewayArranged& arranged) {
  const auto gateway = open_gateway(arranged, opening_clock);
  if (gateway) return {};
  CHECK(gateway.error().message.find(a_secret) == std::string::npos);
  CHECK(gateway.error().message.find("hidden") == std::string::npos);
  return gateway.error().message;
}

template <class Change>
std::string fault_with(GatewayArranged arranged, const Change& change) {
  change(arranged);
  return fault_of(arranged);
}

}  // namespace

TEST_CASE("what is arranged rightly opens") {
  for (const GatewayArranged& each : {mail_gateway(), text_gateway(), kakao_gateway(), own_gateway()})
    CHECK(fault_of(each).empty());
  for (const Channel channel : {Channel::sms, Channel::kakao, Channel::email, Channel::push})
    CHECK(fault_with(own_gateway(), [&](GatewayArranged& g) { g.channel = channel; }).empty());
  CHECK(fault_with(mail_gateway(), [](GatewayArranged& g) { g.user = g.secret = ""; }).empty());
}

TEST_CASE("what is not says what is wrong, and repeats nothing of it") {
  using G = GatewayArranged;
  for (const G& each : {mail_gateway(), text_gateway(), kakao_gateway(), own_gateway()}) {
    CHECK_FALSE(fault_with(each, [](G& g) { g.url = ""; }).empty());
    CHECK_FALSE(fault_with(each, [](G& g) { g.url = "https://hidden:hidden@api.solapi.com"; }).empty());
    CHECK_FALSE(fault_with(each, [](G& g) { g.url = "telnet://api.solapi.com"; }).empty());
    CHECK_FALSE(fault_with(each, [](G& g) { g.channel = Channel::none; }).empty());
    CHECK_FALSE(fault_with(each, [](G& g) { g.user = "hidden\r\nX: y"; }).empty());
    CHECK_FALSE(fault_with(each, [](G& g) { g.secret += "\n"; }).empty());
    CHECK_FALSE(fault_with(each, [](G& g) { g.from += "\r"; }).empty());
    CHECK_FALSE(fault_with(each, [](G& g) { g.kind = static_cast<GatewayKind>(9); }).empty());
  }
  CHECK_FALSE(fault_with(mail_gateway(), [](G& g) { g.channel = Channel::sms; }).empty());
  CHECK_FALSE(fault_with(mail_gateway(), [](G& g) { g.from = "hidden"; }).empty());
  CHECK_FALSE(fault_with(mail_gateway(), [](G& g) { g.user = ""; }).empty());
  CHECK_FALSE(fault_with(mail_gateway(), [](G& g) { g.secret = ""; }).empty());
  CHECK_FALSE(fault_with(text_gateway(), [](G& g) { g.channel = Channel::email; }).empty());
  CHECK_FALSE(fault_with(text_gateway(), [](G& g) { g.url = "https://127.0.0.1"; }).empty());
  CHECK_FALSE(fault_with(text_gateway(), [](G& g) { g.url += "?x=hidden"; }).empty());
  CHECK_FALSE(fault_with(text_gateway(), [](G& g) { g.user = ""; }).empty());
  CHECK_FALSE(fault_with(text_gateway(), [](G& g) { g.user = "hidden, x"; }).empty());
  CHECK_FALSE(fault_with(text_gateway(), [](G& g) { g.secret = ""; }).empty());
  CHECK_FALSE(fault_with(text_gateway(), [](G& g) { g.from = "123"; }).empty());
  CHECK_FALSE(fault_with(kakao_gateway(), [](G& g) { g.from = ""; }).empty());
  CHECK_FALSE(fault_with(own_gateway(), [](G& g) { g.secret = "hidden"; }).empty());
  CHECK_FALSE(fault_with(own_gateway(), [](G& g) { g.url = "http://hooks.shop.example"; }).empty());
}

TEST_CASE("a gateway of one's own machine is opened and reached") {
  LoopbackServer server([](TestConnection& client) {
    client.http_request();
    client.answer(200, "");
  });
  GatewayArranged arranged = own_gateway();
  arranged.url = server.url("http");
  auto gateway = open_gateway(arranged, opening_clock);
  REQUIRE(gateway);
  OutgoingMessage message;
  message.id = {1};
  CHECK((*gateway)->send(permission_at(opening_clock.now(), Channel::push), message).outcome == Handed::accepted);
}

TEST_CASE("a mail server elsewhere must encrypt, one on this machine need not") {
  LoopbackServer server([](TestConnection& client) {
    client.say("220 mx.test.example ESMTP\r\n");
    bool is_text = false;
    while (const auto line = client.line()) {
      if (is_text && *line != ".") continue;
      is_text = *line == "DATA";
      client.say(is_text ? "354 go on\r\n" : "250 ok\r\n");
    }
  });
  GatewayArranged arranged = mail_gateway();
  arranged.user = arranged.secret = "";
  OutgoingMessage message;
  message.id = {1};
  message.to = "minji@guest.example";
  const auto outcome_at = [&](const std::string& url) {
    arranged.url = url;
    auto gateway = open_gateway(arranged, opening_clock);
    REQUIRE(gateway);
    return (*gateway)->send(permission_at(opening_clock.now(), Channel::email), message).outcome;
  };
  CHECK(outcome_at(server.url("smtp")) == Handed::accepted);
  CHECK(outcome_at(server.url("smtp", "[::ffff:127.0.0.1]")) == Handed::not_taken);
}

}  // namespace dangol
