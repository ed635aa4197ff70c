// The keys of all customers, in memory. Each is minted at registration, travels in that event wrapped by the shop's
// key, and is gone when the event is erased: from then on nothing sealed with it can be read.
#pragma once

#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/ids.h"
#include "base/result.h"
#include "events/seal.h"

namespace dangol {

inline constexpr std::size_t wrapped_key_bytes = sizeof(SecretKey) + sealed_overhead_bytes;

enum class KeyUse : std::uint8_t { personal = 0, sensitive = 1 };

class KeyRing {
 public:
  explicit KeyRing(const SecretKey& shop_key);

  const SecretKey& shop_key() const { return shop_key_; }
  // A key derived from the shop's for fingerprints; never used for sealing.
  const SecretKey& fingerprint_key() const { return fingerprint_key_; }

  std::optional<SecretKey> find(CustomerId customer, KeyUse use) const;
  SecretKey find_or_mint(CustomerId customer, KeyUse use);
  void forget(CustomerId customer);
  void forget(CustomerId customer, KeyUse use);

  // The key, and whatever is to travel with it, sealed with the shop's key.
  std::string wrap(CustomerId customer, KeyUse use, const SecretKey& key, std::string_view with = {}) const;
  struct Unwrapped {
    SecretKey key;
    std::string with;
  };
  // `unavailable` when it was wrapped for somebody else, for another use, by another shop, or is damaged.
  Result<Unwrapped> unwrap(CustomerId customer, KeyUse use, std::string_view wrapped) const;
  // From now on this is the key of `customer`.
  void keep(CustomerId customer, KeyUse use, const SecretKey& key);
  void reserve(std::size_t customers);

 private:
  using Keys = std::unordered_map<CustomerId, SecretKey>;
  Keys& keys(KeyUse use) { return use == KeyUse::personal ? personal_ : sensitive_; }
  const Keys& keys(KeyUse use) const { return use == KeyUse::personal ? personal_ : sensitive_; }

  SecretKey shop_key_;
  SecretKey fingerprint_key_;
  mutable std::shared_mutex mutex_;
  Keys personal_;
  Keys sensitive_;
};

}  // namespace dangol
