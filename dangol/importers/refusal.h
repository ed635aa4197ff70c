// Why one row of a file cannot be used.
#pragma once

#include <string>
#include <string_view>

namespace dangol {

struct Refusal {
  std::string_view field;   // of the mapping; empty: the row as a whole
  std::string_view reason;  // a word of docs/import.md
};

// Cells that say nothing: empty, white space, NULL, N/A, -.
inline bool is_blank(std::string_view trimmed_cell) {
  if (trimmed_cell.empty()) return true;
  const char first = trimmed_cell.front();  // most cells are told apart here: this runs for every cell of every row
  if (trimmed_cell.size() > 4 || (first != 'N' && first != 'n' && first != '\\' && first != '"')) return false;
  return trimmed_cell == "NULL" || trimmed_cell == "null" || trimmed_cell == "N/A" || trimmed_cell == "\\N" ||
         trimmed_cell == "\"\"";
}

}  // namespace dangol
