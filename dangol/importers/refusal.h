// Why one row of a file cannot be used.
#pragma once

#include <string>
#include <string_view>

namespace dangol {

struct Refusal {
  std::string_view field;   // of the mapping; empty: the row as a whole
  std::string_view reason;  // a word of docs/import.md
};

// What a spreadsheet writes where a formula failed: #N/A, #REF!, #DIV/0!. Such a cell says nothing, too.
bool is_formula_error(std::string_view trimmed_cell);
bool says_only_that_it_is_empty(std::string_view trimmed_cell);

// Cells that say nothing: empty, NULL, N/A, \N, a formula's error.
inline bool is_blank(std::string_view trimmed_cell) {
  if (trimmed_cell.empty()) return true;
  const char first = trimmed_cell.front();  // most cells are told apart here: this runs for every cell of every row
  if (first != 'N' && first != 'n' && first != '\\' && first != '"' && first != '#') return false;
  return says_only_that_it_is_empty(trimmed_cell);
}

// Why a cell that is_blank() cannot be used where something is needed.
inline std::string_view why_blank(std::string_view trimmed_cell) {
  return is_formula_error(trimmed_cell) ? "formula_error" : "empty";
}

}  // namespace dangol
