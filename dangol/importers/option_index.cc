#include "importers/option_index.h"

#include "base/korean.h"

namespace dangol {

std::string option_code(std::string_view group, std::string_view choice) {
  std::string code(group);
  if (!group.empty()) code += ':';
  code += choice;
  return folded(code);
}

OptionIndex::OptionIndex(const Catalog& catalog) {
  for (const ModifierDefined& option : catalog.modifiers()) add(option);
}

void OptionIndex::add(const ModifierDefined& option) {
  by_code_[option.code] = options_.size();
  by_name_[folded(option.name)].push_back(options_.size());
  if (!option.group.empty()) groups_.insert(folded(option.group));
  options_.push_back(option);
}

const ModifierDefined* OptionIndex::find(std::string_view group, std::string_view choice) const {
  if (const auto coded = by_code_.find(option_code(group, choice)); coded != by_code_.end())
    return &options_[coded->second];
  const auto named = by_name_.find(folded(choice));
  if (named == by_name_.end()) return nullptr;
  for (auto at = named->second.rbegin(); at != named->second.rend(); ++at) {
    if (group.empty() || options_[*at].group == group) return &options_[*at];
  }
  return nullptr;
}

}  // namespace dangol
