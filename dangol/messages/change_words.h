// A change of habits in words: for staff and the owner, not for the guest.
//
//   "10월 2일까지 3일마다, 그 뒤로 2주마다 오세요"
#pragma once

#include <string>

#include "base/money.h"
#include "catalog/catalog.h"
#include "insights/changes.h"
#include "messages/card_words.h"

namespace dangol {

std::string change_words(const GuestChange& change, const Catalog& catalog, const Currency& currency,
                         std::int32_t today, Language language);

// Above the list of a shop's changes.
std::string changes_words(std::size_t changes, Language language);

}  // namespace dangol
