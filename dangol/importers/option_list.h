// A cell that lists the options of an order line: "[Tomatillo Salsa, [Rice, Cheese]]", "ICE / 얼음 적게", "얼음:적게,
// 샷 추가".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "importers/cell_number.h"

namespace dangol {

enum class OptionSyntax : std::uint8_t {
  nested,  // commas between, brackets around any part of the list, however deep
  flat,    // commas, slashes, pipes, semicolons, plus signs or line ends between; "group:choice" names its group
};

struct OptionWord {
  std::string_view group;  // empty: none was named
  std::string_view choice;
};

// Fills `words` with views into `cell`, trimmed, in order, empty ones left out. Refused: "brackets_do_not_match",
// "too_many_options" (above 64).
Cell<bool> parse_options(std::string_view cell, OptionSyntax syntax, std::vector<OptionWord>& words);

}  // namespace dangol
