// Amounts and quantities as people and tills write them, to whole numbers; exact, no floating point on the way.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/money.h"

namespace dangol {

// Why a cell could not be read: a word of docs/import.md, or empty when `value` holds.
template <class T>
struct Cell {
  T value{};
  std::string_view refused;

  explicit operator bool() const { return refused.empty(); }
};

// White space off both ends: ASCII, no-break and ideographic spaces.
std::string_view trimmed(std::string_view cell);

// "8.21E+11", "1.01e+09": a spreadsheet has thrown digits away, so that different numbers read alike. Such a cell
// identifies nobody and nothing. `cell`: trimmed.
bool is_exponent_form(std::string_view cell);
inline bool is_mangled_number(std::string_view cell) {
  const std::size_t size = cell.size();
  if (size < 5) return false;                                                                 // 1E+11
  const bool plus = cell[size - 2] == '+' || cell[size - 3] == '+' || cell[size - 4] == '+';  // hardly ever
  return plus && is_exponent_form(cell);
}

// Full-width forms (０１２３, ，．－＋（） and the like) as their ASCII ones; Arabic-Indic digits as digits. Other text
// stays.
std::string half_width(std::string_view cell);

// To minor units: "4500", "₩4,500", "4,500원", "$18.00 ", "-2.5", "(2.50)", "KRW 4500", full-width digits.
// A comma only groups thousands. Refused: "not_an_amount", "too_large", "too_many_decimals" (KRW with any but zeros),
// "other_currency".
Cell<std::int64_t> parse_amount(std::string_view cell, const Currency& currency);

// To thousandths: "1", "0.333", "2개", "1,000". Refused: "not_a_quantity", "too_large", "too_many_decimals",
// "zero_quantity", "negative_quantity" (a return: it is not a purchase of that many).
Cell<std::int64_t> parse_quantity(std::string_view cell);

}  // namespace dangol
