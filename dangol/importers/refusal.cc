#include "importers/refusal.h"

#include <algorithm>
#include <array>

namespace dangol {

bool is_formula_error(std::string_view trimmed_cell) {
  constexpr std::array<std::string_view, 9> errors{"#N/A",   "#REF!", "#DIV/0!", "#VALUE!", "#NAME?",
                                                   "#NULL!", "#NUM!", "#SPILL!", "#CALC!"};
  return std::ranges::find(errors, trimmed_cell) != errors.end();
}

bool says_only_that_it_is_empty(std::string_view trimmed_cell) {
  constexpr std::array<std::string_view, 5> words{"NULL", "null", "N/A", "\\N", "\"\""};
  return std::ranges::find(words, trimmed_cell) != words.end() || is_formula_error(trimmed_cell);
}

}  // namespace dangol
