#include "channels/open_gateway.h"

#include <algorithm>
#include <utility>

#include "channels/json_text.h"
#include "channels/smtp_gateway.h"
#include "channels/solapi_gateway.h"
#include "channels/webhook_gateway.h"
#include "channels/webhook_signature.h"
#include "consent/gate.h"

namespace dangol {
namespace {

using Opened = Result<std::unique_ptr<Gateway>>;

Error wrong(const char* what) { return {ErrorCode::invalid_input, what}; }

// Neither may begin a line of its own in what is sent.
bool is_one_line(std::string_view text) {
  return text.size() <= 1'000 && std::ranges::none_of(text, [](char c) { return (c >= 0 && c < 0x20) || c == 0x7F; });
}

Opened open_smtp(const GatewayArranged& arranged, const Clock& clock, const TimeLimits& limits) {
  if (arranged.channel != Channel::email) return wrong("a mail server carries only e-mail");
  const auto server = parse_mail_server(arranged.url);
  if (!server) return server.error();
  auto from = parse_mailbox(arranged.from);
  if (!from) return from.error();
  if (arranged.user.empty() != arranged.secret.empty())
    return wrong("the mail server's user and password are to be given both or neither");
  SmtpSettings settings{server->url, arranged.user, arranged.secret, std::move(*from), !server->is_this_machine, {}};
  return std::unique_ptr<Gateway>(std::make_unique<SmtpGateway>(std::move(settings), clock, limits));
}

Opened open_solapi(const GatewayArranged& arranged, const Clock& clock, const TimeLimits& limits) {
  if (arranged.channel != Channel::sms && arranged.channel != Channel::kakao)
    return wrong("this provider carries only text messages and KakaoTalk");
  auto address = parse_web_address(arranged.url);
  if (!address) return address.error();
  if (address->url.find('?') != std::string::npos) return wrong("the provider's URL is to end before its '?'");
  if (plain_code(arranged.user).empty() || arranged.secret.empty())
    return wrong("the provider's key and secret are to be given");
  if (arranged.channel == Channel::sms && !is_sender_number(arranged.from))
    return wrong("the sender is to be the shop's registered number, digits only");
  if (plain_code(arranged.from).empty()) return wrong("the sender is to be the id of the shop's Kakao profile");
  SolapiSettings settings{std::move(*address), arranged.user, arranged.secret, arranged.from};
  return std::unique_ptr<Gateway>(
      std::make_unique<SolapiGateway>(arranged.channel, std::move(settings), clock, limits));
}

Opened open_webhook(const GatewayArranged& arranged, const Clock& clock, const TimeLimits& limits) {
  if (arranged.channel == Channel::none) return wrong("a gateway carries one channel");
  auto address = parse_web_address(arranged.url);
  if (!address) return address.error();
  auto key = webhook_key(arranged.secret);
  if (!key) return key.error();
  WebhookSettings settings{std::move(*address), std::move(*key), arranged.from};
  return std::unique_ptr<Gateway>(
      std::make_unique<WebhookGateway>(arranged.channel, std::move(settings), clock, limits));
}

}  // namespace

Opened open_gateway(const GatewayArranged& arranged, const Clock& clock, const TimeLimits& limits) {
  if (arranged.url.empty()) return Error{ErrorCode::not_found, "no gateway is arranged for this channel"};
  if (!is_one_line(arranged.user) || !is_one_line(arranged.secret) || !is_one_line(arranged.from))
    return wrong("the gateway's user, secret and sender are to be one line each");
  switch (arranged.kind) {
    case GatewayKind::smtp: return open_smtp(arranged, clock, limits);
    case GatewayKind::solapi: return open_solapi(arranged, clock, limits);
    case GatewayKind::webhook: return open_webhook(arranged, clock, limits);
    case GatewayKind::display: break;  // the shop's own screens: api/call_displays.h
  }
  return wrong("this kind of gateway is not known");
}

}  // namespace dangol
