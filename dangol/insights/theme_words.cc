#include "insights/theme_words.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>

#include "base/assert.h"
#include "base/korean.h"
#include "theme_files.h"

namespace dangol {
namespace {

bool is_latin_letter(char c) { return c >= 'a' && c <= 'z'; }

Error mistake(const toml::node& at, std::string_view expected) {
  return {ErrorCode::invalid_input,
          fmt::format("the themes have a mistake in line {}: expected {}", at.source().begin.line, expected)};
}

Result<Theme> read_theme(const toml::table& table) {
  Theme theme;
  for (const auto& [key, field] :
       {std::pair{"code", &theme.code}, std::pair{"ko", &theme.korean}, std::pair{"en", &theme.english}}) {
    *field = table[key].value_or(std::string());
    if (field->empty()) return mistake(table, fmt::format("text for \"{}\"", key));
  }
  const toml::array* words = table["words"].as_array();
  if (words == nullptr || words->empty()) return mistake(table, "a list of words");
  for (const toml::node& each : *words) {
    const auto word = each.value<std::string>();
    if (!word || normalized(*word).empty()) return mistake(each, "a word");
    theme.words.push_back(folded(normalized(*word)));
  }
  return theme;
}

}  // namespace

Result<std::vector<Theme>> parse_themes(std::string_view source) {
  try {
    const toml::table root = toml::parse(source);
    std::vector<Theme> themes;
    const toml::array* tables = root["theme"].as_array();
    if (tables == nullptr) return mistake(root, "[[theme]]");
    for (const toml::node& each : *tables) {
      if (!each.is_table()) return mistake(each, "a theme");
      auto theme = read_theme(*each.as_table());
      if (!theme) return theme.error();
      themes.push_back(std::move(*theme));
    }
    return themes;
  } catch (const toml::parse_error& error) {
    return Error{ErrorCode::invalid_input,
                 fmt::format("the themes are not TOML, line {}: {}", error.source().begin.line, error.description())};
  }
}

const std::vector<Theme>& built_in_themes() {
  static const std::vector<Theme> themes = [] {
    auto read = parse_themes(theme_files().front().bytes);
    DANGOL_ASSERT(read);  // a test reads them too
    return std::move(*read);
  }();
  return themes;
}

bool names(std::string_view said, std::string_view folded_name) {
  if (folded_name.empty()) return false;
  for (std::size_t at = said.find(folded_name); at != said.npos; at = said.find(folded_name, at + 1)) {
    if (!is_latin_letter(folded_name.front()) || at == 0 || !is_latin_letter(said[at - 1])) return true;
  }
  return false;
}

bool speaks_of(std::string_view said, const Theme& theme) {
  return std::ranges::any_of(theme.words, [&](const std::string& word) { return names(said, word); });
}

}  // namespace dangol
