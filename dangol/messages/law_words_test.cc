#include "messages/law_words.h"

#include <doctest/doctest.h>

namespace dangol {
namespace {

constexpr std::int32_t law_today = 20'576;  // 2026-05-03

std::string said(const LawCheck& check, Language language) { return law_words(check, law_today, language).says; }

}  // namespace

TEST_CASE("every rule has its name and says something in each state that it can have") {
  for (const Language language : {Language::korean, Language::english}) {
    const SendingArranged sending;
    const ConsentTexts texts;
    const Zone zone = Zone::utc();
    for (const LawCheck& check : law_checks({sending, {}, texts, {2, law_today + 9, 1}, false, zone, law_today})) {
      CAPTURE(name_of(check.rule));
      const LawWords words = law_words(check, law_today, language);
      CHECK_FALSE(words.what.empty());
      CHECK_FALSE(words.says.empty());
      CHECK((words.what + words.says).find('{') == std::string::npos);
    }
    CHECK(law_penalties(language).size() == 4);
  }
}

TEST_CASE("dates and guests are told, in Korean and in English") {
  LawCheck certificate{LawRule::relay_certificate, LawState::due, law_today + 1};
  CHECK(said(certificate, Language::korean) == "5월 4일까지예요. 그 전에 새 인증을 받아 적어 주세요.");
  CHECK(said(certificate, Language::english) == "It holds until 4 May. Enter the next one before.");
  certificate = {LawRule::relay_certificate, LawState::missing, law_today - 1};
  CHECK(said(certificate, Language::korean).starts_with("5월 2일에 끝났어요."));
  certificate.day.reset();
  CHECK(said(certificate, Language::english).starts_with("Enter its number and its last day."));

  LawCheck ending{LawRule::consents_ending, LawState::due, law_today + 9};
  ending.ending = {1, law_today + 9, 2};
  CHECK(said(ending, Language::korean) ==
        "5월 12일부터 1분의 동의가 2년이 돼요. 한 달 전부터 프로그램이 다시 알려 드리니, 보낼 곳을 열어 두세요. 2분은 "
        "이미 "
        "2년이 지나 광고가 나가지 않아요.");
  CHECK(said(ending, Language::english) ==
        "From 12 May on the consent of 1 guest turns two years old. The program tells them in the month before: keep "
        "their channel open. 2 guests get no advertising any more: two years have passed.");
  LawCheck papers{LawRule::papers_pictured, LawState::due};
  papers.papers = 2;
  CHECK(said(papers, Language::korean).starts_with("종이로 받은 동의 2건에 사진이 없어요."));
  CHECK(said(papers, Language::english).starts_with("Of 2 consents given on paper no picture is kept."));
  papers.papers = 1;
  CHECK(said(papers, Language::english).starts_with("Of 1 consent given on paper no picture is kept."));
  LawCheck requests{LawRule::requests_answered, LawState::due, law_today + 9};
  requests.requests = 1;
  CHECK(said(requests, Language::korean) ==
        "답을 기다리는 요청이 1건 있어요. 가장 이른 것은 5월 12일까지 답해 주세요.");
  CHECK(said(requests, Language::english) == "1 request waits for an answer, the first until 12 May.");
  requests = {LawRule::requests_answered, LawState::missing, law_today - 1};
  requests.requests = 2;
  CHECK(said(requests, Language::korean) ==
        "5월 2일까지 답해야 했던 요청이 있어요. 답을 기다리는 요청 2건을 지금 처리해 주세요.");
  CHECK(said(requests, Language::english) == "One was to be answered by 2 May. 2 requests wait: answer now.");
  const LawCheck trail{LawRule::trail_reviewed, LawState::due, law_today + 9};
  CHECK(said(trail, Language::english) == "Look by 12 May at who saw whom last month, under “Who saw whom” below.");
  const LawCheck text{LawRule::consent_text, LawState::in_order, law_today, Channel::none, Purpose::night_marketing};
  CHECK(law_words(text, law_today, Language::korean).what == "동의 문구: 밤 시간 광고");
  const LawCheck gateway{LawRule::gateway, LawState::missing, {}, Channel::kakao};
  CHECK(law_words(gateway, law_today, Language::english).what == "Something that carries KakaoTalk");
}

}  // namespace dangol
