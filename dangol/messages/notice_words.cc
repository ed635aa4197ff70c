#include "messages/notice_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "consent/consent_names.h"
#include "messages/consent_words.h"
#include "messages/request_words.h"
#include "messages/sentence.h"
#include "messages/spoken.h"

namespace dangol {
namespace {

struct NoticeLanguage {
  std::string_view begin, agreed, stopped, stopped_all, habits_left, health_left, erased, ask;
  std::string_view heard_subject, holds_subject, requests_subject;
  std::string_view holds, stop_by_call, stop_by_link;
};

constexpr NoticeLanguage korean_notices{
    "[{name}]",
    " {day}에 {what:을/를} 받겠다고 하셔서 그렇게 해 두었어요.",
    " {day}에 {what:을/를} 그만 받겠다고 하셔서 그렇게 해 두었어요.",
    " {day}에 광고를 더 받지 않겠다고 하셔서 이제 보내지 않아요.",
    " {day}에 취향을 기억하지 말라고 하셔서 그만두었어요.",
    " {day}에 따로 맡기신 민감정보를 지워 달라고 하셔서 모두 지웠어요.",
    " 말씀하신 대로 가게에 있던 고객님의 기록을 모두 지웠어요.",
    " 문의 {contact}",
    "말씀하신 대로 해 두었어요",
    "광고를 받겠다고 하신 뜻을 그대로 지키고 있어요",
    "요청하신 일의 결과를 알려 드려요",
    " {day}에 {what:을/를} 받겠다고 하셨고, 그 뜻을 지금도 지키고 있어요.",
    " 계속 받으시려면 그대로 두세요. 그만 받으시려면 {way:으로/로} 전화해 주세요. 통화료는 들지 않아요.",
    " 계속 받으시려면 그대로 두세요. 그만 받으시려면 {way} 에서 바로 멈출 수 있어요.",
};
constexpr NoticeLanguage english_notices{
    "[{name}]",
    " On {day} you agreed to {what}; we have noted it.",
    " On {day} you asked us to stop {what}; it is done.",
    " On {day} you asked us to stop all advertising; we send no more.",
    " On {day} you asked us to remember your habits no longer; we have stopped.",
    " On {day} you asked us to keep your sensitive data no longer; it is deleted.",
    " As you asked, everything that we held about you is erased.",
    " Questions: {contact}",
    "What you asked for is done",
    "You agreed to advertising, and it still holds",
    "What became of your request",
    " On {day} you agreed to {what}, and that still holds.",
    " To go on, do nothing. To stop, call {way}, free of charge.",
    " To stop, open {way}; to go on, do nothing.",
};

// In one sentence: what she said on one day, yes or no.
struct Said {
  std::int32_t day = 0;
  Answer answer = Answer::given;
  std::string what;
  Purpose purpose = Purpose::marketing;
  bool of_all = false;

  bool joins(const Said& before) const {
    return before.day == day && before.answer == answer && !before.of_all && !of_all && is_by_channel(purpose) &&
           is_by_channel(before.purpose);
  }
};

// A no to one channel is one to its nights, and a no to all is one to each: only the widest is told.
bool is_said_by_another(const ConsentAnswer& each, const std::vector<ConsentAnswer>& all) {
  if (each.answer != Answer::refused) return false;
  return std::ranges::any_of(all, [&](const ConsentAnswer& other) {
    if (other.answer != Answer::refused || other.purpose != Purpose::marketing) return false;
    const bool is_wider = other.channel == Channel::none && each.channel != Channel::none;
    const bool is_of_day_too = other.channel == each.channel && each.purpose == Purpose::night_marketing;
    return is_wider || is_of_day_too;
  });
}

std::vector<Said> in_sentences(const DueNotice& notice, const Zone& zone, Language language) {
  std::vector<Said> sentences;
  for (const ConsentAnswer& each : notice.answers) {
    if (is_said_by_another(each, notice.answers)) continue;
    const Said said{zone.local(each.at).day, each.answer, consent_subject_words(each.purpose, each.channel, language),
                    each.purpose, each.channel == Channel::none};
    const bool joins = !sentences.empty() && said.joins(sentences.back());
    if (joins) sentences.back().what += ", " + said.what;
    if (!joins) sentences.push_back(said);
  }
  return sentences;
}

std::string_view subject_of(Notice notice, const NoticeLanguage& words) {
  if (notice == Notice::consent_holds) return words.holds_subject;
  return notice == Notice::requests ? words.requests_subject : words.heard_subject;
}

std::string_view pattern_of(const Said& said, Notice notice, const NoticeLanguage& words) {
  if (notice == Notice::consent_holds) return words.holds;
  if (said.answer == Answer::given) return words.agreed;
  if (said.purpose == Purpose::personalisation) return words.habits_left;
  if (said.purpose == Purpose::sensitive) return words.health_left;
  return said.of_all ? words.stopped_all : words.stopped;
}

}  // namespace

NoticeText notice_words(const DueNotice& notice, const NoticeSender& sender, const Zone& zone, Language language) {
  const NoticeLanguage& words = language == Language::korean ? korean_notices : english_notices;
  std::string text = sentence(words.begin, {{"name", sender.name}});
  constexpr std::int32_t so_that_years_are_told = 0;
  for (const Said& said : in_sentences(notice, zone, language)) {
    text += sentence(pattern_of(said, notice.what, words),
                     {{"day", spoken_day(said.day, so_that_years_are_told, language)}, {"what", said.what}});
  }
  for (const GuestRequest& each : notice.requests) text += result_words(each, zone, language);
  if (notice.what == Notice::erased) text += words.erased;
  if (notice.what == Notice::consent_holds) {
    const bool by_link = sender.opt_out.starts_with("http");
    text += sentence(by_link ? words.stop_by_link : words.stop_by_call, {{"way", sender.opt_out}});
  }
  text += sentence(words.ask, {{"contact", sender.contact}});
  return {std::string(subject_of(notice.what, words)), std::move(text)};
}

}  // namespace dangol
