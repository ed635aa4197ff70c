#include "importers/catalog_import.h"

#include "base/korean.h"

namespace dangol {
namespace {

constexpr char between = '\x1f';

std::string content_of(const ItemDefined& item) {
  std::string content =
      item.code + between + item.name + between + item.category + between + std::to_string(item.price_minor);
  for (const std::string& group : item.option_groups) content += between + group;
  return content;
}

}  // namespace

CatalogImport::CatalogImport(const ImportTarget& target, ImportKeys keys, Recorder& recorder, Instant now)
    : catalog_(target.catalog()),
      staff_(target.staff()),
      bucket_(target.bucket()),
      keys_(keys),
      recorder_(recorder),
      now_(now),
      options_(catalog_) {
  for (const ItemDefined& item : catalog_.items()) item_named_.try_emplace(folded(normalized(item.name)), item.item);
}

Result<void> CatalogImport::define(EventBody body, std::string_view what, std::string natural, std::uint64_t rows,
                                   bool new_item) {
  catalog_.apply(body);
  staff_.apply(body);
  Event event{bucket_, CustomerId{}, now_, keys_.event(what, "", natural), std::move(body)};
  return recorder_.add(std::move(event), rows, new_item);
}

ItemId CatalogImport::find_item(std::string_view code, std::string_view name) const {
  if (const ItemId coded = catalog_.item_coded(code)) return coded;
  // An item that the shop made itself has no code of a till's: it is found by its name, but only when there is no code.
  const std::string folded_name = folded(normalized(name));
  const auto at = item_named_.find(folded_name);
  return at != item_named_.end() && code == folded_name ? at->second : ItemId{};
}

Result<void> CatalogImport::item(const Item& item, std::uint64_t rows) {
  const std::string code = item.code.empty() ? folded(normalized(item.name)) : item.code;
  const ItemId known = find_item(code, item.name);
  ItemDefined defined;
  if (known) defined = *catalog_.item(known);
  const ItemDefined before = defined;
  defined.item = known ? known : catalog_.next_item();
  if (defined.code.empty()) defined.code = code;
  if (!item.name.empty()) defined.name = item.name;
  if (defined.name.empty()) defined.name = code;
  if (!item.category.empty()) defined.category = item.category;
  if (item.price_minor) defined.price_minor = *item.price_minor;
  if (known && defined == before) {
    recorder_.count_known(rows);
    return {};
  }
  item_named_.try_emplace(folded(normalized(defined.name)), defined.item);
  return define(defined, "item", content_of(defined), rows, !known);
}

Result<void> CatalogImport::store(std::string_view code, std::string_view name, std::uint64_t rows) {
  const StoreId known = catalog_.store_coded(code);
  const std::string wanted =
      name.empty() ? (known ? catalog_.store(known)->name : std::string(code)) : std::string(name);
  if (known && catalog_.store(known)->name == wanted) {
    recorder_.count_known(rows);
    return {};
  }
  const StoreDefined defined{known ? known : catalog_.next_store(), std::string(code), wanted};
  return define(defined, "store", defined.code + between + defined.name, rows);
}

Result<void> CatalogImport::person(std::string_view code, std::string_view name, std::uint64_t rows) {
  const StaffId known = staff_.coded(code);
  StaffDefined defined;
  if (known) defined = *staff_.find(known);
  const StaffDefined before = defined;
  defined.staff = known ? known : staff_.next();
  defined.code = code;
  if (!name.empty()) defined.name = name;
  if (defined.name.empty()) defined.name = code;
  if (known && defined == before) {
    recorder_.count_known(rows);
    return {};
  }
  return define(defined, "staff", defined.code + between + defined.name, rows);
}

Result<void> CatalogImport::modifier(const OrderCodes::OptionText& text, bool group_of_several) {
  if (const ModifierDefined* known = options_.find(text.group, text.choice)) {
    modifiers_.push_back(known->modifier);
    return {};
  }
  ModifierDefined option;
  option.modifier = catalog_.next_modifier();
  option.code = option_code(text.group, text.choice);
  option.name = text.group.empty() ? text.choice : text.group + ' ' + text.choice;
  if (!group_of_several) option.group = text.group;
  modifiers_.push_back(option.modifier);
  options_.add(option);
  const std::string code = option.code;
  return define(std::move(option), "modifier", code, 0);
}

Result<void> CatalogImport::resolve(const OrderCodes& codes) {
  for (std::uint32_t number = 1; number <= codes.stores.size(); ++number) {
    const std::string& code = codes.stores.text(number);
    if (!catalog_.store_coded(code)) {
      recorder_.rules().add("store_known_by_code_only");
      const Result<void> made = store(code, "", 0);
      if (!made) return made;
    }
    stores_.push_back(catalog_.store_coded(code));
  }
  for (std::uint32_t number = 1; number <= codes.staff.size(); ++number) {
    const std::string& code = codes.staff.text(number);
    if (!staff_.coded(code)) {
      recorder_.rules().add("staff_known_by_code_only");
      const Result<void> made = person(code, "", 0);
      if (!made) return made;
    }
    people_.push_back(staff_.coded(code));
  }
  for (const OrderCodes::Item& told : codes.items) {
    if (!find_item(told.code, told.by_name ? told.name : "")) {
      if (told.name.empty()) recorder_.rules().add("item_known_by_code_only");
      const Result<void> made = item({told.code, told.name, told.category, std::nullopt}, 0);
      if (!made) return made;
    }
    items_.push_back(find_item(told.code, told.by_name ? told.name : ""));
  }
  for (std::size_t at = 0; at < codes.modifier_words.size(); ++at) {
    const std::uint32_t group = codes.group_of_modifier[at];
    const Result<void> made = modifier(codes.modifier_words[at], group != 0 && codes.option_groups[group - 1].several);
    if (!made) return made;
  }
  return {};
}

}  // namespace dangol
