// Why somebody would like a new item, in words: for the owner.
//
//   "크루아상을 자주 드셔서: 최근 6번 중 5번"
#pragma once

#include <string>

#include "catalog/catalog.h"
#include "insights/arrivals.h"
#include "messages/card_words.h"

namespace dangol {

std::string arrival_words(const LikelyCustomer& guest, const Catalog& catalog, Language language);

// Above the list: how it was made, or that nothing is known yet.
std::string arrivals_words(std::size_t guests, Language language);

}  // namespace dangol
