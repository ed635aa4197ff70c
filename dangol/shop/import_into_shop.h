// Where imported events go: the shop.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>

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
  bool knows(CustomerId customer) const override { return shop_.knows(customer); }
  bool was_erased(CustomerId customer) const override { return was_erased_(customer); }
  bool has_orders() const override { return shop_.has_orders(); }
  Result<std::vector<Outcome>> record(std::span<const Event> events) override;
  Result<std::vector<Outcome>> foresee(std::span<const Event> events) const override;
  std::optional<Profile> profile(CustomerId customer) const override;
  CustomerId with_phone(std::string_view digits) const override;

 private:
  Shop& shop_;
  const KeyRing& keys_;
  std::function<bool(CustomerId)> was_erased_;
  // As of the first question: whom the import itself registers by phone it finds by her id.
  mutable std::optional<std::unordered_map<std::string, CustomerId>> by_phone_;
};

}  // namespace dangol
