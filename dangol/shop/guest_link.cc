#include "shop/guest_link.h"

#include <sodium.h>

#include <array>

#include "base/bytes.h"
#include "shop/shop_parts.h"

namespace dangol {
namespace {

constexpr int coding = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
constexpr std::size_t longest_token = 80;

Fingerprint mark_of(const KeyRing& keys, std::string_view claims) {
  return fingerprint(keys.fingerprint_key(), "guest-link", claims);
}

std::string in_base64(std::string_view bytes) {
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), coding), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                    coding);
  text.pop_back();  // its end-of-text
  return text;
}

std::string from_base64(std::string_view text) {
  if (text.size() > longest_token) return {};
  std::string bytes(text.size(), '\0');
  std::size_t size = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(), nullptr,
                        &size, nullptr, coding) != 0)
    return {};
  bytes.resize(size);
  return bytes;
}

// Nothing: for good.
std::optional<int> days_of(LinkUse use) {
  switch (use) {
    case LinkUse::opt_out: return std::nullopt;
    case LinkUse::own_page: return own_page_days;
    case LinkUse::feedback: return feedback_link_days;
  }
  return 0;
}

}  // namespace

std::string guest_token(const KeyRing& keys, CustomerId customer, LinkUse use, std::int32_t day) {
  ByteWriter claims;
  claims.u8(static_cast<std::uint8_t>(use));
  claims.varint(customer.value);
  claims.zigzag(day);
  const Fingerprint mark = mark_of(keys, claims.bytes());
  claims.raw(mark.bytes.data(), mark.bytes.size());
  return in_base64(claims.bytes());
}

std::optional<CustomerId> guest_of_token(const KeyRing& keys, std::string_view token, LinkUse use, std::int32_t today) {
  const std::string bytes = from_base64(token);
  Fingerprint mark;
  if (bytes.size() <= mark.bytes.size()) return std::nullopt;
  const std::string_view claims = std::string_view(bytes).substr(0, bytes.size() - mark.bytes.size());
  const Fingerprint made = mark_of(keys, claims);
  if (sodium_memcmp(made.bytes.data(), bytes.data() + claims.size(), made.bytes.size()) != 0) return std::nullopt;
  ByteReader in(claims);
  const auto said_use = static_cast<LinkUse>(in.u8());
  const CustomerId customer{in.varint()};
  const std::int64_t day = in.zigzag();
  if (in.failed() || !in.at_end() || said_use != use) return std::nullopt;
  const auto days = days_of(use);
  if (days && (today < day || today >= day + *days)) return std::nullopt;
  return customer;
}

std::string opt_out_link(const Shop::Parts& parts, CustomerId customer) {
  return parts.memory.settings().sending.public_url + "/u/" + guest_token(parts.keys, customer, LinkUse::opt_out, 0);
}

std::string feedback_link(const Shop::Parts& parts, CustomerId customer, std::int32_t today) {
  return parts.memory.settings().sending.public_url + "/said#" +
         guest_token(parts.keys, customer, LinkUse::feedback, today);
}

}  // namespace dangol
