#include "shop/display_link.h"

#include <sodium.h>

#include <algorithm>
#include <utility>

namespace dangol {
namespace {

// No letter that is taken for another or for a digit: somebody may have to type it with a remote control.
constexpr std::string_view token_letters = "abcdefghjkmnpqrstuvwxyz023456789";
constexpr std::size_t bits_of_letter = 5;
constexpr std::size_t token_length = 20;  // 100 bits
constexpr std::size_t group = 5;
static_assert(token_letters.size() == 1U << bits_of_letter);

bool is_token_letter(char c) { return token_letters.find(c) != std::string_view::npos; }

}  // namespace

std::string display_token(const KeyRing& keys, const IdempotencyKey& request) {
  const std::string_view asked(reinterpret_cast<const char*>(request.bytes.data()), request.bytes.size());
  const Fingerprint drawn = fingerprint(keys.fingerprint_key(), "display-link", asked);
  std::string token;
  unsigned bits = 0;
  std::size_t count = 0;
  std::size_t next = 0;
  for (std::size_t letter = 0; letter < token_length; ++letter) {
    if (letter > 0 && letter % group == 0) token += '-';
    for (; count < bits_of_letter; count += 8) bits = (bits << 8U) | drawn.bytes[next++];
    count -= bits_of_letter;
    token += token_letters[(bits >> count) % token_letters.size()];
  }
  return token;
}

bool is_display_token(std::string_view text) {
  if (text.size() != token_length + token_length / group - 1) return false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_between = at % (group + 1) == group;
    if (is_between ? text[at] != '-' : !is_token_letter(text[at])) return false;
  }
  return true;
}

GatewayArranged display_arrangement(std::string token) {
  GatewayArranged arranged;
  arranged.channel = Channel::display;
  arranged.kind = GatewayKind::display;
  arranged.secret = std::move(token);
  return arranged;
}

bool opens_displays(const ShopSettings& settings, std::string_view token) {
  const std::string& made = settings.display_token;
  return !made.empty() && made.size() == token.size() && sodium_memcmp(made.data(), token.data(), made.size()) == 0;
}

}  // namespace dangol
