// The sentences of a counter card in one language (sentence.h); card_words.cc and usual_words.cc fill them in.
#pragma once

#include <array>

#include "messages/card_words.h"

namespace dangol {

// One kind of difference. {what} is the branch, the item, or how long.
struct DifferenceWords {
  const char* said;                     // by staff, to her; may be empty
  const char* told;                     // to staff, by the card
  const char* said_nameless = nullptr;  // when the catalog does not know the branch or the item
  const char* told_nameless = nullptr;
};

struct CardLanguage {
  std::array<DifferenceWords, 9> differences;  // in the order of DifferenceKind

  // ---- amounts: {n}
  const char* days;
  const char* hours;
  const char* minutes;

  // ---- an order: one line is "thing, options"
  const char* several;             // of a thing: {name}, {n}
  const char* options_of_several;  // behind a thing that is not alone: {options}
  const char* before_next;         // {so_far}
  const char* before_last;

  // ---- the greeting: whom, what is different, then an offer or a question
  const char* called;    // {name}
  const char* nameless;  // empty: then the sentence begins without
  const char* welcome;   // when there is nothing else to say
  const char* ask_new_guest;
  const char* ask;
  const char* offer_new_habit;  // {usual}, as in the next two
  const char* offer_after_welcome;
  const char* offer;

  // ---- why
  std::array<const char*, 3> kind_of_day;  // unknown, working day, weekend
  const char* hours_kept;                  // {kind}, {visits}, {near}, {time}
  const char* same_order;                  // {considered}, {matching}

  const char* suggestion;  // {item}; its reason: taste_words.h
};

extern const CardLanguage korean_card;         // 해요체, as counters speak
extern const CardLanguage korean_formal_card;  // greets her in 합쇼체
extern const CardLanguage english_card;

inline const CardLanguage& card_language(Language language, SpeechLevel speech) {
  if (language == Language::english) return english_card;
  return speech == SpeechLevel::formal ? korean_formal_card : korean_card;
}

}  // namespace dangol
