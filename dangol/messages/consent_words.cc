#include "messages/consent_words.h"

#include <fmt/format.h>

#include <array>

#include "messages/sentence.h"

namespace dangol {
namespace {

struct ConsentLanguage {
  std::array<std::string_view, 5> purposes;  // by number
  std::array<std::string_view, channels> by_channel;
  std::array<std::string_view, 6> methods;  // by number
  std::string_view line, yes, no, guardians_yes, guardians_no, none, outdated, outgrown;
  std::string_view pictured, not_pictured;  // after the method
  std::string_view published;
  std::array<std::string_view, 4> statements;  // of a text, before its words
  std::string_view no_texts;
};

constexpr ConsentLanguage korean_consents{
    {"", "맞춤 응대", "건강 정보 보관", "{channel}광고", "밤 시간 {channel}광고"},
    {"", "문자 ", "카카오톡 ", "이메일 ", "앱 알림 ", "매장에서 말로 하는 ", "인쇄 카드 ", "화면에 띄우는 "},
    {"", "종이", "계산대 화면", "웹", "전화", "가져온 기록"},
    "{at} {what}: {answer} ({method}, 문구 {version}{staff})",
    "동의",
    "거절",
    "보호자가 동의",
    "보호자가 거절",
    "아직 물어본 것이 없어요",
    ", 그 뒤 내용이 바뀌어 다시 여쭤봐야 해요",
    ", 이제 만 14세라 본인에게 다시 여쭤봐야 해요",
    ", 서면 사진 {pictures}장",
    ", 서면 사진 없음",
    "{what}: 문구 {version}, {at}부터",
    {"왜 여쭤보나요: ", "무엇을 담아 두나요: ", "언제까지 보관하나요: ", "거절하면 어떻게 되나요: "},
    "가게가 정한 동의 문구가 아직 없어서 화면에 있는 문구로 여쭤봐요",
};
constexpr ConsentLanguage english_consents{
    {"", "service to her taste", "keeping health data", "advertising{channel}", "advertising{channel} at night"},
    {"", " by text message", " by KakaoTalk", " by e-mail", " by app notice", " in words at the counter",
     " on a printed card", " on the display"},
    {"", "paper", "counter screen", "web", "phone", "imported"},
    "{at} {what}: {answer} ({method}, text {version}{staff})",
    "yes",
    "no",
    "yes, by the guardian",
    "no, by the guardian",
    "Nothing has been asked yet",
    "; the text has changed since, so she has to be asked again",
    "; she is 14 now, so she has to be asked herself",
    ", {pictures} {pictures:picture|pictures} of the paper",
    ", no picture of the paper",
    "{what}: text {version}, since {at}",
    {"Why we ask: ", "What we keep: ", "How long we keep it: ", "If she says no: "},
    "The shop has published no texts of its own yet; the words on the screens are used",
};

const ConsentLanguage& words_of(Language language) {
  return language == Language::korean ? korean_consents : english_consents;
}

std::string_view answer_words(const ConsentRecord& record, const ConsentLanguage& words) {
  if (record.by_guardian) return record.told.given ? words.guardians_yes : words.guardians_no;
  return record.told.given ? words.yes : words.no;
}

}  // namespace

std::string consent_subject_words(Purpose purpose, Channel channel, Language language) {
  const ConsentLanguage& words = words_of(language);
  return sentence(words.purposes[static_cast<std::size_t>(purpose)],
                  {{"channel", words.by_channel[static_cast<std::size_t>(channel)]}});
}

std::string consent_words(const ConsentRecord& record, std::string_view staff, const Zone& zone, Language language,
                          bool is_outdated, std::size_t pictures) {
  const ConsentLanguage& words = words_of(language);
  std::string method(words.methods[static_cast<std::size_t>(record.told.method)]);
  if (pictures > 0) method += sentence(words.pictured, {{"pictures", std::to_string(pictures)}});
  if (pictures == 0 && record.told.method == ConsentMethod::paper) method += words.not_pictured;
  return sentence(words.line, {{"at", zone.format(record.at)},
                               {"what", consent_subject_words(record.told.purpose, record.told.channel, language)},
                               {"answer", answer_words(record, words)},
                               {"method", method},
                               {"version", record.told.text_version},
                               {"staff", staff.empty() ? std::string() : fmt::format("; {}", staff)}}) +
         std::string(!is_outdated         ? std::string_view()
                     : record.is_outgrown ? words.outgrown
                                          : words.outdated);
}

std::vector<std::string> consent_text_words(const PublishedText& published, const Zone& zone, Language language) {
  const ConsentLanguage& words = words_of(language);
  const ConsentTextPublished& text = published.text;
  std::vector<std::string> lines{
      sentence(words.published, {{"what", consent_subject_words(text.purpose, Channel::none, language)},
                                 {"version", text.version},
                                 {"at", zone.format(published.at)}})};
  const std::array<const std::string*, 4> said{&text.purpose_text, &text.items, &text.retention, &text.refusal};
  for (std::size_t i = 0; i < said.size(); ++i) lines.push_back(std::string(words.statements[i]) + *said[i]);
  return lines;
}

std::string no_consent_texts_words(Language language) { return std::string(words_of(language).no_texts); }

std::string_view method_words(ConsentMethod method, Language language) {
  return words_of(language).methods[static_cast<std::size_t>(method)];
}

std::string no_consents_words(Language language) { return std::string(words_of(language).none); }

}  // namespace dangol
