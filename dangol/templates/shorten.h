// A text made to fit an SMS without breaking a character or a link.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dangol {

// As it is when it has at most `most_bytes` of CP949 (sms_size.h); else its beginning and "…". It is cut where a reader
// sees the end of a character, and before a link rather than within it. Empty when not one character would remain.
std::string shortened(std::string_view utf8, std::size_t most_bytes);

}  // namespace dangol
