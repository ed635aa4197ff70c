#include "shop/report_address.h"

#include <sodium.h>

#include "consent/consent_names.h"

namespace dangol {
namespace {

std::string report_token(const KeyRing& keys, Channel channel) {
  const Fingerprint made = fingerprint(keys.fingerprint_key(), "report-address", name_of(channel));
  std::string token(made.bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(token.data(), token.size(), made.bytes.data(), made.bytes.size());
  token.pop_back();  // its end-of-text
  return token;
}

}  // namespace

std::string report_path(const KeyRing& keys, Channel channel) {
  return "/api/v1/reports/" + std::string(name_of(channel)) + "/" + report_token(keys, channel);
}

bool is_report_token(const KeyRing& keys, Channel channel, std::string_view token) {
  const std::string made = report_token(keys, channel);
  return token.size() == made.size() && sodium_memcmp(made.data(), token.data(), made.size()) == 0;
}

}  // namespace dangol
