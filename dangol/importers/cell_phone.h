// Phone numbers as they stand in cells: what customers/phone.h makes of them, and more that only files hold
// (extensions, numbers that a spreadsheet mangled, several in one cell).
#pragma once

#include <string>
#include <string_view>

#include "importers/cell_number.h"

namespace dangol {

struct PhoneNumber {
  std::string digits;
  bool zero_restored = false;  // a spreadsheet had eaten the leading zero: 1012345678
};

// "010-1234-5678", "+82 10 1234 5678", "0082...", "(02) 123-4567", "tel:+82-10-...", full-width and Arabic-Indic
// digits, "1588-1234", "010 1234 5678 (ext 3)", "02-123-4567,123" (the extension is left out). Empty and "0" are no
// number: an empty result that is not refused. Refused: "two_numbers", "number_mangled" (1.01E+9), "emergency_number",
// "not_a_phone".
Cell<PhoneNumber> parse_phone(std::string_view cell);

}  // namespace dangol
