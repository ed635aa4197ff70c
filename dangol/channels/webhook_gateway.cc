#include "channels/webhook_gateway.h"

#include <date/date.h>

#include <utility>

#include "base/korean.h"
#include "channels/http_outcome.h"
#include "channels/json_text.h"
#include "channels/webhook_signature.h"
#include "consent/consent_names.h"

namespace dangol {
namespace {

bool is_text(const OutgoingMessage& message) {
  return is_utf8(message.to) && is_utf8(message.to_name) && is_utf8(message.subject) && is_utf8(message.text);
}

void write_alimtalk(JsonLine& json, const Alimtalk& alimtalk) {
  json.open("alimtalk").field("template", alimtalk.template_id).open("variables");
  for (const auto& [name, value] : alimtalk.variables) json.field(name, value);
  json.close().close();
}

}  // namespace

WebhookGateway::WebhookGateway(Channel channel, WebhookSettings settings, const Clock& clock, const TimeLimits& limits)
    : CheckedGateway(channel, clock), settings_(std::move(settings)), client_(settings_.address.reach, limits) {}

HandOver WebhookGateway::hand_over(const OutgoingMessage& message) {
  if (!is_text(message)) return {Handed::refused, {}, "the message is not UTF-8"};
  const std::string id = std::to_string(message.id.value);
  const std::string timestamp = std::to_string(date::floor<std::chrono::seconds>(now()).time_since_epoch().count());
  JsonLine json;
  json.open().field("type", "message.send").field("id", id).field("channel", name_of(channel()));
  json.field("from", settings_.from).field("to", message.to).field("to_name", message.to_name);
  json.field("subject", message.subject).field("text", message.text).field("opt_out_url", message.opt_out_url);
  if (!message.alimtalk.template_id.empty()) write_alimtalk(json, message.alimtalk);
  json.close();
  const std::string body = json.take();
  const std::string signature = webhook_signature(settings_.key, id, timestamp, body);
  return outcome_of(client_.ask({settings_.address.url,
                                 {"Content-Type: application/json", "webhook-id: " + id,
                                  "webhook-timestamp: " + timestamp, "webhook-signature: " + signature},
                                 body}));
}

}  // namespace dangol
