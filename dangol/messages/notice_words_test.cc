#include "messages/notice_words.h"

#include <doctest/doctest.h>

#include "templates/alimtalk_words.h"

namespace dangol {
namespace {

const Zone seoul = *Zone::named("Asia/Seoul");
const NoticeSender by_call{"단골카페", "02-123-4567", "080-123-4567"};
const NoticeSender by_link{"단골카페", "02-123-4567", "https://cafe.example/u/x"};

Instant noon(int month, int day) {
  return seoul.instant(date::sys_days{date::year{2026} / month / day}, std::chrono::hours{12});
}

ConsentAnswer said(Instant at, Channel channel, Answer answer, Purpose purpose = Purpose::marketing) {
  return {at, purpose, channel, answer};
}

std::string korean(const DueNotice& notice, const NoticeSender& sender = by_call) {
  const NoticeText words = notice_words(notice, sender, seoul, Language::korean);
  CHECK(advertising_words_in(words.text + words.subject).empty());
  return words.text;
}

TEST_CASE("a notice says who, what she said and when, and that it was done") {
  CHECK(korean({Notice::answers, {said(noon(11, 22), Channel::sms, Answer::given)}}) ==
        "[단골카페] 2026년 11월 22일에 문자 광고를 받겠다고 하셔서 그렇게 해 두었어요. 문의 02-123-4567");
  CHECK(korean({Notice::answers,
                {said(noon(11, 20), Channel::sms, Answer::given), said(noon(11, 20), Channel::email, Answer::given),
                 said(noon(11, 21), Channel::kakao, Answer::refused),
                 said(noon(11, 21), Channel::kakao, Answer::refused, Purpose::night_marketing)}}) ==
        "[단골카페] 2026년 11월 20일에 문자 광고, 이메일 광고를 받겠다고 하셔서 그렇게 해 두었어요. 2026년 11월 "
        "21일에 카카오톡 광고를 그만 받겠다고 하셔서 그렇게 해 두었어요. 문의 02-123-4567");
}

TEST_CASE("a no to all is told once, not channel by channel") {
  CHECK(korean({Notice::answers,
                {said(noon(11, 22), Channel::sms, Answer::refused), said(noon(11, 22), Channel::email, Answer::refused),
                 said(noon(11, 22), Channel::none, Answer::refused)}}) ==
        "[단골카페] 2026년 11월 22일에 광고를 더 받지 않겠다고 하셔서 이제 보내지 않아요. 문의 02-123-4567");
}

TEST_CASE("what else she took back is told without what it was about, which is nobody's to read over her shoulder") {
  const DueNotice notice{Notice::answers,
                         {said(noon(11, 22), Channel::none, Answer::refused, Purpose::personalisation),
                          said(noon(11, 22), Channel::none, Answer::refused, Purpose::sensitive),
                          said(noon(11, 22), Channel::sms, Answer::refused)}};
  CHECK(korean(notice) ==
        "[단골카페] 2026년 11월 22일에 취향을 기억하지 말라고 하셔서 그만두었어요. 2026년 11월 22일에 따로 맡기신 "
        "민감정보를 지워 달라고 하셔서 모두 지웠어요. 2026년 11월 22일에 문자 광고를 그만 받겠다고 하셔서 그렇게 해 "
        "두었어요. 문의 02-123-4567");
  CHECK(notice_words(notice, by_call, seoul, Language::english)
            .text.find("you asked us to keep your sensitive data no longer; it is deleted.") != std::string::npos);
}

TEST_CASE("that a consent holds is told with the way to stop") {
  const DueNotice notice{Notice::consent_holds, {said(noon(11, 22), Channel::sms, Answer::given)}};
  CHECK(korean(notice) ==
        "[단골카페] 2026년 11월 22일에 문자 광고를 받겠다고 하셨고, 그 뜻을 지금도 지키고 있어요. 계속 받으시려면 "
        "그대로 두세요. 그만 받으시려면 080-123-4567로 전화해 주세요. 통화료는 들지 않아요. 문의 02-123-4567");
  CHECK(korean(notice, by_link).find("https://cafe.example/u/x 에서 바로 멈출 수 있어요.") != std::string::npos);
  CHECK(notice_words(notice, by_call, seoul, Language::english).text ==
        "[단골카페] On 22 November 2026 you agreed to advertising by text message, and that still holds. To go on, do "
        "nothing. To stop, call 080-123-4567, free of charge. Questions: 02-123-4567");
}

}  // namespace
}  // namespace dangol
