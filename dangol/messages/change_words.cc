#include "messages/change_words.h"

#include <date/date.h>
#include <fmt/format.h>

#include <array>
#include <cmath>

#include "messages/sentence.h"

namespace dangol {
namespace {

// In the order of ChangeKind.
using Sentences = std::array<std::string_view, 7>;

constexpr Sentences korean_changes{
    "{before}일마다 오시다가 {since} 이후 {after}일째 안 오세요",
    "{since}까지 {before}일마다, 그 뒤로 {after}일마다 오세요",
    "{since}까지 {before}일마다, 그 뒤로 {after}일마다 오세요",
    "{since}부터 {item:을/를} 덜 찾으세요: 최근 {visits_after}번 중 {with_after}번, 그전엔 {visits_before}번 중 "
    "{with_before}번",
    "{since}부터 {item:을/를} 찾으세요: 최근 {visits_after}번 중 {with_after}번, 그전엔 {visits_before}번 중 "
    "{with_before}번",
    "{since}부터 한 번에 {after}쯤 쓰세요. 그전엔 {before}쯤이었어요",
    "{since}부터 한 번에 {after}쯤 쓰세요. 그전엔 {before}쯤이었어요",
};

constexpr Sentences english_changes{
    "Came every {before} day{before:|s}; not for {after} day{after:|s}, since {since}",
    "Came every {before} day{before:|s} until {since}, every {after} day{after:|s} since",
    "Came every {before} day{before:|s} until {since}, every {after} day{after:|s} since",
    "Takes {item} less since {since}: {with_after} of the last {visits_after} visits, {with_before} of {visits_before} "
    "before",
    "Takes {item} since {since}: {with_after} of the last {visits_after} visits, {with_before} of {visits_before} "
    "before",
    "Spends about {after} a visit since {since}, about {before} before",
    "Spends about {after} a visit since {since}, about {before} before",
};

bool is_of_spend(ChangeKind kind) { return kind == ChangeKind::spends_less || kind == ChangeKind::spends_more; }

// "3", "2.5"
std::string spoken_days(double days) {
  const double halves = std::round(2 * days) / 2;
  return halves == std::floor(halves) ? fmt::format("{:.0f}", halves) : fmt::format("{:.1f}", halves);
}

}  // namespace

std::string spoken_day(std::int32_t day, std::int32_t today, Language language) {
  const date::year_month_day then{date::sys_days{date::days{day}}};
  const date::year_month_day now{date::sys_days{date::days{today}}};
  const bool this_year = then.year() == now.year();
  const auto month = static_cast<unsigned>(then.month());
  const auto of_month = static_cast<unsigned>(then.day());
  const int year = static_cast<int>(then.year());
  if (language == Language::korean)
    return fmt::format("{}{}월 {}일", this_year ? "" : fmt::format("{}년 ", year), month, of_month);
  constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                    "May",       "June",     "July",     "August",
                                                    "September", "October",  "November", "December"};
  return fmt::format("{} {}{}", of_month, months[month - 1], this_year ? "" : fmt::format(" {}", year));
}

std::string change_words(const GuestChange& change, const Catalog& catalog, const Currency& currency,
                         std::int32_t today, Language language) {
  const Sentences& sentences = language == Language::korean ? korean_changes : english_changes;
  const auto amount = [&](double value) {
    return is_of_spend(change.kind) ? format_money(std::llround(value), currency) : spoken_days(value);
  };
  return sentence(sentences[static_cast<std::size_t>(change.kind)],
                  {{"since", spoken_day(change.since_day, today, language)},
                   {"before", amount(change.before)},
                   {"after", amount(change.after)},
                   {"item", catalog.name_of(change.item)},
                   {"with_before", std::to_string(change.with_before)},
                   {"visits_before", std::to_string(change.visits_before)},
                   {"with_after", std::to_string(change.with_after)},
                   {"visits_after", std::to_string(change.visits_after)}});
}

}  // namespace dangol
