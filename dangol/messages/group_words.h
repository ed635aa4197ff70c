// Groups of guests in words: for the owner.
//
//   name "아침에 오시는 분들", traits "한 달에 9번 오세요", "빵을 찾으세요 (열 중 넷)"
#pragma once

#include <string>
#include <vector>

#include "base/money.h"
#include "catalog/catalog.h"
#include "insights/groups.h"
#include "messages/card_words.h"

namespace dangol {

// How stable they are, or that there are none.
std::string groups_words(const ShopGroups& shop, Language language);

// By what sets it apart most.
std::string group_name(const GuestGroup& group, const Categories& categories, Language language);
// What else does, at most four.
std::vector<std::string> group_traits(const GuestGroup& group, const Categories& categories, const Currency& currency,
                                      Language language);

std::string split_words(const Split& split, const Categories& categories, Language language);
// What one camp takes, at most four.
std::vector<std::string> camp_traits(const Split& split, bool first, const Catalog& catalog);

}  // namespace dangol
