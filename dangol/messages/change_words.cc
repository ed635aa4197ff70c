#include "messages/change_words.h"

#include <array>

#include "messages/sentence.h"
#include "messages/spoken.h"

namespace dangol {
namespace {

// In the order of ChangeKind.
using Sentences = std::array<std::string_view, 7>;

constexpr Sentences korean_changes{
    "{before} 오시다가 {since} 뒤로 {silent}일째 안 오세요",
    "{since}까지 {before}, 그 뒤로 {after} 오세요",
    "{since}까지 {before}, 그 뒤로 {after} 오세요",
    "{since}부터 {item:을/를} 덜 찾으세요: 최근 {visits_after}번 중 {with_after}번, 그전엔 {visits_before}번 중 "
    "{with_before}번",
    "{since}부터 {item:을/를} 찾으세요: 최근 {visits_after}번 중 {with_after}번, 그전엔 {visits_before}번 중 "
    "{with_before}번",
    "{since}부터 한 번에 {after}쯤 쓰세요. 그전엔 {before}쯤이었어요",
    "{since}부터 한 번에 {after}쯤 쓰세요. 그전엔 {before}쯤이었어요",
};

constexpr Sentences english_changes{
    "Came {before}; not seen for {silent} day{silent:|s}, since {since}",
    "Came {before} until {since}, {after} since",
    "Came {before} until {since}, {after} since",
    "Takes {item} less since {since}: {with_after} of the last {visits_after} visits, {with_before} of {visits_before} "
    "before",
    "Takes {item} since {since}: {with_after} of the last {visits_after} visits, {with_before} of {visits_before} "
    "before",
    "Spends about {after} a visit since {since}, about {before} before",
    "Spends about {after} a visit since {since}, about {before} before",
};

bool is_of_spend(ChangeKind kind) { return kind == ChangeKind::spends_less || kind == ChangeKind::spends_more; }

}  // namespace

std::string change_words(const GuestChange& change, const Catalog& catalog, const Currency& currency,
                         std::int32_t today, Language language) {
  const Sentences& sentences = language == Language::korean ? korean_changes : english_changes;
  const auto amount = [&](double value) {
    return is_of_spend(change.kind) ? spoken_money(value, currency, language) : spoken_every(value, language);
  };
  return sentence(sentences[static_cast<std::size_t>(change.kind)],
                  {{"since", spoken_day(change.since_day, today, language)},
                   {"before", amount(change.before)},
                   {"after", amount(change.after)},
                   {"silent", std::to_string(static_cast<int>(change.after))},
                   {"item", catalog.name_of(change.item)},
                   {"with_before", std::to_string(change.with_before)},
                   {"visits_before", std::to_string(change.visits_before)},
                   {"with_after", std::to_string(change.with_after)},
                   {"visits_after", std::to_string(change.visits_after)}});
}

std::string changes_words(std::size_t changes, Language language) {
  if (language == Language::korean) {
    return changes == 0 ? "습관이 바뀐 분이 없어요" : "가장 확실한 분부터예요. 열에 하나는 우연일 수 있어요";
  }
  return changes == 0 ? "Nobody's habits changed" : "The surest first; one in ten may be chance";
}

}  // namespace dangol
