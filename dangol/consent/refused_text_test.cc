#include "consent/refused_text.h"

#include <doctest/doctest.h>

using namespace dangol;

TEST_CASE("resident numbers are found however they are written") {
  for (const char* text : {"900101-1234567", "9001011234567", "주민번호 900101 - 1234567 입니다",
                           "９００１０１-１２３４５６７", "900101.4234567"}) {
    CAPTURE(text);
    CHECK(holds_resident_number(text));
  }
  for (const char* text : {"010-1234-5678", "901301-1234567", "900132-1234567", "900101-9234567", "90010112345678",
                           "2024-07-01 08:10", ""}) {
    CAPTURE(text);
    CHECK_FALSE(holds_resident_number(text));
  }
  CHECK(is_resident_number("9001011234568"));
  CHECK_FALSE(is_resident_number("9001011234567"));  // its check digit does not fit: a bar code may look so
}

TEST_CASE("payment cards are found by their check digit") {
  CHECK(holds_card_number("4111 1111 1111 1111"));
  CHECK(holds_card_number("카드 4111-1111-1111-1111 로"));
  CHECK_FALSE(holds_card_number("4111 1111 1111 1112"));
  CHECK_FALSE(holds_card_number("010-1234-5678"));
}

TEST_CASE("words of health are found in Korean and English, and ordinary wishes are not") {
  for (const char* text : {"딸기 알레르기", "딸기 알 레 르 기", "임신 중이심", "당뇨 있으심", "Allergic to nuts",
                           "유당 불내증", "수술 후 회복 중"}) {
    CAPTURE(text);
    CHECK(holds_health_words(text));
  }
  for (const char* text : {"창가 자리 좋아하심", "얼음 적게", "크림빵 선호", "암막 커튼 자리", "디카페인으로"}) {
    CAPTURE(text);
    CHECK_FALSE(holds_health_words(text));
  }
}
