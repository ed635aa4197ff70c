// A usual order as staff read it out.
#pragma once

#include <string>

#include "catalog/catalog.h"
#include "habits/usual_order.h"
#include "messages/card_words.h"

namespace dangol {

// One line: "Iced Americano, less ice". Several: "Iced Americano (less ice) and Cream Bun". "" when it is not certain.
std::string usual_words(const UsualOrder& usual, const Catalog& catalog, Language language);

}  // namespace dangol
