#include "importers/option_list.h"

namespace dangol {
namespace {

constexpr std::size_t most_options = 64;

bool add(std::string_view word, OptionSyntax syntax, std::vector<OptionWord>& words) {
  word = trimmed(word);
  if (word.empty()) return true;
  OptionWord option{{}, word};
  const std::size_t colon = syntax == OptionSyntax::flat ? word.find(':') : std::string_view::npos;
  if (colon != std::string_view::npos && colon > 0 && colon + 1 < word.size()) {
    option = {trimmed(word.substr(0, colon)), trimmed(word.substr(colon + 1))};
  }
  words.push_back(option);
  return words.size() <= most_options;
}

}  // namespace

Cell<bool> parse_options(std::string_view cell, OptionSyntax syntax, std::vector<OptionWord>& words) {
  words.clear();
  const std::string_view separators = syntax == OptionSyntax::nested ? "," : ",/|;+\n";
  std::size_t depth = 0;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= cell.size(); ++at) {
    const bool end = at == cell.size();
    const char c = end ? ',' : cell[at];
    const bool bracket = c == '[' || c == ']';
    if (!end && !bracket && separators.find(c) == std::string_view::npos) continue;
    if (!add(cell.substr(begin, at - begin), syntax, words)) return {false, "too_many_options"};
    begin = at + 1;
    if (c == '[') ++depth;
    if (c == ']' && depth-- == 0) return {false, "brackets_do_not_match"};
  }
  if (depth != 0) return {false, "brackets_do_not_match"};
  return {true, {}};
}

}  // namespace dangol
