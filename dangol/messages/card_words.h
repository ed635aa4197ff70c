// A card put into words, in Korean or English.
//
//   CardWords words = card_words(card, customer, catalog, Language::korean);
//   words.greeting   // "김민지 님, 오늘은 평소보다 일찍 오셨네요. 늘 드시던 아이스 아메리카노, 얼음 적게 준비해
//   드릴까요?"
#pragma once

#include <string>
#include <vector>

#include "base/language.h"
#include "catalog/catalog.h"
#include "customers/customer.h"
#include "decisions/card.h"

namespace dangol {

struct CardWords {
  std::string greeting;  // what to say: name, what is different, then the offer or, when not sure, a question
  std::string usual;     // "아이스 아메리카노, 얼음 적게"; empty when not certain
  std::string because;   // "평일 20번 중 20번 08:40 무렵; 같은 주문 20번 중 20번"
  std::vector<std::string> differences;  // one sentence each, in the order of Card::differences
  std::string suggestion;                // with its reason; may be empty
  std::string ask;                       // what to ask her about how it was; empty: do not ask
};

CardWords card_words(const Card& card, const Customer& customer, const Catalog& catalog, Language language);

}  // namespace dangol
