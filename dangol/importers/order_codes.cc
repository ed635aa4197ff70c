#include <algorithm>

#include "base/korean.h"
#include "importers/order_mapper.h"

namespace dangol {

std::uint32_t OrderCodes::item_by_code(std::string_view code, std::string_view name, std::string_view category) {
  const std::uint32_t number = codes.number(code);
  if (number == 0) return 0;
  if (number > item_of_code.size()) {
    items.push_back({std::string(code), normalized(name), normalized(category), false});
    item_of_code.push_back(static_cast<std::uint32_t>(items.size()));
  }
  return item_of_code[number - 1];
}

std::uint32_t OrderCodes::item_by_name(std::string_view spelling, std::string_view category) {
  const std::uint32_t number = spellings.number(spelling);
  if (number == 0) return 0;
  if (number > item_of_spelling.size()) {
    const std::uint32_t folded_number = folded_names.number(folded(normalized(spelling)));
    if (folded_number > item_of_folded.size()) {
      items.push_back({folded_names.text(folded_number), {}, normalized(category), true});
      item_of_folded.push_back(static_cast<std::uint32_t>(items.size()));
    }
    item_of_spelling.push_back(item_of_folded[folded_number - 1]);
    rows_of_spelling.push_back(0);
  }
  ++rows_of_spelling[number - 1];
  return item_of_spelling[number - 1];
}

std::uint32_t OrderCodes::modifier(const OptionWord& word) {
  const std::string group = normalized(word.group);
  const std::string choice = normalized(word.choice);
  const std::uint32_t number = modifiers.number(folded(group) + '\x1f' + folded(choice));
  if (number <= modifier_words.size()) return number;
  modifier_words.push_back({group, choice});
  const ModifierDefined* known = known_options.find(group, choice);
  if (known == nullptr) {
    group_of_modifier.push_back(option_group(group));
    return number;
  }
  group_of_modifier.push_back(option_group(known->group));
  // An earlier import has seen several of this group on a line.
  if (const std::uint32_t none = option_group(group); known->group.empty() && none != 0)
    option_groups[none - 1].several = true;
  return number;
}

std::uint32_t OrderCodes::option_group(std::string_view name) {
  if (name.empty()) return 0;
  const std::string key = folded(name);
  const std::uint32_t number = groups.number(key);
  if (number > option_groups.size()) option_groups.push_back({known_options.has_group(key), false});
  return number;
}

bool OrderCodes::keep_last_of_groups(std::vector<std::uint32_t>& numbers) {
  bool replaced = false;
  for (std::size_t at = numbers.size(); at-- > 0;) {
    const std::uint32_t group = group_of_modifier[numbers[at] - 1];
    if (group == 0) continue;
    const auto gives_way = [&](std::uint32_t earlier) {
      return earlier != numbers[at] && group_of_modifier[earlier - 1] == group;
    };
    const auto before = numbers.begin() + static_cast<std::ptrdiff_t>(at);
    if (!option_groups[group - 1].known) {
      option_groups[group - 1].several |= std::any_of(numbers.begin(), before, gives_way);
      continue;
    }
    const auto kept = std::remove_if(numbers.begin(), before, gives_way);
    const auto removed = static_cast<std::size_t>(before - kept);
    if (removed == 0) continue;
    replaced = true;
    numbers.erase(kept, before);
    at -= removed;
  }
  return replaced;
}

void OrderCodes::choose_spellings(RuleCounts& rules) {
  std::vector<std::uint64_t> most(items.size(), 0);
  for (std::uint32_t number = 1; number <= spellings.size(); ++number) {
    const std::uint32_t item = item_of_spelling[number - 1] - 1;
    if (rows_of_spelling[number - 1] <= most[item]) continue;
    most[item] = rows_of_spelling[number - 1];
    items[item].name = normalized(spellings.text(number));
  }
  for (std::uint32_t number = 1; number <= spellings.size(); ++number) {
    const std::string tidy = normalized(spellings.text(number));
    if (tidy != spellings.text(number)) rules.add("item_name_trimmed", rows_of_spelling[number - 1]);
    if (tidy != items[item_of_spelling[number - 1] - 1].name)
      rules.add("item_name_case_unified", rows_of_spelling[number - 1]);
  }
}

}  // namespace dangol
