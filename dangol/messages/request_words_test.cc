#include "messages/request_words.h"

#include <doctest/doctest.h>

#include "messages/notice_words.h"
#include "templates/alimtalk_words.h"

namespace dangol {
namespace {

const Zone request_zone = *Zone::named("Asia/Seoul");
const Instant asked_on = request_zone.instant(date::year{2026} / 11 / 20, std::chrono::hours{15});

GuestRequest answered(RightsRequest what, RightsOutcome outcome, RefusalReason reason = RefusalReason::none) {
  GuestRequest request{.what = what, .asked_at = asked_on, .outcome = outcome, .reason = reason};
  if (outcome == RightsOutcome::delayed) request.delays = 1;
  return request;
}

std::string told(const GuestRequest& request, Language language) {
  const NoticeText words =
      notice_words({Notice::requests, {}, {request}}, {"단골카페", "02-123-4567", ""}, request_zone, language);
  CHECK(advertising_words_in(words.text + words.subject).empty());
  return words.text;
}

TEST_CASE(
    "what became of a request is told with the day it was made; of a no with the reason and that she may object") {
  CHECK(told(answered(RightsRequest::access, RightsOutcome::done), Language::korean) ==
        "[단골카페] 2026년 11월 20일에 요청하신 개인정보 열람을 마쳤어요. 문의 02-123-4567");
  CHECK(
      told(answered(RightsRequest::correction, RightsOutcome::refused, RefusalReason::law_forbids), Language::korean) ==
      "[단골카페] 2026년 11월 20일에 요청하신 개인정보 정정은 법에 따라 해 드릴 수 없어요. 받아들이기 어려우시면 "
      "문의처로 이의를 제기하실 수 있어요. 문의 02-123-4567");
  CHECK(
      told(answered(RightsRequest::stop_processing, RightsOutcome::delayed, RefusalReason::still_looking),
           Language::korean) ==
      "[단골카페] 2026년 11월 20일에 요청하신 개인정보 처리정지는 확인하는 데 시간이 더 걸려 2026년 12월 10일까지 답해 "
      "드릴게요. 받아들이기 어려우시면 문의처로 이의를 제기하실 수 있어요. 문의 02-123-4567");
  CHECK(told(answered(RightsRequest::portability, RightsOutcome::done), Language::english) ==
        "[단골카페] On 20 November 2026 you asked us to hand over what we hold about you, to take along; it is done. "
        "Questions: 02-123-4567");
  CHECK(
      told(answered(RightsRequest::explanation, RightsOutcome::delayed, RefusalReason::not_her), Language::english) ==
      "[단골카페] On 20 November 2026 you asked us to explain what our program decided; you will have our answer by 19 "
      "January 2027, because we first have to see that it is you who asks. If you disagree, you may object at the "
      "contact given here. Questions: 02-123-4567");
}

TEST_CASE("every kind, and every reason that an answer can have, has its words") {
  for (const Language language : {Language::korean, Language::english}) {
    for (std::uint8_t kind = 1; kind <= rights_requests; ++kind) {
      const auto what = static_cast<RightsRequest>(kind);
      CHECK_FALSE(request_words(what, language).empty());
      for (const auto& [outcome, reason] : {std::pair{RightsOutcome::done, RefusalReason::none},
                                            std::pair{RightsOutcome::refused, RefusalReason::law_forbids},
                                            std::pair{RightsOutcome::refused, RefusalReason::others_harmed},
                                            std::pair{RightsOutcome::refused, RefusalReason::not_her},
                                            std::pair{RightsOutcome::delayed, RefusalReason::not_her},
                                            std::pair{RightsOutcome::delayed, RefusalReason::still_looking}}) {
        const std::string words = result_words(answered(what, outcome, reason), request_zone, language);
        CAPTURE(words);
        CHECK(words.find('{') == std::string::npos);
        CHECK(words.substr(1).find("  ") == std::string::npos);
        CHECK(words.find("because .") == std::string::npos);
      }
    }
  }
}

TEST_CASE("how long there is left is told, that it is today, and how long it is over") {
  constexpr std::int32_t today = 20'576;  // 2026-05-03
  CHECK(due_words(today + 9, today, Language::korean) == "5월 12일까지 · 9일 남음");
  CHECK(due_words(today, today, Language::korean) == "오늘 5월 3일까지");
  CHECK(due_words(today - 2, today, Language::korean) == "5월 1일까지 · 2일 지남");
  CHECK(due_words(today + 1, today, Language::english) == "until 4 May · 1 day left");
  CHECK(due_words(today - 2, today, Language::english) == "until 1 May · 2 days over");
}

TEST_CASE("on her card stands what she asked for and by when") {
  const GuestRequest asked{.what = RightsRequest::erasure, .asked_at = asked_on};
  const std::int32_t today = request_zone.local(asked_on).day;
  CHECK(waiting_words(asked, request_zone, today + 1, Language::korean) ==
        "개인정보 삭제 요청: 11월 30일까지 · 9일 남음");
  CHECK(waiting_words(asked, request_zone, today + 1, Language::english) ==
        "A request waits, erasing her data: until 30 November · 9 days left");
}

}  // namespace
}  // namespace dangol
