#include "consent/text_hash.h"

#include <doctest/doctest.h>

using namespace dangol;

// printf '%s\0' '새 메뉴 소식' '전화번호' '그만둘 때까지' '거절하셔도 돼요' | sha256sum
TEST_CASE("the hash of a text is what sha256sum says of its four statements, and of nothing else") {
  const ConsentTextPublished text{Purpose::marketing, "2024-05",         "ko", "새 메뉴 소식", "전화번호",
                                  "그만둘 때까지",    "거절하셔도 돼요", false};
  const std::string hash = text_hash(text);
  CHECK(hash == "e5b460abc771b252e51c1034bc2666337239d23adb224975dd0908a78f544e97");
  ConsentTextPublished other = text;
  other.version = "2024-06";
  other.needs_new_consent = true;
  CHECK(text_hash(other) == hash);
  for (std::string* statement : {&other.purpose_text, &other.items, &other.retention, &other.refusal}) {
    const std::string before = *statement;
    *statement += ".";
    CHECK(text_hash(other) != hash);
    *statement = before;
  }
  other.purpose_text = text.purpose_text + text.items;  // the same letters, said elsewhere
  other.items.clear();
  CHECK(text_hash(other) != hash);
}

TEST_CASE("a version has a hash in each language in which it was published; that of the screens in both") {
  ConsentTexts texts;
  const ConsentTextPublished korean{Purpose::marketing, "2024-05",  "ko", "소식", "번호",
                                    "그만둘 때",        "괜찮아요", false};
  texts.apply(korean, Instant{});
  CHECK(text_hash(texts, Purpose::marketing, "2024-05", "ko") == text_hash(korean));
  CHECK(text_hash(texts, Purpose::marketing, "2024-05", "en").empty());
  CHECK(text_hash(texts, Purpose::sensitive, "2024-05", "ko").empty());
  CHECK(text_hash(texts, Purpose::marketing, "another system's", "ko").empty());
  for (const Purpose purpose :
       {Purpose::personalisation, Purpose::sensitive, Purpose::marketing, Purpose::night_marketing}) {
    CHECK(text_hash(texts, purpose, version_of_screens, "ko").size() == 64);
    CHECK(text_hash(texts, purpose, version_of_screens, "en").size() == 64);
  }
}
