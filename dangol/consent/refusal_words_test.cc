#include "consent/refusal_words.h"

#include <doctest/doctest.h>

using namespace dangol;

TEST_CASE("a refusal is read however it is written") {
  for (const char* text :
       {"수신거부", "(수신거부)", " 수신 거부 합니다.", "무료수신거부", "거부", "거부할게요", "그만", "광고 그만요",
        "문자 그만 보내세요", "앞으로 보내지 마세요!", "수신을 원하지 않습니다", "STOP", "Stop.", "stop all",
        "UNSUBSCRIBE", "opt-out please", "please stop sending me these", "수\u200B신거부"}) {
    CAPTURE(text);
    CHECK(is_refusal(text));
  }
}

TEST_CASE("other words are no refusal, nor is asking to have one taken back") {
  for (const char* text :
       {"", "5", "맛있었어요", "3시에 갈게요", "stop by tomorrow?", "end of the day is fine", "수신거부 취소해 주세요",
        "수신거부 해제", "수신거부가 아니에요", "그만큼 맛있었어요", "can I cancel my cake?", "😀", "\xFF\xFE"}) {
    CAPTURE(text);
    CHECK_FALSE(is_refusal(text));
  }
}
