#include "channels/webhook_signature.h"

#include <charconv>

#include "channels/signing.h"

namespace dangol {
namespace {

constexpr std::size_t shortest_key = 24;
constexpr std::size_t longest_key = 64;
constexpr int most_signatures = 16;

Error not_genuine(const char* what) { return {ErrorCode::unauthenticated, what}; }

bool is_recent(std::string_view timestamp, Instant now) {
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(timestamp.data(), timestamp.data() + timestamp.size(), seconds);
  // Within what an Instant can hold.
  constexpr std::int64_t latest = 253'402'300'799;  // the end of the year 9999
  if (error != std::errc{} || end != timestamp.data() + timestamp.size() || seconds < 0 || seconds > latest)
    return false;
  const auto apart = Instant{std::chrono::seconds{seconds}} - now;
  return apart >= -webhook_tolerance && apart <= webhook_tolerance;
}

}  // namespace

Result<std::string> webhook_key(std::string_view secret) {
  constexpr std::string_view mark = "whsec_";
  if (secret.starts_with(mark)) secret.remove_prefix(mark.size());
  auto key = from_base64(secret);
  if (!key || key->size() < shortest_key || key->size() > longest_key)
    return Error{ErrorCode::invalid_input, "the webhook's secret is to be whsec_ and 24 to 64 bytes in base64"};
  return std::move(*key);
}

std::string webhook_signature(std::string_view key, std::string_view id, std::string_view timestamp,
                              std::string_view body) {
  std::string text;
  text.reserve(id.size() + timestamp.size() + body.size() + 2);
  text.append(id).append(".").append(timestamp).append(".").append(body);
  return "v1," + base64(hmac_sha256(key, text));
}

Result<void> verify_webhook(std::string_view secret, std::string_view id, std::string_view timestamp,
                            std::string_view body, std::string_view signatures, Instant now) {
  const auto key = webhook_key(secret);
  if (!key) return key.error();
  // With a dot in the id, another body could be signed by the same signature.
  if (id.empty() || id.find('.') != std::string_view::npos) return not_genuine("the webhook has no id");
  if (!is_recent(timestamp, now)) return not_genuine("the webhook was not signed within the last five minutes");
  const std::string expected = webhook_signature(*key, id, timestamp, body);
  bool fits = false;
  for (int i = 0; i < most_signatures && !signatures.empty(); ++i) {
    const std::size_t end = signatures.find(' ');
    fits |= is_same_in_constant_time(signatures.substr(0, end), expected);
    signatures.remove_prefix(end == std::string_view::npos ? signatures.size() : end + 1);
  }
  if (!fits) return not_genuine("no signature of the webhook fits");
  return {};
}

}  // namespace dangol
