// Figures as people say them: days, gaps between days, amounts that are estimates.
#pragma once

#include <cstdint>
#include <string>

#include "base/money.h"
#include "messages/card_words.h"

namespace dangol {

// "10월 2일"; "2025년 10월 2일" when that is another year than today's. "2 October", "2 October 2025".
std::string spoken_day(std::int32_t day, std::int32_t today, Language language);

// "거의 매일", "3일마다", "3주마다", "3개월마다". "nearly every day", "every 3 days", "every 3 weeks", "every 3
// months". days > 0.
std::string spoken_every(double days, Language language);

// An estimate, to three digits: 57,900,000원, in English ₩57,900,000, of 57,910,377.
std::string spoken_money(double minor, const Currency& currency, Language language);

}  // namespace dangol
