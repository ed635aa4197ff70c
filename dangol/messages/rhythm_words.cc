#include "messages/rhythm_words.h"

#include <array>

#include "messages/sentence.h"
#include "messages/spoken.h"

namespace dangol {
namespace {

// In the order of RhythmState.
using StateWords = std::array<std::string_view, 6>;

constexpr StateWords korean_visits{
    "아직 오신 날이 적어 알 수 없어요",      "한 번 오셨어요. 다시 오실지는 아직 몰라요",
    "{every} 오세요. 다음은 {next}쯤이에요", "{every} 오세요. 오실 때가 됐어요",
    "{every} 오시는데 {over}일 늦으셨어요",  "{every} 오셨는데, 이제는 안 오시는 것 같아요",
};
constexpr StateWords english_visits{
    "Too few visits to tell yet",
    "Came once; whether she comes again is not known yet",
    "Comes {every}; next about {next}",
    "Comes {every}; due now",
    "Comes {every}; {over} day{over:|s} late",
    "Came {every}; seems to have left",
};
constexpr StateWords korean_service{
    "{category}: 아직 알 수 없어요",
    "{category}: 한 번 찾으셨어요",
    "{category}: {every} 찾으세요. 다음은 {next}쯤이에요",
    "{category:을/를} 찾으실 때가 됐어요: {every}, 마지막은 {last}",
    "{category:을/를} 찾으실 때가 지났어요: {every}, 마지막은 {last}",
    "{category}: {every} 찾으셨는데, 이제는 안 찾으시는 것 같아요",
};
constexpr StateWords english_service{
    "{category}: too little to tell yet",
    "{category}: taken once",
    "{category}: {every}; next about {next}",
    "{category} is due: {every}, last on {last}",
    "{category} is overdue: {every}, last on {last}",
    "{category}: {every}, but no longer, it seems",
};

}  // namespace

std::string rhythm_words(const RhythmForecast& visits, std::int32_t today, Language language) {
  const StateWords& words = language == Language::korean ? korean_visits : english_visits;
  return sentence(words[static_cast<std::size_t>(visits.state)],
                  {{"every", spoken_every(visits.gap_days, language)},
                   {"next", spoken_day(visits.expected_day, today, language)},
                   {"over", std::to_string(visits.days_over)}});
}

std::string service_words(const ServiceRhythm& service, std::string_view category, std::int32_t today,
                          Language language) {
  const StateWords& words = language == Language::korean ? korean_service : english_service;
  return sentence(words[static_cast<std::size_t>(service.forecast.state)],
                  {{"category", category},
                   {"every", spoken_every(service.forecast.gap_days, language)},
                   {"next", spoken_day(service.forecast.expected_day, today, language)},
                   {"last", spoken_day(service.last_day, today, language)}});
}

}  // namespace dangol
