#include "templates/advertising_form.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace dangol;

namespace {

using enum AdvertisingFault;
using Faults = std::vector<AdvertisingFault>;

const AdvertisingParts cafe{"단골카페", "02-123-4567", "080-123-4567"};

std::string with_mark(const std::string& mark) {
  return mark + "단골카페 02-123-4567\n새 빵이 나왔어요.\n무료수신거부 080-123-4567";
}

Faults of(const std::string& text) { return advertising_form(text, cafe); }

}  // namespace

TEST_CASE("the form as it should be") {
  CHECK(of(with_mark("(광고)")).empty());
  CHECK(of("(광고) [단골카페] (02-123-4567)\n빵\n무료거부 080-123-4567.").empty());
  CHECK(of("(광고)단골카페\n02-123-4567\n빵 👩‍🍳\n무료 수신거부: 080-123-4567\n").empty());
  const AdvertisingParts company{"(주)단골", "070-1", "https://example.kr/u/1"};
  CHECK(advertising_form("(광고)(주)단골 070-1\n빵\n무료수신거부 https://example.kr/u/1", company).empty());
}

TEST_CASE("look-alikes of the mark are refused as such") {
  for (const char* mark :
       {"(광/고)",      "[광고]",       "( 광고 )", "(광 고)",      "（광고）",     "(광고 )",
        "<광고>",       " (광고)",      "\n(광고)", "★(광고)",      "(광\u200B고)", "\u200B(광고)",
        "\uFEFF(광고)", "(광\u3164고)", "광고 ",    "(光고)(광고)", "(廣告)",       "(\u1100\u116A\u11BC\u1100\u1169)",
        "(광\u202E고)", "(광고단골)"}) {
    CAPTURE(mark);
    const Faults faults = of(with_mark(mark));
    REQUIRE(!faults.empty());
    CHECK(faults.front() == (std::string(mark) == "(光고)(광고)" ? no_mark : disguised_mark));
  }
  CHECK(of(with_mark("")).front() == no_mark);
  CHECK(of(with_mark("안녕하세요 (광고)")) == Faults{no_mark});
}

TEST_CASE("hidden characters are refused wherever they are") {
  CHECK(of(with_mark("(광고)\u200B")) == Faults{hidden_characters, no_sender});
  CHECK(of("(광고)단골카페 02-123-4567\n빵\u200B\n무료수신거부 080-123-4567") == Faults{hidden_characters});
  CHECK(of("(광고)단골카페 02-123-4567\n빵\xFF\n무료수신거부 080-123-4567") == Faults{hidden_characters});
}

TEST_CASE("sender and contact come right after the mark") {
  CHECK(of("(광고)새 빵! 단골카페 02-123-4567\n빵\n무료수신거부 080-123-4567") == Faults{no_sender});
  CHECK(of("(광고)단골카페\n빵 02-123-4567\n무료수신거부 080-123-4567") == Faults{no_contact});
  CHECK(of("(광고)02-123-4567 단골카페\n빵\n무료수신거부 080-123-4567") == Faults{no_sender});
  CHECK(advertising_form(with_mark("(광고)"), {"", "02-123-4567", "080-123-4567"}) == Faults{no_sender});
  CHECK(advertising_form(with_mark("(광고)"), {"단골카페", "", "080-123-4567"}) == Faults{no_contact});
}

TEST_CASE("the last line says how to refuse for nothing") {
  CHECK(of("(광고)단골카페 02-123-4567\n빵") == Faults{no_opt_out, not_called_free});
  CHECK(of("(광고)단골카페 02-123-4567\n무료수신거부 080-123-4567\n빵") == Faults{no_opt_out, not_called_free});
  CHECK(of("(광고)단골카페 02-123-4567\n무료수신거부 080-123-4567 빵") == Faults{no_opt_out});
  CHECK(of("(광고)단골카페 02-123-4567\n수신거부 080-123-4567") == Faults{not_called_free});
  for (const char* way : {"02-123-4567", "02-1234-5678", "http://example.kr/u", "https://", "080", "080-12-3456",
                          "080-1234-567x", "홈"}) {
    CAPTURE(way);
    const std::string text = "(광고)단골카페 02-123-4567\n빵\n무료수신거부 " + std::string(way);
    CHECK(advertising_form(text, {"단골카페", "02-123-4567", way}) == Faults{not_free});
  }
  CHECK(advertising_form(with_mark("(광고)"), {"단골카페", "02-123-4567", ""}) == Faults{no_opt_out, not_free});
}

TEST_CASE("an e-mail's subject begins with the mark") {
  CHECK(advertising_subject("(광고) 새 빵").empty());
  CHECK(advertising_subject("[광고] 새 빵") == Faults{disguised_mark});
  CHECK(advertising_subject("새 빵 (광고)") == Faults{no_mark});
  CHECK(advertising_subject("(광고) 새\u200B 빵") == Faults{hidden_characters});
}

TEST_CASE("every fault has a sentence in both languages, in the sequence of its names") {
  std::set<std::string_view> sentences;
  for (int i = 0; i < advertising_faults; ++i) {
    const auto fault = static_cast<AdvertisingFault>(i);
    for (const Language language : {Language::korean, Language::english}) {
      CHECK(sentence_of(fault, language).ends_with("."));
      CHECK(sentences.insert(sentence_of(fault, language)).second);
    }
  }
}
