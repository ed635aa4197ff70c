// A change of habits in words: for staff and the owner, not for the guest.
//
//   "10월 2일까지 3일마다, 그 뒤로 9일마다 오세요"
#pragma once

#include <string>

#include "base/money.h"
#include "catalog/catalog.h"
#include "insights/changes.h"
#include "messages/card_words.h"

namespace dangol {

std::string change_words(const GuestChange& change, const Catalog& catalog, const Currency& currency,
                         std::int32_t today, Language language);

// "10월 2일"; "2025년 10월 2일" when that is another year than today's. "2 October", "2 October 2025".
std::string spoken_day(std::int32_t day, std::int32_t today, Language language);

}  // namespace dangol
