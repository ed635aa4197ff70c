// What guests are worth, in words: for the owner.
//
//   "앞으로 1년 동안 80분에게서 48,200,000원쯤 (열에 여덟은 44,100,000원에서 52,800,000원 사이)"
#pragma once

#include <string>
#include <vector>

#include "base/money.h"
#include "insights/worth.h"
#include "messages/card_words.h"

namespace dangol {

// Or what is lacking.
std::string worth_words(const ShopWorth& shop, const Currency& currency, Language language);
// "1년에 52번쯤, 한 번에 5,400원쯤"
std::string guest_worth_words(const CustomerValue& value, const Currency& currency, Language language);
// "아직 오실 가능성 12 %"
std::string slipping_words(const CustomerValue& value, Language language);

struct MovedPart {
  std::string_view kind;  // "new_customers": the API's word
  double minor = 0;
  std::string text;
};
// Those that are not nothing.
std::vector<MovedPart> moved_words(const EquityChange& moved, Language language);

}  // namespace dangol
