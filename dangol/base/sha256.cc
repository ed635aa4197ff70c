#include "base/sha256.h"

#include <sodium.h>

#include "base/sodium.h"

namespace dangol {

Sha256 sha256(std::string_view bytes) {
  static_assert(crypto_hash_sha256_BYTES == sizeof(Sha256));
  ensure_sodium();
  Sha256 hash;
  crypto_hash_sha256(hash.bytes.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  return hash;
}

std::string hex(const Sha256& hash) {
  std::string text(2 * hash.bytes.size() + 1, '\0');  // libsodium ends it with a zero
  sodium_bin2hex(text.data(), text.size(), hash.bytes.data(), hash.bytes.size());
  text.pop_back();
  return text;
}

}  // namespace dangol
