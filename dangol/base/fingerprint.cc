#include "base/fingerprint.h"

#include <sodium.h>

#include "base/assert.h"
#include "base/sodium.h"

namespace dangol {

Fingerprint fingerprint(std::span<const std::uint8_t> key, std::string_view domain, std::string_view text) {
  DANGOL_ASSERT(key.size() >= crypto_generichash_KEYBYTES_MIN && key.size() <= crypto_generichash_KEYBYTES_MAX);
  ensure_sodium();
  Fingerprint result;
  crypto_generichash_state state;
  crypto_generichash_init(&state, key.data(), key.size(), result.bytes.size());
  const auto domain_size = static_cast<unsigned char>(domain.size());  // so that ("ab","c") differs from ("a","bc")
  crypto_generichash_update(&state, &domain_size, 1);
  crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(domain.data()), domain.size());
  crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  crypto_generichash_final(&state, result.bytes.data(), result.bytes.size());
  return result;
}

std::uint64_t positive_number(const Fingerprint& fingerprint) {
  std::uint64_t value = 0;
  std::memcpy(&value, fingerprint.bytes.data(), sizeof value);
  value &= 0x7fffffffffffffffULL;
  return value == 0 ? 1 : value;
}

}  // namespace dangol
