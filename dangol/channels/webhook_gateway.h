// Any channel through a program of one's own: each message is POSTed as JSON, signed by Standard Webhooks. The id of
// the webhook is the message's, so that of two with one id a receiver keeps one.
#pragma once

#include <string>

#include "channels/checked_gateway.h"
#include "channels/http_client.h"

namespace dangol {

struct WebhookSettings {
  WebAddress address;
  std::string key;   // webhook_key()
  std::string from;  // told to the receiver; may be empty
};

class WebhookGateway final : public CheckedGateway {
 public:
  WebhookGateway(Channel channel, WebhookSettings settings, const Clock& clock, const TimeLimits& limits);

  // There is no common way to ask; sending the same id again is safe with a receiver that keeps to the standard.
  std::optional<Handed> what_became_of(MessageId) override { return std::nullopt; }

 private:
  HandOver hand_over(const OutgoingMessage& message) override;

  WebhookSettings settings_;
  HttpClient client_;
};

}  // namespace dangol
