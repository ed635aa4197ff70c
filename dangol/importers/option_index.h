// The options that a shop has, found as files write them.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "catalog/catalog.h"

namespace dangol {

// What stands for an option in the journal when a file names it; folded.
std::string option_code(std::string_view group, std::string_view choice);

class OptionIndex {
 public:
  OptionIndex() = default;
  explicit OptionIndex(const Catalog& catalog);

  void add(const ModifierDefined& option);

  // By code, else by name; `group` empty: of any group. Null when the shop has none. Valid until the next add().
  const ModifierDefined* find(std::string_view group, std::string_view choice) const;
  bool has_group(const std::string& folded_group) const { return groups_.contains(folded_group); }

 private:
  std::vector<ModifierDefined> options_;
  std::unordered_map<std::string, std::size_t> by_code_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_name_;  // folded
  std::unordered_set<std::string> groups_;                             // folded
};

}  // namespace dangol
