// Rules of what goes together, and of what follows a first time, in plain words: for the owner, not for the guest.
//
//   "크림빵을 사는 100번 중 60번은 라떼도 함께 사세요. 평소의 2.4배예요"
#pragma once

#include <string>

#include "baskets/association_rules.h"
#include "baskets/first_times.h"
#include "catalog/catalog.h"
#include "insights/together.h"
#include "messages/card_words.h"

namespace dangol {

// Above the list of a shop's rules: what they were found in, or that there are none yet.
std::string together_words(const Together& found, Language language);

// Empty when the catalog does not know one of the items.
std::string rule_words(const AssociationRule& rule, const Catalog& catalog, Language language);

// `category`: its name as the shop calls it. Empty when it has none or the catalog does not know the item.
std::string first_time_words(const FirstTimeRule& rule, std::string_view category, const Catalog& catalog,
                             Language language);

}  // namespace dangol
