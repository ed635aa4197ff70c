// The catalog's categories by number (an item without one is a category of its own): what models that know numbers only
// are told, and how their answers get names.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "baskets/first_times.h"
#include "catalog/catalog.h"

namespace dangol {

class Categories {
 public:
  explicit Categories(const Catalog& catalog);

  // 0: the item is not known.
  std::uint32_t of(ItemId item) const { return item.value < of_item_.size() ? of_item_[item.value].value : 0; }
  ItemCategories of_items() const { return of_item_; }
  // "" for 0.
  std::string_view name(std::uint32_t category) const { return names_[category < names_.size() ? category : 0]; }
  std::size_t size() const { return names_.size(); }  // numbers are below

 private:
  std::vector<CategoryId> of_item_;     // [item id]
  std::vector<std::string> names_{""};  // in the order in which the catalog first names them
};

}  // namespace dangol
