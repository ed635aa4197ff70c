#include "messages/feedback_words.h"

#include <fmt/format.h>

#include <array>

#include "messages/sentence.h"

namespace dangol {
namespace {

struct BothWords {
  std::string_view korean, english;
  std::string_view in(Language language) const { return language == Language::korean ? korean : english; }
};

// In the order of AskReason.
constexpr std::array<BothWords, 3> asked_about{{
    {"지난번에 새로 드신 {item:이/가} 어떠셨는지 여쭤 보세요", "Ask how {item} was, which was new last time"},
    {"첫 방문이 어떠셨는지 여쭤 보세요", "Ask how the first visit was"},
    {"요즘 어떠신지 여쭤 보세요", "Ask how things have been lately"},
}};

// In the order of WhyNotAsk.
constexpr std::array<BothWords, 9> why_not{{
    {"오신 기록을 살펴보지 않기로 하셨어요", "She does not want her visits looked at"},
    {"불편하셨다는 말씀에 먼저 답해 드려야 해요", "Her complaint has to be answered first"},
    {"마음 쓰이는 일이 있으신 때예요", "This is a hard time for her"},
    {"돌아볼 방문이 아직 없어요", "There is no visit to look back on yet"},
    {"마지막으로 오신 지 오래되어 기억나지 않으실 거예요", "Her last visit was too long ago to remember"},
    {"두 번 여쭤 봤지만 말씀이 없으셨어요", "She was asked twice and said nothing"},
    {"여쭤 본 지 한 달이 안 됐어요", "She was asked within the last month"},
    {"여쭤 본 뒤로 다섯 번이 안 오셨어요", "She has not come five times since she was asked"},
    {"여느 때와 같은 방문이었어요", "It was a visit like the others"},
}};

// In the order of ScoreTrend.
constexpr std::array<BothWords, 4> trends{
    {{"", ""}, {"내려가는 중", "falling"}, {"그대로", "steady"}, {"올라가는 중", "rising"}}};

}  // namespace

std::string ask_words(const Ask& ask, const Catalog& catalog, Language language) {
  const std::string pattern(asked_about[static_cast<std::size_t>(ask.because)].in(language));
  return sentence(pattern, {{"item", catalog.name_of(ask.item)}});
}

std::string_view why_not_ask_words(WhyNotAsk why, Language language) {
  return why_not[static_cast<std::size_t>(why)].in(language);
}

std::string feedback_words(const FeedbackStep& given, const Catalog& catalog, Language language) {
  constexpr BothWords complaint{"불편", "complaint"};
  std::string words = given.score > 0 ? fmt::format("{}/{}", given.score, best_score) : std::string();
  const auto add = [&](std::string_view more, std::string_view before) {
    if (!words.empty()) words += before;
    words += more;
  };
  if (given.complains) add(complaint.in(language), ", ");
  if (given.item) add(catalog.name_of(given.item), ", ");
  if (!given.text.empty()) add(given.text, ": ");
  return words;
}

std::string feedback_look_words(const FeedbackLook& look, Language language) {
  const bool korean = language == Language::korean;
  if (look.answers == 0) return korean ? "아직 손님이 들려주신 말씀이 없어요" : "No guest has said anything yet";
  std::string words =
      sentence(korean ? "{days}일 동안 {guests}분이 {answers}번 들려주셨어요"
                      : "{guests} guest{guests:|s} said something {answers} time{answers:|s} in {days} days",
               {{"days", std::to_string(feedback_days)},
                {"guests", std::to_string(look.guests)},
                {"answers", std::to_string(look.answers)}});
  if (look.score.scores > 0)
    words += fmt::format(fmt::runtime(korean ? "; 평균 {:.1f}점 (점수 {}개)" : "; {:.1f} on average ({} scores)"),
                         look.score.mean, look.score.scores);
  return words;
}

std::string theme_name(const FoundTheme& theme, const Catalog& catalog, Language language) {
  if (theme.theme == nullptr) return std::string(catalog.name_of(theme.item));
  return language == Language::korean ? theme.theme->korean : theme.theme->english;
}

std::string theme_words(const FoundTheme& theme, Language language) {
  const bool korean = language == Language::korean;
  std::string words = sentence(korean ? "{n}분" : "{n} guest{n:|s}", {{"n", std::to_string(theme.guests)}});
  if (theme.score.scores > 0)
    words += fmt::format(fmt::runtime(korean ? ", 평균 {:.1f}점 ({}개)" : ", {:.1f} on average ({})"), theme.score.mean,
                         theme.score.scores);
  const std::string_view trend = trends[static_cast<std::size_t>(theme.trend)].in(language);
  if (!trend.empty()) words += fmt::format(", {}", trend);
  return words;
}

}  // namespace dangol
