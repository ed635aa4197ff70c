// How Latin letters and words at the end of a text sound in Korean; part of word_ending.h.
#pragma once

#include <string_view>

#include "base/word_ending.h"

namespace dangol {

// `text` ends in an ASCII letter. Units behind a number are read in full (500ml 밀리리터), short capitals letter by
// letter (URL 유알엘), words as loan words are spelt (cup 컵, soup 수프).
WordEnding loanword_ending(std::string_view text);

// What a word sounds like that ends in this letter, for all that the letter tells: vowels, ㄹ for l, ㄴ ㅁ for n m.
WordEnding letter_sound(char letter);

}  // namespace dangol
