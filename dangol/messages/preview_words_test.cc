#include "messages/preview_words.h"

#include <doctest/doctest.h>

namespace dangol {

TEST_CASE("how long a message is, and what a phone cannot show, is said before it is sent") {
  CHECK(sms_size_words(sms_size("민지 님"), Language::korean) == "문자(SMS) 7/90바이트");
  CHECK(sms_size_words(sms_size(std::string(100, 'a')), Language::english) == "LMS, 100 of 2,000 bytes");
  CHECK(sms_size_words(sms_size("커피 ☕ ₩"), Language::korean) == "문자(SMS) 10/90바이트; 보낼 수 없는 글자: ☕ ₩");
}

TEST_CASE("what is not known of a guest is named as the editor names it") {
  PlaceholderSet missing;
  missing.set(index_of(Placeholder::item));
  missing.set(index_of(Placeholder::options));
  CHECK(missing_words(missing, Language::korean) == "이 손님께는 알 수 없어요: 상품, 옵션");
  CHECK(missing_words(missing, Language::english) == "Not known of this guest: item, how she has it");
}

TEST_CASE("in which level a text speaks is said, and when it is less than she wishes") {
  CHECK(speech_words(TextSpeech::none, SpeechLevel::formal, Language::korean).empty());
  CHECK(speech_words(TextSpeech::polite, SpeechLevel::polite, Language::korean) == "말씨: 해요체");
  CHECK(speech_words(TextSpeech::formal, SpeechLevel::formal, Language::english) == "Speech: formal (합쇼체)");
  CHECK(speech_words(TextSpeech::mixed, SpeechLevel::formal, Language::korean) ==
        "말씨: 해요체와 합쇼체가 섞였어요; 이 손님은 격식 있는 말을 바라세요");
  CHECK(speech_words(TextSpeech::plain, SpeechLevel::polite, Language::korean) == "말씨: 반말이 있어요");
}

}  // namespace dangol
