#include "messages/law_words.h"

#include <array>

#include "messages/consent_words.h"
#include "messages/sentence.h"
#include "messages/spoken.h"

namespace dangol {
namespace {

constexpr auto law_rules = static_cast<std::size_t>(LawRule::end);

struct RuleLine {
  std::string_view what, missing, due, in_order, law;
};

struct LawLanguage {
  std::array<RuleLine, law_rules> rules;  // by number
  std::string_view certificate_over;
  std::string_view consents_ended;
  std::array<std::string_view, 5> channels;  // by number
  std::array<std::string_view, 3> states;    // by number
  std::array<std::string_view, 4> penalties;
};

constexpr LawLanguage korean_law{
    {{{"보내는 가게 이름과 연락처", "가게 이름과 연락처를 적어 주세요. 그때까지 광고가 나가지 않아요.", "",
       "모든 광고에 이름과 연락처가 들어가요.", "정보통신망법 제50조 제4항"},
      {"무료 수신거부", "080 번호나 손님이 여는 주소를 적어 주세요. 그때까지 광고가 나가지 않아요.", "",
       "받는 분이 돈을 들이지 않고 거부하실 수 있어요.", "정보통신망법 제50조 제6항"},
      {"080 번호로 온 수신거부",
       "전화로 거부하셔도 프로그램이 알지 못해요. 080 업체와 연결하는 비밀 키(DANGOL_OPT_OUT_SECRET)를 정해 주세요.",
       "", "080 업체가 알려 오는 대로 곧 멈춰요.", "정보통신망법 제50조 제2항"},
      {"등록된 발신번호",
       "통신사에 등록한 번호를 적고, 문자를 보내는 번호와 같게 해 주세요. 그때까지 문자가 나가지 않아요.", "",
       "등록한 번호로만 문자가 나가요.", "전기통신사업법 제84조의2"},
      {"보내 주는 곳과의 계약", "문서로 위탁 계약을 맺어 주세요. 그때까지 문자와 카카오톡이 나가지 않아요.", "",
       "문서로 계약을 맺었어요.", "개인정보 보호법 제26조 제1항"},
      {"처리방침에 적기", "처리방침에 보내 주는 곳을 적어 주세요. 그때까지 문자와 카카오톡이 나가지 않아요.", "",
       "누가 보내 주는지 공개되어 있어요.", "개인정보 보호법 제26조 제2항"},
      {"손님께 알리기", "누가 광고를 보내 주는지 손님께 알려 주세요. 그때까지 광고 문자와 카카오톡이 나가지 않아요.",
       "", "누가 광고를 보내 주는지 손님께 알렸어요.", "개인정보 보호법 제26조 제3항"},
      {"전송자격인증",
       "보내 주는 곳의 인증 번호와 마지막 날을 적어 주세요. 그때까지 광고 문자와 카카오톡이 나가지 않아요.",
       "{day}까지예요. 그 전에 새 인증을 받아 적어 주세요.", "{day}까지예요.", "정보통신망법 제50조의3 제1항"},
      {"동의 문구: {purpose}", "", "화면의 기본 문구로 여쭤보고 있어요. 가게에 맞는 문구를 써 주세요.",
       "{day}부터 쓰고 있어요.", "개인정보 보호법 제15조 제2항"},
      {"2년마다 다시 알리기", "",
       "{day}부터 {guests}분의 동의가 2년이 돼요. 한 달 전부터 프로그램이 다시 알려 드리니, 보낼 곳을 열어 두세요.",
       "두 달 안에 2년이 되는 동의가 없어요.", "정보통신망법 제50조 제8항, 시행령 제62조의3"},
      {"받는 분을 위한 한도", "한도가 0이라 아무에게도 광고가 나가지 않아요.", "",
       "모든 길을 합쳐 세고, 넘으면 보내지 않아요.", ""},
      {"밤에는 쉬기", "", "",
       "밤 8시 50분부터 아침 8시까지는 따로 동의하신 분께만 보내요. 이메일은 밤에도 보낼 수 있어요.",
       "정보통신망법 제50조 제3항"},
      {"{channel} 보낼 곳", "보낼 곳이 없어요. 쓰지 않는다면 그대로 두셔도 돼요.", "", "열려 있어요.", ""},
      {"종이 동의서 사진", "",
       "종이로 받은 동의 {papers}건에 사진이 없어요. 손님 카드의 '동의와 알레르기'에서 종이를 찍어 두면 잃어버려도 "
       "보여 "
       "드릴 수 있어요.",
       "종이로 받은 동의에 사진이 빠진 것이 없어요.", "개인정보 보호법 시행령 제17조 제2항"},
      {"손님의 요청에 답하기",
       "{day}까지 답해야 했던 요청이 있어요. 답을 기다리는 요청 {requests}건을 지금 처리해 주세요.",
       "답을 기다리는 요청이 {requests}건 있어요. 가장 이른 것은 {day}까지 답해 주세요.",
       "답을 기다리는 요청이 없어요.", "개인정보 보호법 제35조~제38조"},
      {"접속기록 살펴보기", "",
       "지난달에 누가 손님 기록을 보았는지 {day}까지 살펴봐 주세요. 아래 '누가 누구를 보았나'에서 할 수 있어요.",
       "지난달 기록까지 살펴봤거나 살펴볼 것이 없어요.",
       "개인정보 보호법 제29조, 개인정보의 안전성 확보조치 기준 제8조 제2항"}}},
    "{day}에 끝났어요. 새 인증을 적을 때까지 광고 문자와 카카오톡이 나가지 않아요.",
    " {ended}분은 이미 2년이 지나 광고가 나가지 않아요.",
    {"", "문자", "카카오톡", "이메일", "앱 알림"},
    {"빠졌어요", "챙길 때예요", "되어 있어요"},
    {"광고를 법대로 보내지 않으면 과태료 3천만 원까지 (정보통신망법 제76조)",
     "관련 매출의 6 %까지 과징금 (정보통신망법 제50조의9)",
     "개인정보를 법대로 다루지 않으면 매출의 3 %, 거듭되면 10 %까지 과징금 (개인정보 보호법 제64조의2)",
     "한 분께 300만 원까지 손해배상 (개인정보 보호법 제39조의2)"}};

constexpr LawLanguage english_law{
    {{{"The sender's name and contact", "Enter the shop's name and contact. Until then no advertising leaves.", "",
       "Every advertisement says who sends it.", "Network Act, art. 50(4)"},
      {"A free way to opt out",
       "Enter an 080 number or the address of the guests' pages. Until then no advertising leaves.", "",
       "Whoever gets it can refuse free of charge.", "Network Act, art. 50(6)"},
      {"Calls to the 080 number",
       "Who refuses by phone is not heard. Set the secret (DANGOL_OPT_OUT_SECRET) with which the 080 provider tells "
       "us.",
       "", "As soon as the provider tells us, nothing more is sent.", "Network Act, art. 50(2)"},
      {"A registered number to send from",
       "Enter the number that is registered, the one that text messages are sent from. Until then none leaves.", "",
       "Text messages leave from the registered number alone.", "Telecommunications Business Act, art. 84-2"},
      {"A contract with the relay", "Agree on it in writing. Until then no text message or KakaoTalk leaves.", "",
       "There is a contract in writing.", "Personal Information Protection Act, art. 26(1)"},
      {"The relay in the privacy policy", "Name the relay there. Until then no text message or KakaoTalk leaves.", "",
       "Anybody can read who sends for the shop.", "Personal Information Protection Act, art. 26(2)"},
      {"Guests know the relay",
       "Tell guests who sends the advertisements. Until then none leaves by text message or KakaoTalk.", "",
       "Guests were told who sends the advertisements.", "Personal Information Protection Act, art. 26(3)"},
      {"The relay's certificate",
       "Enter its number and its last day. Until then no advertising leaves by text message or KakaoTalk.",
       "It holds until {day}. Enter the next one before.", "It holds until {day}.", "Network Act, art. 50-3(1)"},
      {"Words that ask for consent: {purpose}", "",
       "Guests are asked in the words of the screens. Write words that fit the shop.", "Used since {day}.",
       "Personal Information Protection Act, art. 15(2)"},
      {"Telling again every two years", "",
       "From {day} on the consent of {guests} {guests:guest|guests} turns two years old. The program tells them in "
       "the month before: keep their channel open.",
       "No consent turns two years old within two months.", "Network Act, art. 50(8); decree, art. 62-3"},
      {"Limits for whoever gets it", "A limit of 0 lets no advertising leave.", "",
       "Counted over all channels; beyond them nothing is sent.", ""},
      {"Quiet nights", "", "", "From 20:50 to 08:00 only who agreed to it gets advertising; e-mail may go at night.",
       "Network Act, art. 50(3)"},
      {"Something that carries {channel}", "There is none. Leave it so if you do not use it.", "", "It is open.", ""},
      {"Pictures of signed papers", "",
       "Of {papers} {papers:consent|consents} given on paper no picture is kept. Photograph the paper on the guest's "
       "card, under consents: it can then be shown when the paper is lost.",
       "No consent given on paper lacks a picture.", "Decree of the Personal Information Protection Act, art. 17(2)"},
      {"Answering what guests ask for",
       "One was to be answered by {day}. {requests} {requests:request waits|requests wait}: answer now.",
       "{requests} {requests:request waits|requests wait} for an answer, the first until {day}.",
       "No request waits for an answer.", "Personal Information Protection Act, arts. 35-38"},
      {"Looking through the trail", "", "Look by {day} at who saw whom last month, under “Who saw whom” below.",
       "Last month's trail was looked through, or holds nothing.",
       "Personal Information Protection Act, art. 29; standard of security measures, art. 8(2)"}}},
    "It ended on {day}. Until there is a new one no advertising leaves by text message or KakaoTalk.",
    " {ended} {ended:guest gets|guests get} no advertising any more: two years have passed.",
    {"", "text messages", "KakaoTalk", "e-mail", "app notices"},
    {"missing", "due", "in order"},
    {"Advertising against the law: a fine of up to 30 million won (Network Act, art. 76)",
     "A surcharge of up to 6 % of the related revenue (Network Act, art. 50-9)",
     "Personal data against the law: up to 3 % of revenue, 10 % if repeated (Personal Information Protection Act, art. "
     "64-2)",
     "Damages of up to 3 million won a person (Personal Information Protection Act, art. 39-2)"}};

constexpr std::array<std::string_view, law_rules> law_rule_names{
    "sender_named", "free_opt_out",      "opt_out_calls",     "sender_number",   "relay_contract", "relay_announced",
    "relay_told",   "relay_certificate", "consent_text",      "consents_ending", "caps",           "quiet_hours",
    "gateway",      "papers_pictured",   "requests_answered", "trail_reviewed"};
constexpr std::array<std::string_view, 3> law_state_names{"missing", "due", "in_order"};

const LawLanguage& law_language(Language language) { return language == Language::korean ? korean_law : english_law; }

std::string_view line_of(const LawCheck& check, const LawLanguage& words) {
  const RuleLine& rule = words.rules[static_cast<std::size_t>(check.rule)];
  switch (check.state) {
    case LawState::missing:
      return check.rule == LawRule::relay_certificate && check.day ? words.certificate_over : rule.missing;
    case LawState::due: return rule.due;
    case LawState::in_order: return rule.in_order;
  }
  return {};
}

}  // namespace

LawWords law_words(const LawCheck& check, std::int32_t today, Language language) {
  const LawLanguage& words = law_language(language);
  const RuleLine& rule = words.rules[static_cast<std::size_t>(check.rule)];
  const std::string day = check.day ? spoken_day(*check.day, today, language) : std::string();
  const std::string guests = std::to_string(check.ending.soon);
  const std::string purpose =
      check.purpose == Purpose{} ? std::string() : consent_subject_words(check.purpose, Channel::none, language);
  LawWords said{
      sentence(rule.what, {{"purpose", purpose}, {"channel", words.channels[static_cast<std::size_t>(check.channel)]}}),
      sentence(line_of(check, words), {{"day", day},
                                       {"guests", guests},
                                       {"papers", std::to_string(check.papers)},
                                       {"requests", std::to_string(check.requests)}}),
      rule.law};
  if (check.ending.ended > 0)
    said.says += sentence(words.consents_ended, {{"ended", std::to_string(check.ending.ended)}});
  return said;
}

std::string_view law_state_words(LawState state, Language language) {
  return law_language(language).states[static_cast<std::size_t>(state)];
}

std::vector<std::string_view> law_penalties(Language language) {
  const auto& all = law_language(language).penalties;
  return {all.begin(), all.end()};
}

std::string_view name_of(LawRule rule) { return law_rule_names[static_cast<std::size_t>(rule)]; }
std::string_view name_of(LawState state) { return law_state_names[static_cast<std::size_t>(state)]; }

}  // namespace dangol
