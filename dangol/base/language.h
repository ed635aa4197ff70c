// The languages that Dangol speaks.
#pragma once

#include <cstdint>

namespace dangol {

enum class Language : std::uint8_t { korean, english };

}  // namespace dangol
