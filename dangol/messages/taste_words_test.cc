#include "messages/taste_words.h"

#include <doctest/doctest.h>

#include "insights/taste_attributes.h"

using namespace dangol;

namespace {

Catalog bread_and_latte() {
  Catalog catalog;
  catalog.apply(ItemDefined{{1}, "1", "크림빵", "빵", 3000, {}});
  catalog.apply(ItemDefined{{2}, "2", "라떼", "우유 음료", 5000, {}});
  return catalog;
}

std::string korean(const TasteBecause& because) { return taste_words(because, bread_and_latte(), Language::korean); }
std::string english(const TasteBecause& because) { return taste_words(because, bread_and_latte(), Language::english); }

}  // namespace

TEST_CASE("each reason for a taste is a sentence that staff may say") {
  CHECK(korean({.reason = TasteReason::often, .count = 5, .of = 6}) == "지난 6번 중 5번 찾으셨어요.");
  CHECK(english({.reason = TasteReason::due_again, .days = 8, .usual_days = 7}) ==
        "Usually every 7 days; last time 8 days ago.");
  CHECK(korean({.reason = TasteReason::alike_buy_it, .item = {1}}) == "크림빵을 즐기시는 분들이 많이 찾으세요.");
  CHECK(english({.reason = TasteReason::goes_with, .item = {2}}) == "Guests who take 라떼 often take it too.");
  CHECK(korean({.reason = TasteReason::popular_lately}) == "요즘 많이들 찾으세요.");
  CHECK(korean({.reason = TasteReason::popular_now}) == "요즘 이 시간에 많이들 찾으세요.");
}

TEST_CASE("a shared attribute is its category, or else the price; what the menu does not know is not named") {
  const auto attributes = taste_attributes(*bread_and_latte().item({2}));
  REQUIRE(attributes.size() == 2);
  CHECK(korean({.reason = TasteReason::same_attribute, .attribute = attributes[0]}) == "즐겨 찾으시는 우유 음료예요.");
  CHECK(english({.reason = TasteReason::same_attribute, .attribute = attributes[1]}) ==
        "It costs about what is usually chosen.");
  CHECK(english({.reason = TasteReason::alike_buy_it}) == "Guests with a like taste often choose it.");
  CHECK(english({.reason = TasteReason::goes_with, .item = {77}}) == "Many guests choose it lately.");
}
