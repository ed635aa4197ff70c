// English plural and ordinal forms, by Unicode's rules (CLDR, through ICU).
#pragma once

#include <cstdint>
#include <string_view>

namespace dangol {

// 1 visit, but 0, 2 and 21 visits. `number` within largest_number.
bool is_english_singular(std::int64_t number);

// "st", "nd", "rd", "th": 1st, 11th, 22nd, 113th.
std::string_view english_ordinal_suffix(std::int64_t number);

}  // namespace dangol
