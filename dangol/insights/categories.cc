#include "insights/categories.h"

#include <algorithm>

namespace dangol {

Categories::Categories(const Catalog& catalog) : of_item_(catalog.items().size() + 1) {
  for (const ItemDefined& item : catalog.items()) {
    const std::string& name = item.category.empty() ? item.name : item.category;
    if (name.empty() || item.item.value >= of_item_.size()) continue;
    const auto known = std::ranges::find(names_, name);
    of_item_[item.item.value] = {static_cast<std::uint32_t>(known - names_.begin())};
    if (known == names_.end()) names_.push_back(name);
  }
}

}  // namespace dangol
