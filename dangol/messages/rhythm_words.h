// A guest's rhythm in words: for staff and the owner, not for the guest.
//
//   "3일마다 오세요. 다음은 10월 2일쯤이에요"        "원두를 찾으실 때가 됐어요: 3주마다, 마지막은 9월 28일"
#pragma once

#include <string>

#include "insights/guest_rhythm.h"
#include "messages/card_words.h"

namespace dangol {

std::string rhythm_words(const RhythmForecast& visits, std::int32_t today, Language language);

// `category`: its name as the shop calls it.
std::string service_words(const ServiceRhythm& service, std::string_view category, std::int32_t today,
                          Language language);

}  // namespace dangol
