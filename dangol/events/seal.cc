#include "events/seal.h"

#include <sodium.h>

#include "base/sodium.h"

namespace dangol {
namespace {

constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(nonce_bytes + tag_bytes == sealed_overhead_bytes);

unsigned char* bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
const unsigned char* bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

}  // namespace

SecretKey random_key() {
  ensure_sodium();
  SecretKey key;
  randombytes_buf(key.data(), key.size());
  return key;
}

std::string seal(std::string_view plain, std::uint64_t bound_to, const SecretKey& key) {
  ensure_sodium();
  std::string sealed(nonce_bytes + plain.size() + tag_bytes, '\0');
  randombytes_buf(sealed.data(), nonce_bytes);
  crypto_aead_xchacha20poly1305_ietf_encrypt(bytes(sealed) + nonce_bytes, nullptr, bytes(plain), plain.size(),
                                             reinterpret_cast<const unsigned char*>(&bound_to), sizeof bound_to,
                                             nullptr, bytes(sealed), key.data());
  return sealed;
}

Result<std::string> open_sealed(std::string_view sealed, std::uint64_t bound_to, const SecretKey& key) {
  ensure_sodium();
  const Error wrong{ErrorCode::unavailable,
                    "a sealed field does not open: the shop's key is another one or the file is damaged"};
  if (sealed.size() < nonce_bytes + tag_bytes) return wrong;
  std::string plain(sealed.size() - nonce_bytes - tag_bytes, '\0');
  const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(
      bytes(plain), nullptr, nullptr, bytes(sealed) + nonce_bytes, sealed.size() - nonce_bytes,
      reinterpret_cast<const unsigned char*>(&bound_to), sizeof bound_to, bytes(sealed), key.data());
  if (failed != 0) return wrong;
  return plain;
}

}  // namespace dangol
