// The languages that Dangol speaks, and how politely.
#pragma once

#include <cstdint>

namespace dangol {

enum class Language : std::uint8_t { korean, english };

// The two levels of Korean in which a shop speaks to guests: 해요체 (드려요) and 합쇼체 (드립니다).
enum class SpeechLevel : std::uint8_t { polite, formal };

}  // namespace dangol
