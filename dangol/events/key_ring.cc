#include "events/key_ring.h"

#include <sodium.h>

#include <cstring>
#include <mutex>

#include "base/sodium.h"

namespace dangol {
namespace {

SecretKey derived_key(const SecretKey& shop_key) {
  ensure_sodium();
  SecretKey key;
  constexpr char purpose[] = "dangol fingerprints";
  crypto_generichash(key.data(), key.size(), reinterpret_cast<const unsigned char*>(purpose), sizeof purpose,
                     shop_key.data(), shop_key.size());
  return key;
}

// A wrapped key is bound to its owner and use, so that one cannot stand in for another.
std::uint64_t binding(CustomerId customer, KeyUse use) {
  return customer.value | (use == KeyUse::sensitive ? 1ULL << 63 : 0);
}

}  // namespace

KeyRing::KeyRing(const SecretKey& shop_key) : shop_key_(shop_key), fingerprint_key_(derived_key(shop_key)) {}

std::optional<SecretKey> KeyRing::find(CustomerId customer, KeyUse use) const {
  const std::shared_lock lock(mutex_);
  const auto at = keys(use).find(customer);
  return at == keys(use).end() ? std::nullopt : std::optional{at->second};
}

SecretKey KeyRing::find_or_mint(CustomerId customer, KeyUse use) {
  const std::unique_lock lock(mutex_);
  const auto [at, is_new] = keys(use).try_emplace(customer);
  if (is_new) at->second = random_key();
  return at->second;
}

void KeyRing::forget(CustomerId customer) {
  forget(customer, KeyUse::personal);
  forget(customer, KeyUse::sensitive);
}

void KeyRing::forget(CustomerId customer, KeyUse use) {
  const std::unique_lock lock(mutex_);
  keys(use).erase(customer);
}

std::string KeyRing::wrap(CustomerId customer, KeyUse use, const SecretKey& key, std::string_view with) const {
  std::string plain(reinterpret_cast<const char*>(key.data()), key.size());
  plain += with;
  return seal(plain, binding(customer, use), shop_key_);
}

Result<KeyRing::Unwrapped> KeyRing::unwrap(CustomerId customer, KeyUse use, std::string_view wrapped) const {
  auto plain = open_sealed(wrapped, binding(customer, use), shop_key_);
  if (!plain) return plain.error();
  Unwrapped result;
  if (plain->size() < result.key.size())
    return Error{ErrorCode::unavailable, "a wrapped key has a wrong length: the file is damaged"};
  std::memcpy(result.key.data(), plain->data(), result.key.size());
  result.with = plain->substr(result.key.size());
  return result;
}

void KeyRing::keep(CustomerId customer, KeyUse use, const SecretKey& key) {
  const std::unique_lock lock(mutex_);
  keys(use).insert_or_assign(customer, key);
}

void KeyRing::reserve(std::size_t customers) {
  const std::unique_lock lock(mutex_);
  personal_.reserve(customers);
}

}  // namespace dangol
