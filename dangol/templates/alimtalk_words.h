// Words that make a message an advertisement, or a coupon that somebody must have had coming: Alimtalk carries neither
// without a stated basis, and Kakao and the law (Network Act 50; sanctions hit the business number) punish it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"

namespace dangol {

enum class WordReason : std::uint8_t {
  price,       // tells of a lower price
  gift,        // promises something for nothing
  occasion,    // announces an event or a campaign
  persuasion,  // urges to buy
  greeting,    // congratulates or keeps in touch: birthdays, holidays, "how have you been"
  coupon,      // allowed when the text says what she got it for
};
inline constexpr int word_reasons = 6;

// "값이 싸다고 알리는 말은 광고입니다 ...": a sentence.
std::string_view sentence_of(WordReason reason, Language language);

struct AdvertisingWord {
  std::string_view word;  // folded; Latin words stand for themselves only, not within others
  WordReason reason;
  std::string_view unless;  // a longer word that states a fact: 할인금액 on a receipt; may be empty
};

std::span<const AdvertisingWord> advertising_word_table();

// The rows whose words `utf8` holds, in the sequence of the table: also written in full width, in capitals, with marks
// or hidden characters between the syllables. Not with spaces between: 참석할 인원 is nobody's discount.
std::vector<const AdvertisingWord*> advertising_words_in(std::string_view utf8);

}  // namespace dangol
