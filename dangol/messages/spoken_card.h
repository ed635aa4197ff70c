// The sentences of a counter card in each language; card_words() chooses the language.
#pragma once

#include "messages/card_words.h"

namespace dangol {

CardWords korean_card_words(const Card& card, const Customer& customer, const Catalog& catalog);
CardWords english_card_words(const Card& card, const Customer& customer, const Catalog& catalog);

// "08:40", to the nearest five minutes: nobody comes at 08:43 by habit.
std::string spoken_time(int minute_of_day);

// "2", "0.333", "1.5"
std::string spoken_quantity(std::int64_t thousandths);

// The names of things that are in the catalog; empty when it does not know them.
std::string item_name(const Catalog& catalog, ItemId item);
std::string modifier_name(const Catalog& catalog, ModifierId modifier);
std::string store_name(const Catalog& catalog, StoreId store);

}  // namespace dangol
