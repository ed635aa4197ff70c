#include "messages/taste_words.h"

#include "insights/taste_attributes.h"
#include "messages/sentence.h"

namespace dangol {
namespace {

struct TasteLanguage {
  const char* often;       // {count}, {of}
  const char* due_again;   // {usual}, {days}
  const char* alike_item;  // {item}
  const char* alike;
  const char* same_category;  // {attribute}
  const char* same_price;
  const char* popular_lately;
  const char* popular_now;
  const char* goes_with;  // {item}
  const char* she_liked_it;
};

constexpr TasteLanguage korean_tastes{
    .often = "지난 {of}번 중 {count}번 찾으셨어요.",
    .due_again = "{usual}일마다 찾으시는데 {days}일 되었어요.",
    .alike_item = "{item:을/를} 즐기시는 분들이 많이 찾으세요.",
    .alike = "비슷한 것을 즐기시는 분들이 많이 찾으세요.",
    .same_category = "즐겨 찾으시는 {attribute:이에요/예요}.",
    .same_price = "즐겨 찾으시는 것과 값이 비슷해요.",
    .popular_lately = "요즘 많이들 찾으세요.",
    .popular_now = "요즘 이 시간에 많이들 찾으세요.",
    .goes_with = "{item:와/과} 함께 많이들 찾으세요.",
    .she_liked_it = "지난번에 좋다고 하셨어요.",
};

constexpr TasteLanguage english_tastes{
    .often = "Taken on {count} of the last {of} visits.",
    .due_again = "Usually every {usual} day{usual:|s}; last time {days} day{days:|s} ago.",
    .alike_item = "Guests who enjoy {item} often choose it.",
    .alike = "Guests with a like taste often choose it.",
    .same_category = "It goes with a liking for {attribute}.",
    .same_price = "It costs about what is usually chosen.",
    .popular_lately = "Many guests choose it lately.",
    .popular_now = "Many guests choose it at this time of day.",
    .goes_with = "Guests who take {item} often take it too.",
    .she_liked_it = "It was liked last time.",
};

}  // namespace

std::string taste_words(const TasteBecause& because, const Catalog& catalog, Language language) {
  const TasteLanguage& words = language == Language::korean ? korean_tastes : english_tastes;
  const ItemDefined* item = catalog.item(because.item);
  const std::string_view name = item == nullptr ? std::string_view() : item->name;
  switch (because.reason) {
    case TasteReason::often:
      return sentence(words.often, {{"count", std::to_string(because.count)}, {"of", std::to_string(because.of)}});
    case TasteReason::due_again:
      return sentence(words.due_again,
                      {{"usual", std::to_string(because.usual_days)}, {"days", std::to_string(because.days)}});
    case TasteReason::alike_buy_it: return name.empty() ? words.alike : sentence(words.alike_item, {{"item", name}});
    case TasteReason::same_attribute: {
      const std::string_view attribute = attribute_name(catalog, because.attribute);
      return attribute.empty() ? words.same_price : sentence(words.same_category, {{"attribute", attribute}});
    }
    case TasteReason::popular_lately: return words.popular_lately;
    case TasteReason::goes_with:
      return name.empty() ? words.popular_lately : sentence(words.goes_with, {{"item", name}});
    case TasteReason::she_liked_it: return words.she_liked_it;
    case TasteReason::popular_now: break;
  }
  return words.popular_now;
}

}  // namespace dangol
