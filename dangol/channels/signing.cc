#include "channels/signing.h"

#include <sodium.h>

#include <array>

#include "base/sodium.h"

namespace dangol {
namespace {

const unsigned char* octets(std::string_view text) {
  const void* data = text.data();
  return static_cast<const unsigned char*>(data);
}

}  // namespace

std::string hmac_sha256(std::string_view key, std::string_view text) {
  ensure_sodium();
  crypto_auth_hmacsha256_state state;
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> code{};
  crypto_auth_hmacsha256_init(&state, octets(key), key.size());
  crypto_auth_hmacsha256_update(&state, octets(text), text.size());
  crypto_auth_hmacsha256_final(&state, code.data());
  return {code.begin(), code.end()};
}

std::string hex(std::string_view bytes) {
  std::string text(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), octets(bytes), bytes.size());
  text.pop_back();
  return text;
}

std::string base64(std::string_view bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), octets(bytes), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  while (text.ends_with('=')) text.remove_suffix(1);
  std::string bytes(text.size(), '\0');
  std::size_t count = 0;
  void* to = bytes.data();
  if (sodium_base642bin(static_cast<unsigned char*>(to), bytes.size(), text.data(), text.size(), nullptr, &count,
                        nullptr, sodium_base64_VARIANT_ORIGINAL_NO_PADDING) != 0) {
    return std::nullopt;
  }
  bytes.resize(count);
  return bytes;
}

bool is_same_in_constant_time(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string random_hex(std::size_t bytes) {
  ensure_sodium();
  std::string random(bytes, '\0');
  randombytes_buf(random.data(), random.size());
  return hex(random);
}

}  // namespace dangol
