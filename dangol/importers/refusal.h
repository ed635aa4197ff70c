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
  return trimmed_cell.empty() || trimmed_cell == "NULL" || trimmed_cell == "null" || trimmed_cell == "N/A" ||
         trimmed_cell == "\\N" || trimmed_cell == "\"\"";
}

}  // namespace dangol
