// What a guest asked the shop to do with what it holds about her, and what became of it.
#pragma once

#include <string>
#include <string_view>

#include "base/language.h"
#include "base/time.h"
#include "consent/rights_requests.h"

namespace dangol {

// "개인정보 열람", "access to her data": for whoever has to answer.
std::string_view request_words(RightsRequest what, Language language);

// "5월 12일까지 · 9일 남음", "until 12 May · 9 days left".
std::string due_words(std::int32_t due, std::int32_t today, Language language);

// "개인정보 열람 요청: 5월 12일까지 · 9일 남음": of one that waits.
std::string waiting_words(const GuestRequest& request, const Zone& zone, std::int32_t today, Language language);

// To her, after a space: " 2026년 11월 20일에 요청하신 개인정보 열람을 마쳤어요." Of what is refused or delayed with
// the reason and that she may object (PIPA 38(5)). Answered requests only.
std::string result_words(const GuestRequest& request, const Zone& zone, Language language);

}  // namespace dangol
