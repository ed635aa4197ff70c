// Numbers, days and money as a sentence says them in either language. Everything here can be sent by SMS: CP949 has no
// ₩.
#pragma once

#include <cstdint>
#include <string>

#include "base/language.h"
#include "base/money.h"
#include "templates/placeholder.h"

namespace dangol {

// 1,234
std::string number_words(std::int64_t number);

// Korean 4,500원, 2.50달러; English 4,500 won, $2.50.
std::string money_words(std::int64_t minor, const Currency& currency, Language language);

// By kind, as its rows in ValueKind show; `number` as PlaceholderRow::example. Not for texts, links, money and speech.
std::string words_of(std::int64_t number, ValueKind kind, Language language);

}  // namespace dangol
