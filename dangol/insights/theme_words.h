// What guests speak of, and the words by which it is known: packs/feedback_themes.toml.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dangol {

struct Theme {
  std::string code;  // "taste"
  std::string korean, english;
  std::vector<std::string> words;  // folded(): stems; Latin ones count at the beginning of a word, others anywhere
};

// `invalid_input` names the line and what was expected there.
Result<std::vector<Theme>> parse_themes(std::string_view toml);
// As built into the program.
const std::vector<Theme>& built_in_themes();

// `said`: folded(normalized()).
bool speaks_of(std::string_view said, const Theme& theme);
// The name of a thing, of whatever letters, as speaks_of() finds words.
bool names(std::string_view said, std::string_view folded_name);

}  // namespace dangol
