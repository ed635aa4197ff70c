// Why something is recommended, in words that staff may say to her.
//
//   "크림빵을 즐기시는 분들이 많이 찾으세요."        "지난 6번 중 5번 드셨어요."
#pragma once

#include <string>

#include "catalog/catalog.h"
#include "messages/card_words.h"
#include "recommendations/recommend.h"

namespace dangol {

std::string taste_words(const TasteBecause& because, const Catalog& catalog, Language language);

}  // namespace dangol
