// Korean text by arithmetic on the Hangul block (Unicode chapter 3.12): initial consonants for looking a guest up,
// particles that fit the word before them, and the one normal form in which names are compared.
#pragma once

#include <string>
#include <string_view>

namespace dangol {

// NFC, without invisible characters (zero-width, bidi controls, Hangul filler), white space folded and trimmed.
// Bytes that are not UTF-8 become U+FFFD. The form in which names are stored and compared.
std::string normalized(std::string_view utf8);

// False when any byte is not part of a well-formed character.
bool is_utf8(std::string_view text);

// Each Hangul syllable replaced by its initial consonant as a compatibility letter: 김단골 -> ㄱㄷㄱ. Other text stays.
std::string initial_consonants(std::string_view utf8);

// Each Hangul syllable spelled out as the keys that type it (단 -> ㄷㅏㄴ, 값 -> ㄱㅏㅂㅅ, 최 -> ㅊㅗㅣ; two-set
// keyboard), so that a half-typed name matches as a prefix: on the way to 민지 the screen shows 믽.
std::string spelled_out(std::string_view utf8);

// True when `utf8` holds at least one letter and all its letters are Hangul compatibility consonants: "ㄱㄷ".
bool is_initial_consonants(std::string_view utf8);

// Latin letters lower-cased, for case-blind search; the rest as it stands.
std::string folded(std::string_view normalized_utf8);

// The form of a particle pair that follows `word`: with_particle("라떼", "을/를") is "라떼를".
// Pairs: 은/는 이/가 을/를 와/과 으로/로 아/야 이나/나 이란/란 이랑/랑 이에요/예요 이라/라 ...; a pair is written in
// either order. Reads digits as Korean says them, Latin words as they are read, and looks through closing brackets
// and quotes. Unknown scripts get both forms: "…을(를)".
// An empty word stays empty.
std::string with_particle(std::string_view word, std::string_view pair);

// The particle alone: particle_for("칫솔", "이/가") is "이". After no word at all, the form that follows a consonant.
std::string particle_for(std::string_view word, std::string_view pair);

// True for two forms of one particle in Hangul, in either order: "은/는", "로/으로", "이시죠/시죠".
bool is_particle_pair(std::string_view text);

}  // namespace dangol
