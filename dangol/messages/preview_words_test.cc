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

}  // namespace dangol
