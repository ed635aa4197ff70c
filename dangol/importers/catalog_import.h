// Stores, items, options and staff: what orders refer to. Codes become ids here; what no file defines but orders name
// is defined by its code alone and gets its name when a file that knows it is imported.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalog/catalog.h"
#include "importers/import_keys.h"
#include "importers/order_mapper.h"
#include "importers/recorder.h"
#include "staff/staff.h"

namespace dangol {

class CatalogImport {
 public:
  CatalogImport(const ImportTarget& target, ImportKeys keys, Recorder& recorder, Instant now);

  struct Item {
    std::string code;  // empty: its folded name is its code
    std::string name;
    std::string category;
    std::optional<std::int64_t> price_minor;
  };
  Result<void> item(const Item& item, std::uint64_t rows);
  Result<void> store(std::string_view code, std::string_view name, std::uint64_t rows);
  Result<void> person(std::string_view code, std::string_view name, std::uint64_t rows);

  // Gives every code of the orders an id.
  Result<void> resolve(const OrderCodes& codes);

  StoreId store_id(std::uint32_t number) const { return number == 0 ? StoreId{} : stores_[number - 1]; }
  StaffId staff_id(std::uint32_t number) const { return number == 0 ? StaffId{} : people_[number - 1]; }
  ItemId item_id(std::uint32_t number) const { return items_[number - 1]; }
  ModifierId modifier_id(std::uint32_t number) const { return modifiers_[number - 1]; }
  StoreId store_coded(std::string_view code) const { return catalog_.store_coded(code); }

 private:
  Result<void> define(EventBody body, std::string_view what, std::string natural, std::uint64_t rows,
                      bool new_item = false);
  ItemId find_item(std::string_view code, std::string_view name) const;
  Result<void> modifier(const OrderCodes::OptionText& text, bool group_of_several);

  Catalog catalog_;
  Staff staff_;
  Bucket bucket_;
  ImportKeys keys_;
  Recorder& recorder_;
  Instant now_;
  OptionIndex options_;
  std::unordered_map<std::string, ItemId> item_named_;  // by folded name
  std::vector<StoreId> stores_;                         // by the numbers of OrderCodes
  std::vector<StaffId> people_;
  std::vector<ItemId> items_;
  std::vector<ModifierId> modifiers_;
};

}  // namespace dangol
