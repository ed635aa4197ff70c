// Standard Webhooks (standardwebhooks.com, 1.0.0): both directions of signing a request.
//
//   webhook-signature: v1,base64(HMAC-SHA256(key, id + "." + timestamp + "." + body))
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"

namespace dangol {

inline constexpr std::chrono::minutes webhook_tolerance{5};

// The key in "whsec_..." (base64 of 24 to 64 bytes). The error does not repeat it.
Result<std::string> webhook_key(std::string_view secret);

// "v1,...". `timestamp` in whole seconds since 1970.
std::string webhook_signature(std::string_view key, std::string_view id, std::string_view timestamp,
                              std::string_view body);

// `signatures` as the header holds them: separated by spaces, of which one must fit; at most 16 are looked at. Refused
// as unauthenticated, also when it was signed more than five minutes before or after `now`. That the same id does not
// come twice is for the caller to see to.
Result<void> verify_webhook(std::string_view secret, std::string_view id, std::string_view timestamp,
                            std::string_view body, std::string_view signatures, Instant now);

}  // namespace dangol
