#include "messages/request_words.h"

#include <array>

#include "messages/sentence.h"
#include "messages/spoken.h"

namespace dangol {
namespace {

struct RequestLanguage {
  std::array<std::string_view, rights_requests> kinds;   // from number 1
  std::array<std::string_view, rights_requests> to_her;  // as she asked it
  std::array<std::string_view, 5> refused_because;       // by number
  std::array<std::string_view, 5> delayed_because;       // likewise
  std::string_view done, refused, delayed;
  std::string_view until, today, over, waits;
};

constexpr std::array<std::string_view, rights_requests> korean_kinds{
    "개인정보 열람", "개인정보 정정", "개인정보 삭제", "개인정보 처리정지", "개인정보 전송", "자동화된 결정 설명"};

constexpr RequestLanguage korean_requests{
    korean_kinds,
    korean_kinds,
    {"", "법에 따라", "다른 분께 피해가 갈 수 있어", "본인이신지 확인할 수 없어", ""},
    {"", "", "", "본인이신지 먼저 확인해야 해서", "확인하는 데 시간이 더 걸려"},
    " {day}에 요청하신 {what:을/를} 마쳤어요.",
    " {day}에 요청하신 {what:은/는} {because} 해 드릴 수 없어요. 받아들이기 어려우시면 문의처로 이의를 제기하실 수 "
    "있어요.",
    " {day}에 요청하신 {what:은/는} {because} {until}까지 답해 드릴게요. 받아들이기 어려우시면 문의처로 이의를 "
    "제기하실 "
    "수 있어요.",
    "{day}까지 · {days}일 남음",
    "오늘 {day}까지",
    "{day}까지 · {days}일 지남",
    "{what} 요청: {until}",
};
constexpr RequestLanguage english_requests{
    {"access to her data", "correcting her data", "erasing her data", "no more use of her data",
     "her data to take along", "explaining what was decided"},
    {"to show you what we hold about you", "to correct what we hold about you", "to erase what we hold about you",
     "to stop using what we hold about you", "to hand over what we hold about you, to take along",
     "to explain what our program decided"},
    {"", "the law forbids it", "it could harm somebody else", "we could not tell that it is you who asks", ""},
    {"", "", "", "we first have to see that it is you who asks", "it takes us longer to look into it"},
    " On {day} you asked us {what}; it is done.",
    " On {day} you asked us {what}; we cannot, because {because}. If you disagree, you may object at the contact given "
    "here.",
    " On {day} you asked us {what}; you will have our answer by {until}, because {because}. If you disagree, you may "
    "object at the contact given here.",
    "until {day} · {days} {days:day|days} left",
    "until today, {day}",
    "until {day} · {days} {days:day|days} over",
    "A request waits, {what}: {until}",
};

const RequestLanguage& request_language(Language language) {
  return language == Language::korean ? korean_requests : english_requests;
}

std::size_t place_of(RightsRequest what) { return static_cast<std::size_t>(what) - 1; }

}  // namespace

std::string_view request_words(RightsRequest what, Language language) {
  return request_language(language).kinds[place_of(what)];
}

std::string due_words(std::int32_t due, std::int32_t today, Language language) {
  const RequestLanguage& words = request_language(language);
  const std::string_view pattern = due > today ? words.until : due == today ? words.today : words.over;
  const std::int32_t days = due > today ? due - today : today - due;
  return sentence(pattern, {{"day", spoken_day(due, today, language)}, {"days", std::to_string(days)}});
}

std::string waiting_words(const GuestRequest& request, const Zone& zone, std::int32_t today, Language language) {
  return sentence(request_language(language).waits, {{"what", request_words(request.what, language)},
                                                     {"until", due_words(due_day(request, zone), today, language)}});
}

std::string result_words(const GuestRequest& request, const Zone& zone, Language language) {
  const RequestLanguage& words = request_language(language);
  constexpr std::int32_t so_that_years_are_told = 0;
  const std::string asked = spoken_day(zone.local(request.asked_at).day, so_that_years_are_told, language);
  const std::string until = spoken_day(due_day(request, zone), so_that_years_are_told, language);
  const auto reason = static_cast<std::size_t>(request.reason);
  const std::string_view what = words.to_her[place_of(request.what)];
  switch (request.outcome.value_or(RightsOutcome::done)) {
    case RightsOutcome::done: return sentence(words.done, {{"day", asked}, {"what", what}});
    case RightsOutcome::refused:
      return sentence(words.refused, {{"day", asked}, {"what", what}, {"because", words.refused_because[reason]}});
    case RightsOutcome::delayed:
      return sentence(words.delayed,
                      {{"day", asked}, {"what", what}, {"because", words.delayed_because[reason]}, {"until", until}});
  }
  return {};
}

}  // namespace dangol
