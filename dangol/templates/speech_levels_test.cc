#include "templates/speech_levels.h"

#include <doctest/doctest.h>

#include <initializer_list>
#include <string>
#include <utility>

#include "base/property_test.h"

using namespace dangol;

namespace {

void check_all(TextSpeech speech, std::initializer_list<const char*> texts) {
  for (const char* text : texts) {
    CAPTURE(text);
    CHECK(speech_of(text) == speech);
  }
}

}  // namespace

TEST_CASE("a sentence speaks as it ends") {
  check_all(TextSpeech::polite, {"준비해 드려요.", "늘 드시던 라떼 준비해 둘까요?", "보고 싶어요~", "커피 좋아하시죠!",
                                 "이따 봬요 ☕", "고마워요 ^^", "'꼭 오세요'"});
  check_all(TextSpeech::formal,
            {"준비해 드립니다.", "어떠십니까?", "꼭 들러 주십시오!", "안녕하십니까", "함께합시다.",
             "안녕하세요. 새 원두가 들어왔습니다.", "새 원두가 들어왔습니다 😊", "“잘 지내십니까?”"});
  check_all(TextSpeech::plain,
            {"커피 식었다.", "내일 줄게!", "자리 없어", "오늘 생일이야?", "같이 갈까?", "비가 온다. 조심히 오세요."});
  check_all(TextSpeech::none,
            {"", "아메리카노 30% 할인 중!", "예약 필요. 좌석 확인 중요!", "https://example.kr/a.b?c", "Thank you.",
             "이번 주 토요일까지", "안녕하세요! 감사합니다.", "제주 바다, 매일 아침", "청포도 사이다!",
             "햇살 드는 베란다", "시럽은 더 달게!", "오늘은 빨래", "무릎 담요.", "\xFF.\x80"});
}

TEST_CASE("a text that goes from one level to the other is mixed, one with a sentence of 반말 is plain") {
  check_all(TextSpeech::mixed, {"새 원두가 들어왔습니다. 드시러 오세요!", "어서 오세요\n기다리겠습니다"});
  check_all(TextSpeech::polite, {"보고 싶어요. 감사합니다.", "라떼 어때요? 아메리카노 500원 할인. 오늘까지예요!"});
  check_all(TextSpeech::plain, {"감사합니다. 또 보자고 했어. 안녕히 계세요."});
}

TEST_CASE("because is no question: 이니까 beside 입니까") {
  CHECK(speech_of("생일이니까") == TextSpeech::none);
  CHECK(speech_of("생일입니까") == TextSpeech::formal);
}

TEST_CASE("whatever the bytes are, a level comes back, and white space around changes nothing") {
  for_each_round(20'000, [](TestDice& dice) {
    std::string text;
    static constexpr const char* parts[]{"니다", "습", "요", "\xEA", "\xB0\x80", "가", ".", "\n", "다", "했", "", "a"};
    for (std::size_t i = roll(dice, 9); i > 0; --i) text += parts[roll(dice, std::size(parts))];
    CAPTURE(text);
    CHECK(speech_of(text) == speech_of(" \n" + text + "\n "));
  });
}
