// What the shop sells, where, and how an item can be had. Folded from the shop's own events.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/ids.h"
#include "events/event.h"

namespace dangol {

class Catalog {
 public:
  // Folds StoreDefined, ItemDefined and ModifierDefined; other events change nothing here.
  void apply(const EventBody& body);

  // Null when there is none of that id.
  const StoreDefined* store(StoreId id) const;
  const ItemDefined* item(ItemId id) const;
  std::string_view name_of(ItemId id) const;  // "?" for an item that is not known
  const ModifierDefined* modifier(ModifierId id) const;

  // By the code that the source gave it; 0 when unknown.
  StoreId store_coded(std::string_view code) const;
  ItemId item_coded(std::string_view code) const;
  ModifierId modifier_coded(std::string_view code) const;

  const std::vector<StoreDefined>& stores() const { return stores_.all; }
  const std::vector<ItemDefined>& items() const { return items_.all; }
  const std::vector<ModifierDefined>& modifiers() const { return modifiers_.all; }

  // The id that the next new one gets: ids are small and consecutive, so that memories stay small.
  StoreId next_store() const { return {static_cast<std::uint32_t>(stores_.all.size() + 1)}; }
  ItemId next_item() const { return {static_cast<std::uint32_t>(items_.all.size() + 1)}; }
  ModifierId next_modifier() const { return {static_cast<std::uint32_t>(modifiers_.all.size() + 1)}; }

 private:
  struct CodeHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view code) const { return std::hash<std::string_view>{}(code); }
  };
  template <class Definition>
  struct Defined {
    std::vector<Definition> all;  // all[id - 1]
    std::unordered_map<std::string, std::uint32_t, CodeHash, std::equal_to<>> by_code;
  };

  template <class Definition>
  static void define(Defined<Definition>& defined, std::uint32_t id, const Definition& definition);

  Defined<StoreDefined> stores_;
  Defined<ItemDefined> items_;
  Defined<ModifierDefined> modifiers_;
};

}  // namespace dangol
