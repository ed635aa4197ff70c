// The sound that a word ends in when it is read aloud in Korean: what decides which form of a particle follows it.
//
//   word_ending("칫솔") == WordEnding::rieul   word_ending("$3.20") == WordEnding::vowel, 달러
#pragma once

#include <cstdint>
#include <string_view>

namespace dangol {

enum class WordEnding : std::uint8_t { vowel, rieul, consonant, unknown };

// Hangul says it by arithmetic (Unicode 3.12). Numbers are read as Korean says them, with the money or unit that they
// carry; letters by name; Latin words as loan words are spelt (National Institute of Korean Language, Loanword
// Orthography, table 1 and chapter 3.1), which is a guess. What follows a word in brackets is not read aloud, unless
// only it can be read. Emoji, quotes and marks are looked through; a script that is not read here is unknown.
WordEnding word_ending(std::string_view utf8);

}  // namespace dangol
