// Rows of customers to profiles, and who an order's customer is. Her id is made from what the source calls her, so that
// a second import finds the same person.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "importers/catalog_import.h"
#include "importers/import_keys.h"
#include "importers/receipts.h"
#include "importers/recorder.h"
#include "importers/refusal.h"
#include "importers/table_file.h"

namespace dangol {

// Of a customers file: where its columns stand and how its dates are to be read.
struct CustomerColumns {
  BoundColumns columns;
  DateOrder birth_order = DateOrder::ymd;
  DateOrder since_order = DateOrder::ymd;
  std::string source;
  Zone zone = Zone::utc();
};

class CustomerImport {
 public:
  CustomerImport(ImportTarget& target, ImportKeys keys, const CatalogImport& catalog, Recorder& recorder, Instant now)
      : target_(target), keys_(keys), catalog_(catalog), recorder_(recorder), now_(now) {}

  struct Mapped {
    Profile profile;
    std::string home_store;  // its code
    std::string source;
  };
  // False: the row cannot be used, `refusal` says why.
  bool map(const Row& row, const CustomerColumns& columns, Mapped& mapped, Refusal& refusal);
  // Registers her, fills gaps in her profile, or counts the row as known.
  Result<void> take(Mapped mapped);

  // Whose order it is; registers who was met in orders only. Nothing: she was erased, the order goes, too.
  struct Guest {
    CustomerId id;  // 0: a walk-in
    bool erased = false;
  };
  Result<Guest> guest(const ReceiptRecord& receipt, std::string_view source);

 private:
  bool map_phone(std::string_view cell, Profile& profile, Refusal& refusal);
  bool map_dates(const Row& row, const CustomerColumns& columns, Profile& profile, Refusal& refusal);
  bool map_birth(const Row& row, const CustomerColumns& columns, Profile& profile, Refusal& refusal);
  CustomerId id_of(const Profile& profile, std::string_view source) const;
  std::optional<CustomerId> alias(const std::string& what) const;
  void remember(const Profile& profile, CustomerId id);
  Result<void> complete(CustomerId id, const Profile& profile);

  ImportTarget& target_;
  ImportKeys keys_;
  const CatalogImport& catalog_;
  Recorder& recorder_;
  Instant now_;
  std::unordered_set<CustomerId> met_;                     // in this import: registered by it, or known before
  std::unordered_map<std::uint64_t, CustomerId> aliases_;  // hash of "phone:…" or "card:…"; 0: several people's
};

}  // namespace dangol
