// In which level a Korean text speaks, by how its sentences end: 해요체 (드려요), 합쇼체 (드립니다) or 반말 (줄게). The
// levels are those of the Standard Korean Language Dictionary (합쇼체, 해요체, 해체). Nothing but nouns, and what is
// said alike in either (감사합니다, 안녕하세요), speaks in none.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/language.h"

namespace dangol {

enum class TextSpeech : std::uint8_t { none, polite, formal, mixed, plain };
inline constexpr std::size_t text_speeches = 5;

// `mixed`: some sentences are polite, others formal. `plain`: at least one is in 반말, however the others end.
// UTF-8; takes time proportional to the text.
TextSpeech speech_of(std::string_view text);

// Whether a text speaks otherwise than formally to who wishes that.
bool is_less_formal(TextSpeech speech, SpeechLevel wished);

}  // namespace dangol
