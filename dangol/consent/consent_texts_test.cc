#include "consent/consent_texts.h"

#include <doctest/doctest.h>

namespace dangol {
namespace {

Instant day(int number) { return Instant{date::days{number}}; }

ConsentTextPublished text(Purpose purpose, const char* version, const char* language, bool needs_new_consent = false) {
  return {purpose, version, language, "쓰는 목적", "담는 것", "기간", "거절할 권리", needs_new_consent};
}

}  // namespace

TEST_CASE("the newest version is asked, in her language, or in the one it has: never an older text") {
  ConsentTexts texts;
  CHECK(texts.current(Purpose::marketing, "ko") == nullptr);
  CHECK(texts.current_version(Purpose::marketing) == version_of_screens);
  texts.apply(text(Purpose::marketing, "a", "ko"), day(1));
  texts.apply(text(Purpose::marketing, "a", "en"), day(1));
  CHECK(texts.current(Purpose::marketing, "en")->text.language == "en");
  texts.apply(text(Purpose::marketing, "b", "ko"), day(2));
  CHECK(texts.current(Purpose::marketing, "en")->text.version == "b");
  CHECK(texts.current(Purpose::marketing, "en")->text.language == "ko");
  CHECK(texts.current_version(Purpose::marketing) == "b");
  CHECK_FALSE(texts.asks_for(Purpose::sensitive));
}

TEST_CASE("what was published stays as it was") {
  ConsentTexts texts;
  texts.apply(text(Purpose::marketing, "a", "ko"), day(1));
  texts.apply(text(Purpose::marketing, "b", "ko"), day(2));
  ConsentTextPublished other = text(Purpose::marketing, "a", "ko", true);
  other.items = "다른 것";
  texts.apply(other, day(3));
  CHECK(texts.all().size() == 2);
  CHECK(texts.find(Purpose::marketing, "a")->text.items == "담는 것");
  CHECK(texts.current_version(Purpose::marketing) == "b");
  CHECK(texts.counts_since().of(Purpose::marketing) == Instant::min());
}

TEST_CASE("a yes counts since the first language of the newest text that needs one, purpose by purpose") {
  ConsentTexts texts;
  texts.apply(text(Purpose::marketing, "a", "ko"), day(1));
  CHECK(texts.counts_since().of(Purpose::marketing) == Instant::min());
  texts.apply(text(Purpose::marketing, "b", "ko", true), day(2));
  texts.apply(text(Purpose::marketing, "b", "en", true), day(3));  // says the same
  texts.apply(text(Purpose::marketing, "c", "ko"), day(4));        // a corrected typo
  CHECK(texts.counts_since().of(Purpose::marketing) == day(2));
  CHECK(texts.counts_since().of(Purpose::sensitive) == Instant::min());
  CHECK(texts.as_of(day(1)).current_version(Purpose::marketing) == "a");
  CHECK(texts.as_of(day(1)).counts_since().of(Purpose::marketing) == Instant::min());
}

}  // namespace dangol
