#include "messages/segment_words.h"

#include <doctest/doctest.h>

#include "base/property_test.h"
#include "segments/random_segment_test.h"

namespace dangol {
namespace {

bool holds_hangul(std::string_view text) {
  return text.find("\xea") != text.npos || text.find("\xeb") != text.npos || text.find("\xec") != text.npos;
}

// Not told in the parser's own English.
bool is_worded(const ExpressionMistake& mistake) {
  return mistake.expected == "%" ||
         mistake_words(mistake, Language::korean).find(mistake.expected) == std::string::npos;
}

std::vector<std::string> why_of(std::string_view rule, const CustomerFacts& facts, Language language) {
  const auto read = read_expression(rule, test_names());
  REQUIRE(read);
  return why_words(why(*read, facts, test_today), *currency_named("KRW"), test_today, language);
}

}  // namespace

TEST_CASE("why she is in a segment is said with her figures, and only by what decided it") {
  CustomerFacts facts;
  facts.visits = 20;
  facts.last_visit_day = test_today - 31;
  facts.favourite_item = {1};
  facts.agreed_marketing = true;
  CHECK(why_of("visits >= 5 and last_visit before 30 days ago", facts, Language::korean) ==
        std::vector<std::string>{"20번 오셨어요", "5월 31일에 마지막으로 오셨어요"});
  CHECK(why_of("visits >= 50 or favourite_item = \"크림빵\"", facts, Language::english) ==
        std::vector<std::string>{"Orders 크림빵 most"});
  CHECK(why_of("not (bought \"소금빵\" at least 2 times in 90 days)", facts, Language::korean) ==
        std::vector<std::string>{"지난 90일 동안 소금빵을 사지 않으셨어요"});
  CHECK(why_of("favourite_item != \"소금빵\" and agreed_marketing", facts, Language::english) ==
        std::vector<std::string>{"Orders something else than 소금빵 most", "Agreed to advertising"});
  CHECK(why_of("not cycle_days <= 7", facts, Language::korean) ==
        std::vector<std::string>{"평소 방문 간격: 아직 몰라요"});
}

TEST_CASE("every condition can be told in both languages") {
  for_each_round(300, [](TestDice& dice) {
    const SegmentExpression rule = random_expression(dice);
    const TestCustomer customer = random_customer(dice);
    const Why because = why(rule, customer.with_lines(), test_today);
    for (const Language language : {Language::korean, Language::english}) {
      const auto lines = why_words(because, *currency_named("KRW"), test_today, language);
      CHECK_FALSE(lines.empty());
      for (const std::string& line : lines) {
        CHECK_FALSE(line.empty());
        CHECK(line.find('{') == line.npos);
      }
    }
  });
}

TEST_CASE("what a rule lacks is said in Korean, whatever it is") {
  const auto mistake = [](const std::string& text, int decimals = 0) {
    const ParsedExpression parsed = parse_expression(text, test_names(decimals));
    REQUIRE_FALSE(parsed.expression);
    return parsed.mistake;
  };
  CHECK(mistake_words(mistake("visits >= five"), Language::korean) == "11번째 글자에는 정수가 와야 해요");
  CHECK(mistake_words(mistake("bought \"없는 것\""), Language::english) ==
        "At character 8 there should be the name of an item of this shop");
  std::string many = "visits > 1";
  for (int i = 0; i < most_conditions; ++i) many += " and visits > 1";
  for (const std::string& text : {many,
                                  std::string(longest_expression + 1, ' '),
                                  std::string(9, '(') + "visits > 1",
                                  std::string("allergy"),
                                  std::string("spent >= 1.5"),
                                  std::string("birthday_month = 13"),
                                  std::string("birthday_month = this"),
                                  std::string("alive_chance < 400%"),
                                  std::string("alive_chance < 40"),
                                  std::string("store = \"a"),
                                  std::string("store > 1"),
                                  std::string("store = \"없음\""),
                                  std::string("favourite_category = 3"),
                                  std::string("last_visit before 99999 days ago"),
                                  std::string("last_visit before 9999 weeks ago"),
                                  std::string("last_visit before 3 days"),
                                  std::string("last_visit before 3 months"),
                                  std::string("last_visit since 2024-13-01"),
                                  std::string("last_visit since 2024-1-1"),
                                  std::string("visits >= 5x"),
                                  std::string("visits >= 1.23456"),
                                  std::string("#"),
                                  std::string("(visits > 1"),
                                  std::string("store = \"a\\b\""),
                                  std::string("bought \"크림빵\" at 3"),
                                  std::string("bought \"크림빵\" at least x"),
                                  std::string("bought \"크림빵\" at least 3"),
                                  std::string("bought \"크림빵\" since x"),
                                  std::string("store = \"\xff\"")}) {
    CAPTURE(text);
    CHECK(is_worded(mistake(text)));
  }
  CHECK(is_worded(mistake("spent >= 1.123", 2)));
  for_each_round(2'000, [](TestDice& dice) {
    std::string text = to_text(random_expression(dice));
    text.erase(roll(dice, text.size()), 1 + roll(dice, 6));
    const ParsedExpression parsed = parse_expression(text, test_names());
    if (parsed.expression) return;
    CAPTURE(parsed.mistake.expected);
    CHECK(is_worded(parsed.mistake));
  });
}

TEST_CASE("each kind of field has words for what it can be compared by") {
  for (const FieldInfo& field : segment_fields()) {
    CHECK(holds_hangul(field_words(field, Language::korean)));
    CHECK_FALSE(field_words(field, Language::english).ends_with('.'));
    for (const Relation relation : relations_of(field.kind)) {
      CHECK_FALSE(relation_words(field.kind, relation, Language::korean).empty());
      CHECK_FALSE(relation_words(field.kind, relation, Language::english).empty());
    }
  }
}

}  // namespace dangol
