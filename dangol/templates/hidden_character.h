// Characters that a reader cannot see but that change what a text is: control, zero-width and direction characters.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace dangol {

// The byte offset of the first one. Line feeds and tabs are allowed, and the joiners and variation selectors that
// emoji are made of. Bytes that are not UTF-8 count as hidden.
std::optional<std::size_t> hidden_character_in(std::string_view utf8);

}  // namespace dangol
