#include "messages/basket_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "messages/sentence.h"

namespace dangol {
namespace {

struct BasketSentences {
  std::string_view together;
  std::string_view always_together;  // when all of them do
  std::string_view follows;
  std::string_view and_so_on;  // between two items
};

constexpr BasketSentences korean_baskets{
    "{when:을/를} 사는 100번 중 {of_hundred}번은 {then}도 함께 사세요. 평소의 {lift}배예요",
    "{when:을/를} 사실 때는 늘 {then}도 함께 사세요. 평소의 {lift}배예요",
    "{category:을/를} 처음 사신 {guests}분 중 {followed}분이 그 뒤 {visits}번 안에 {then:을/를} 처음 사셨어요. 평소의 "
    "{lift}배예요",
    "{name:와/과} ",
};

constexpr BasketSentences english_baskets{
    "Of 100 baskets with {when}, {of_hundred} also hold {then}: {lift} times as many as usual",
    "Every basket with {when} also holds {then}: {lift} times as many as usual",
    "Of {guests} guest{guests:|s} who first bought {category}, {followed} first bought {then} within {visits} visits: "
    "{lift} times as many as usual",
    "{name} and ",
};

const BasketSentences& sentences_in(Language language) {
  return language == Language::korean ? korean_baskets : english_baskets;
}

// "2.4", "24"
std::string spoken_times(double times) {
  return times < 9.95 ? fmt::format("{:.1f}", times) : fmt::format("{:.0f}", times);
}

std::string item_name(ItemId item, const Catalog& catalog) {
  const auto* defined = catalog.item(item);
  return defined == nullptr ? std::string() : defined->name;
}

}  // namespace

std::string rule_words(const AssociationRule& rule, const Catalog& catalog, Language language) {
  const BasketSentences& words = sentences_in(language);
  const std::string then = item_name(rule.then, catalog);
  std::string when;
  for (const ItemId item : rule.when) {
    const std::string name = item_name(item, catalog);
    if (name.empty()) return {};
    if (!when.empty()) when = sentence(words.and_so_on, {{"name", when}});
    when += name;
  }
  if (when.empty() || then.empty()) return {};
  const std::string lift = spoken_times(rule.lift);
  // All of them only where it is all of them: 99.6 of 100 are 99.
  const std::string of_hundred = fmt::format("{:.0f}", std::min(std::round(100 * rule.confidence), 99.0));
  const std::string_view pattern = rule.confidence >= 1 ? words.always_together : words.together;
  return sentence(pattern, {{"when", when}, {"then", then}, {"of_hundred", of_hundred}, {"lift", lift}});
}

std::string first_time_words(const FirstTimeRule& rule, std::string_view category, const Catalog& catalog,
                             Language language) {
  const std::string then = item_name(rule.then, catalog);
  if (then.empty() || category.empty()) return {};
  return sentence(sentences_in(language).follows, {{"category", category},
                                                   {"then", then},
                                                   {"guests", std::to_string(rule.guests)},
                                                   {"followed", std::to_string(rule.followed)},
                                                   {"visits", std::to_string(rule.within_visits)},
                                                   {"lift", spoken_times(rule.lift)}});
}

std::string together_words(const Together& found, Language language) {
  const bool korean = language == Language::korean;
  std::string_view pattern = korean ? "장바구니 {n}개에서 찾았어요. 우연일 수 있는 것은 뺐어요"
                                    : "Found in {n} basket{n:|s}, without what may be chance";
  if (found.rules.empty()) {
    pattern = korean ? "장바구니 {n}개로는 아직 말할 수 있는 것이 없어요" : "{n} basket{n:|s} tell of nothing yet";
  }
  return sentence(pattern, {{"n", std::to_string(found.baskets)}});
}

}  // namespace dangol
