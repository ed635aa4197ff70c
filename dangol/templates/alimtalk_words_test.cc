#include "templates/alimtalk_words.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace dangol;

namespace {

std::string words_in(const std::string& text) {
  std::string words;
  for (const AdvertisingWord* row : advertising_words_in(text)) words += std::string(row->word) + ";";
  return words;
}

}  // namespace

TEST_CASE("each word of the table is found alone, and each has a reason") {
  std::set<std::string_view> words;
  for (const AdvertisingWord& row : advertising_word_table()) {
    CAPTURE(row.word);
    CHECK(words_in("주문 " + std::string(row.word) + " 안내").find(std::string(row.word) + ";") != std::string::npos);
    CHECK(words.insert(row.word).second);
    CHECK(!sentence_of(row.reason, Language::korean).empty());
    CHECK(sentence_of(row.reason, Language::english).ends_with("."));
    if (!row.unless.empty()) CHECK(words_in(std::string(row.unless)).empty());
  }
}

TEST_CASE("birthdays, holidays and keeping in touch count as advertising, too") {
  CHECK(words_in("김민지 님, 생일 축하드려요!") == "축하드;");
  CHECK(words_in("잘 지내시죠? 안부 전해요.") == "안부;잘 지내;");
  CHECK(words_in("즐거운 한가위 보내세요.") == "한가위;");
  CHECK(words_in("추석 휴무 안내") == "휴무 안내;");
  CHECK(words_in("Happy Birthday, Minji!") == "happy birthday;");
}

TEST_CASE("disguises are looked through") {
  for (const char* text :
       {"할·인", "할\u200B인", "할-인", "\u1112\u1161\u11AF\u110B\u1175\u11AB", "［할］인", "초할인"}) {
    CAPTURE(text);
    CHECK(words_in(text) == "할인;");
  }
  CHECK(words_in("ＳＡＬＥ") == "sale;");
  CHECK(words_in("30% OFF") == "% off;");
}

TEST_CASE("facts and other words are let through") {
  for (const char* text : {"참석할 인원을 알려 주세요", "결제 금액 4,500원, 할인금액 500원", "세일즈 담당자",
                           "wholesale", "eventually", "11+1 = 12", "1+10", "추천인 김민지 님",
                           "생일 케이크 예약을 받았습니다", "제안부터 보내 드립니다", "주문하신 음료가 나왔습니다"}) {
    CAPTURE(text);
    CHECK(words_in(text).empty());
  }
  CHECK(words_in("할인금액과 할인") == "할인;");
  CHECK(words_in("음료 1+1") == "1+1;");
}
