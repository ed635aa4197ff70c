#include "messages/basket_words.h"

#include <doctest/doctest.h>

using namespace dangol;

namespace {

Catalog menu() {
  Catalog catalog;
  catalog.apply(ItemDefined{{1}, "bun", "크림빵", "", 0, {}});
  catalog.apply(ItemDefined{{2}, "latte", "라떼", "", 0, {}});
  catalog.apply(ItemDefined{{3}, "beer", "맥주", "", 0, {}});
  return catalog;
}

}  // namespace

TEST_CASE("a rule in plain words, with particles that fit") {
  const AssociationRule rule{.when = {{1}}, .then = {2}, .confidence = 0.6, .lift = 2.41};
  CHECK(rule_words(rule, menu(), Language::korean) ==
        "크림빵을 사는 100번 중 60번은 라떼도 함께 사세요. 평소의 2.4배예요");
  CHECK(rule_words(rule, menu(), Language::english) ==
        "Of 100 baskets with 크림빵, 60 also hold 라떼: 2.4 times as many as usual");
  const AssociationRule two{.when = {{1}, {2}}, .then = {3}, .confidence = 0.999, .lift = 24.4};
  CHECK(rule_words(two, menu(), Language::korean) ==
        "크림빵과 라떼를 사는 100번 중 99번은 맥주도 함께 사세요. 평소의 24배예요");
  const AssociationRule all{.when = {{2}, {3}}, .then = {1}, .confidence = 1, .lift = 3};
  CHECK(rule_words(all, menu(), Language::korean) ==
        "라떼와 맥주를 사실 때는 늘 크림빵도 함께 사세요. 평소의 3.0배예요");
  CHECK(rule_words(all, menu(), Language::english) ==
        "Every basket with 라떼 and 맥주 also holds 크림빵: 3.0 times as many as usual");
}

TEST_CASE("a first time in plain words") {
  const FirstTimeRule rule{.first = {1}, .then = {3}, .guests = 12, .followed = 5, .lift = 4};
  CHECK(first_time_words(rule, "기저귀", menu(), Language::korean) ==
        "기저귀를 처음 사신 12분 중 5분이 그 뒤 3번 안에 맥주를 처음 사셨어요. 평소의 4.0배예요");
  CHECK(first_time_words(rule, "nappies", menu(), Language::english) ==
        "Of 12 guests who first bought nappies, 5 first bought 맥주 within 3 visits: 4.0 times as many as usual");
}

TEST_CASE("what the catalog does not know is not told") {
  CHECK(rule_words({.when = {{9}}, .then = {2}}, menu(), Language::korean).empty());
  CHECK(rule_words({.when = {{1}}, .then = {9}}, menu(), Language::english).empty());
  CHECK(first_time_words({.first = {1}, .then = {9}}, "nappies", menu(), Language::english).empty());
  CHECK(first_time_words({.first = {1}, .then = {3}}, "", menu(), Language::korean).empty());
}
