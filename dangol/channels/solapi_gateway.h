// Text messages (SMS, LMS) and KakaoTalk through a provider of Solapi's shape: Alimtalk (ATA) when the message names a
// template that Kakao has approved, else friend talk (CTA).
#pragma once

#include <string>

#include "channels/checked_gateway.h"
#include "channels/http_client.h"

namespace dangol {

struct SolapiSettings {
  WebAddress address;
  std::string key;
  std::string secret;
  std::string from;  // the sender's number, or Kakao's profile (pfId)
};

// HMAC-SHA256 apiKey=..., date=..., salt=..., signature=hex(HMAC-SHA256(secret, date + salt))
std::string solapi_authorization(std::string_view key, std::string_view secret, std::string_view date,
                                 std::string_view salt);

class SolapiGateway final : public CheckedGateway {
 public:
  SolapiGateway(Channel channel, SolapiSettings settings, const Clock& clock, const TimeLimits& limits);

  // Looks through the messages of the last 24 hours, at most 2,000. One that is not there is not said to be absent: the
  // provider's list may be behind.
  std::optional<Handed> what_became_of(MessageId message) override;

 private:
  HandOver hand_over(const OutgoingMessage& message) override;
  HttpAnswer ask(const std::string& path, std::optional<std::string> body);

  SolapiSettings settings_;
  HttpClient client_;
};

}  // namespace dangol
