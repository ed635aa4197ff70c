// Splits the text of an expression into words, numbers, dates, names and signs, each with its place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dangol {

inline constexpr std::size_t most_digits = 14;  // of a number, so that a double holds it exactly

enum class WordKind : std::uint8_t { word, number, date, name, sign, end, unreadable };

struct Word {
  WordKind kind = WordKind::end;
  std::size_t offset = 0;   // bytes
  std::string_view text;    // as written; of a name without its quotes
  double number = 0;        // of a number
  int decimals = 0;         // digits after its point
  std::int32_t day = 0;     // of a date, since 1970-01-01
  std::string_view reason;  // of what cannot be read: what was expected instead
};

// The word at or after `offset`. Numbers: up to 14 digits, of which 3 after the point, commas between thousands. Dates:
// 2024-03-01, years 1900 to 2199. Names: "in quotes", \" and \\ for a quote and a backslash.
Word word_at(std::string_view text, std::size_t offset);
// Just behind that word.
std::size_t end_of(const Word& word);
// A name as its letters stand, without backslashes.
std::string unquoted(const Word& name);

}  // namespace dangol
