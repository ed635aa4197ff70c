#include "events/key_chain.h"

#include <sodium.h>

#include <string_view>

#include "base/sodium.h"

namespace dangol {
namespace {

SecretKey hashed(const SecretKey& secret, std::string_view purpose) {
  ensure_sodium();
  SecretKey key;
  crypto_generichash(key.data(), key.size(), reinterpret_cast<const unsigned char*>(purpose.data()), purpose.size(),
                     secret.data(), secret.size());
  return key;
}

}  // namespace

std::optional<SecretKey> KeyChain::key_of(std::int32_t day) const {
  if (day < day_ || day - day_ > longest_days) return std::nullopt;
  KeyChain ahead = *this;
  ahead.move_to(day);
  return hashed(ahead.secret_, "dangol key of the day");
}

void KeyChain::move_to(std::int32_t day) {
  for (; day_ < day; ++day_) secret_ = hashed(secret_, "dangol next day");
}

}  // namespace dangol
