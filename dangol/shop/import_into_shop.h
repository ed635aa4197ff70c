// Where imported events go: the shop.
#pragma once

#include "importers/import.h"
#include "shop/shop.h"

namespace dangol {

class ImportIntoShop final : public ImportTarget {
 public:
  // `was_erased` asks the erasure ledger.
  ImportIntoShop(Shop& shop, const KeyRing& keys, std::function<bool(CustomerId)> was_erased);

  ShopFounded settings() const override { return shop_.settings().founded; }
  Bucket bucket() const override { return shop_.settings().bucket; }
  Catalog catalog() const override { return shop_.catalog(); }
  Staff staff() const override { return shop_.staff(); }
  std::span<const std::uint8_t> fingerprint_key() const override { return keys_.fingerprint_key(); }
  bool knows(CustomerId customer) const override { return shop_.customer(customer).has_value(); }
  bool was_erased(CustomerId customer) const override { return was_erased_(customer); }
  bool has_orders() const override { return shop_.has_orders(); }
  Result<std::vector<Outcome>> record(std::span<const Event> events) override;
  std::optional<Profile> profile(CustomerId customer) const override;

 private:
  Shop& shop_;
  const KeyRing& keys_;
  std::function<bool(CustomerId)> was_erased_;
};

}  // namespace dangol
