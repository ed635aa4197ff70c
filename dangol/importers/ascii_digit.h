// A digit as ASCII writes it: what numbers, dates and phone numbers are made of once wide digits are narrowed.
#pragma once

namespace dangol {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace dangol
