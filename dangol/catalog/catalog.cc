#include "catalog/catalog.h"

namespace dangol {
namespace {

template <class Definition>
const Definition* at(const std::vector<Definition>& all, std::uint32_t id) {
  return id >= 1 && id <= all.size() ? &all[id - 1] : nullptr;
}

template <class Codes>
std::uint32_t id_of(const Codes& by_code, std::string_view code) {
  const auto found = by_code.find(code);
  return found == by_code.end() ? 0 : found->second;
}

}  // namespace

template <class Definition>
void Catalog::define(Defined<Definition>& defined, std::uint32_t id, const Definition& definition) {
  if (id == 0) return;
  if (defined.all.size() < id) defined.all.resize(id);
  defined.all[id - 1] = definition;
  if (!definition.code.empty()) defined.by_code[definition.code] = id;
}

void Catalog::apply(const EventBody& body) {
  if (const auto* store = std::get_if<StoreDefined>(&body)) define(stores_, store->store.value, *store);
  if (const auto* item = std::get_if<ItemDefined>(&body)) define(items_, item->item.value, *item);
  if (const auto* modifier = std::get_if<ModifierDefined>(&body))
    define(modifiers_, modifier->modifier.value, *modifier);
}

const StoreDefined* Catalog::store(StoreId id) const { return at(stores_.all, id.value); }
const ItemDefined* Catalog::item(ItemId id) const { return at(items_.all, id.value); }

std::string_view Catalog::name_of(ItemId id) const {
  const ItemDefined* known = item(id);
  return known == nullptr ? std::string_view("?") : std::string_view(known->name);
}
const ModifierDefined* Catalog::modifier(ModifierId id) const { return at(modifiers_.all, id.value); }

StoreId Catalog::store_coded(std::string_view code) const { return {id_of(stores_.by_code, code)}; }
ItemId Catalog::item_coded(std::string_view code) const { return {id_of(items_.by_code, code)}; }
ModifierId Catalog::modifier_coded(std::string_view code) const { return {id_of(modifiers_.by_code, code)}; }

}  // namespace dangol
