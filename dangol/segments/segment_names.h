// The names that an expression may quote, and the shop's money: what the parser needs to know of a shop.
//
//   SegmentNames names(currency.decimals);
//   names.add(FieldKind::item, item.name, item.id.value);
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "segments/fields.h"

namespace dangol {

class SegmentNames {
 public:
  // Decimals of the currency, 0..3.
  explicit SegmentNames(int money_decimals) : money_decimals_(money_decimals) {}

  // `kind` is item, category or store; `id` is not 0. Two ids of one name make the name ambiguous.
  void add(FieldKind kind, std::string_view name, std::uint32_t id);

  struct Named {
    std::uint32_t id = 0;  // 0: several bear this name
    std::string name;      // as the shop writes it
  };
  // Blind to letter case, white space and the form of Unicode; null for a name that was not added.
  const Named* find(FieldKind kind, std::string_view name) const;
  int money_decimals() const { return money_decimals_; }

 private:
  std::map<std::pair<FieldKind, std::string>, Named> named_;
  int money_decimals_;
};

}  // namespace dangol
