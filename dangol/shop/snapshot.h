// A shop's memory as bytes and back, so that starting does not read all of history again (docs/journal-format.md).
// Personal fields are sealed with the customer's own key, which travels in her part, wrapped by the shop's.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "events/codec.h"
#include "events/key_ring.h"
#include "shop/shop_memory.h"

namespace dangol {

inline constexpr int snapshot_version = 8;

std::string encode_shop_snapshot(const ShopMemory& memory, Codec& codec);
// False when the snapshot is of another version: then everything is read from the journal.
Result<bool> decode_shop_snapshot(std::string_view bytes, Codec& codec, KeyRing& keys, ShopMemory& memory);

std::string encode_customer_snapshot(CustomerId customer, const CustomerMemory& memory, const Outbox& outbox,
                                     const KeyRing& keys);

// What a customer's part holds, ready to be put in its places.
struct RestoredCustomer {
  CustomerId customer;
  CustomerMemory memory;
  std::string find_line;
  std::string messages;  // as Outbox::encode() wrote them
  SecretKey personal_key;
  std::optional<SecretKey> sensitive_key;
};
// Reads `keys` for the shop's key only, so that many threads may decode at once.
Result<RestoredCustomer> decode_customer_snapshot(CustomerId customer, std::string_view bytes, const KeyRing& keys);

}  // namespace dangol
