#include "shop/message_keys.h"

#include <fmt/format.h>

namespace dangol {
namespace {

Fingerprint key_of(const KeyRing& keys, std::string_view text) {
  return fingerprint(keys.fingerprint_key(), "message", text);
}

}  // namespace

MessageId message_id(const KeyRing& keys, CampaignId campaign, CustomerId customer, std::int32_t day) {
  return {positive_number(key_of(keys, fmt::format("c{}:{}:{}", campaign.value, customer.value, day)))};
}

MessageId message_id(const KeyRing& keys, CustomerId customer, const IdempotencyKey& request) {
  const std::string_view bytes(reinterpret_cast<const char*>(request.bytes.data()), request.bytes.size());
  return {positive_number(key_of(keys, fmt::format("o{}:{}", customer.value, bytes)))};
}

MessageId message_id(const KeyRing& keys, Notice notice, CustomerId customer, Instant at) {
  return {positive_number(
      key_of(keys, fmt::format("n{}:{}:{}", static_cast<int>(notice), customer.value, at.time_since_epoch().count())))};
}

IdempotencyKey selected_key(const KeyRing& keys, CampaignId campaign, std::int32_t day) {
  return key_of(keys, fmt::format("s{}:{}", campaign.value, day));
}

IdempotencyKey paused_key(const KeyRing& keys, CampaignId campaign, Instant at) {
  return key_of(keys, fmt::format("p{}:{}", campaign.value, at.time_since_epoch().count()));
}

IdempotencyKey queued_key(const KeyRing& keys, MessageId message) {
  return key_of(keys, fmt::format("q{}", message.value));
}

IdempotencyKey asked_key(const KeyRing& keys, MessageId message) {
  return key_of(keys, fmt::format("a{}", message.value));
}

IdempotencyKey moved_key(const KeyRing& keys, MessageId message, MessageStep step, std::uint16_t tries) {
  return key_of(keys, fmt::format("m{}:{}:{}", message.value, static_cast<int>(step), tries));
}

}  // namespace dangol
