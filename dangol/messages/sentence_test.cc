#include "messages/sentence.h"

#include <doctest/doctest.h>

using namespace dangol;

TEST_CASE("places take their values, with the particle that fits") {
  CHECK(sentence("{since}부터 {item:을/를} 찾으세요", {{"since", "10월 2일"}, {"item", "크림빵"}}) ==
        "10월 2일부터 크림빵을 찾으세요");
  CHECK(sentence("{item:을/를}", {{"item", "라떼"}}) == "라떼를");
}

TEST_CASE("one is told from several") {
  CHECK(sentence("{n} day{n:|s}", {{"n", "1"}}) == "1 day");
  CHECK(sentence("{n} day{n:|s}", {{"n", "3"}}) == "3 days");
}

TEST_CASE("what is no place stays as it stands") {
  CHECK(sentence("{nobody} {", {{"n", "1"}}) == "{nobody} {");
  CHECK(sentence("", {}).empty());
  // A value is never read as a pattern.
  CHECK(sentence("{name}", {{"name", "{name}"}}) == "{name}");
}
