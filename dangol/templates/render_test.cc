#include "templates/render.h"

#include <doctest/doctest.h>

#include <string>

#include "base/korean.h"
#include "base/property_test.h"
#include "templates/parse_template.h"

using namespace dangol;
using namespace date::literals;

namespace {

MessageTemplate read(const std::string& text, Language language = Language::korean) {
  auto message = parse_template(text, language);
  REQUIRE(message);
  return *message;
}

std::string said(const std::string& text, const TemplateValues& values, Language language = Language::korean) {
  const RenderedMessage rendered = render(read(text, language), values);
  CHECK(rendered.complete());
  return rendered.text;
}

TemplateValues named(std::string_view name) {
  TemplateValues values;
  values.set_text(Placeholder::name, name);
  return values;
}

std::string said_of(const std::string& name, const std::string& text) { return said(text, named(name)); }

}  // namespace

TEST_CASE("particles fit what stands before them: name, suffix or fallback") {
  CHECK(said_of("김민지", "{name:은/는} {name+ 님:은/는} {name+님:이에요/예요|손님}") ==
        "김민지는 김민지 님은 김민지님이에요");
  CHECK(said("{name+ 님:은/는|손님} {name+ 님:와/과|벗}", {}) == "손님은 벗과");
  TemplateValues values;
  values.set_text(Placeholder::item, "콜드브루 1L");
  values.set_number(Placeholder::n, 3);
  values.set_money(Placeholder::amount, 4'500, *currency_named("KRW"));
  values.set_percent(Placeholder::discount, 125);
  CHECK(said("{item:으로/로} {n:이에요/예요} {amount:을/를} {discount:은/는}", values) ==
        "콜드브루 1L로 3이에요 4,500원을 12.5%는");
}

TEST_CASE("each guest is spoken to as she wishes") {
  TemplateValues polite = named("김민지");
  TemplateValues formal = polite;
  formal.set_speech(SpeechLevel::formal);
  const std::string text =
      "{name+ 님:이/가/께서} 좋아하실 {item:이에요/예요/입니다|소식}. 준비해 {말씨:둘까요/두겠습니다}!";
  CHECK(said(text, polite) == "김민지 님이 좋아하실 소식이에요. 준비해 둘까요!");
  CHECK(said(text, formal) == "김민지 님께서 좋아하실 소식입니다. 준비해 두겠습니다!");
  formal.set_text(Placeholder::item, "라떼");
  CHECK(said("{item:이에요/예요/입니다} {item:은/는}", formal) == "라떼입니다 라떼는");
  CHECK(said("{speech:Hi/Good morning}, {name}", formal, Language::english) == "Good morning, 김민지");
  CHECK(said("[[{name}{말씨:요/입니다}]]", polite) == "김민지요");
}

TEST_CASE("what is missing is named, and nothing is said") {
  TemplateValues values = named("김민지");
  const auto rendered = render(read("{name} {item} {store|여기} {link}"), values);
  CHECK(!rendered.complete());
  CHECK(rendered.text.empty());
  CHECK(rendered.missing.count() == 2);
  CHECK(rendered.missing[index_of(Placeholder::item)]);
  CHECK(rendered.missing[index_of(Placeholder::link)]);
}

TEST_CASE("a paragraph goes whole when one of its values is not known, and leaves no gap") {
  struct Expected {
    const char* text;
    const char* said;
  };
  for (const Expected& one : std::initializer_list<Expected>{{"가\n[[{item} 어떠세요?]]\n나", "가\n나"},
                                                             {"가\n\n[[{item}]]\n\n나", "가\n\n나"},
                                                             {"가\n[[{item}]]\n\n나", "가\n\n나"},
                                                             {"가 [[{item} ]]나", "가 나"},
                                                             {"가 [[{item}]] 나", "가 나"},
                                                             {"[[{item}]]\n나", "나"},
                                                             {"가\n[[{item}]]", "가"},
                                                             {"가\n[[{item}]]\n[[{link}]]\n나", "가\n나"},
                                                             {"가\n[[{item}]]\n[[{link}]]", "가"},
                                                             {"가\n[[{item}]]\n[[{name}]]\n나", "가\n김민지\n나"},
                                                             {"[[{item}]]", ""},
                                                             {"가 [[{name}, {item}]]{name}", "가 김민지"},
                                                             {"[[{name}{store|여기}]]", "김민지여기"}}) {
    CAPTURE(one.text);
    const RenderedMessage rendered = render(read(one.text), named("김민지"));
    CHECK(rendered.complete());
    CHECK(rendered.text == one.said);
  }
  CHECK(render(read("[[{item}]]"), {}).left_out[index_of(Placeholder::item)]);
}

TEST_CASE("values are put in as they are, whatever they look like") {
  for (const char* name : {"{item}", "]]", "[[", "{{7*7}}", "${jndi:ldap://x}", "{name:은/는}", "}", "\\", "#{이름}"}) {
    CAPTURE(name);
    CHECK(said_of(name, "[[{name}]] {{{name}}}") == std::string(name) + " {" + name + "}");
  }
}

TEST_CASE("control and direction characters of a value are removed") {
  CHECK(said_of("김\u202E민\u200B지\n\x07", "{name:은/는}") == "김민지는");
  CHECK(said_of("\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8", "{name:은/는}") == "각은");  // composed, so that SMS has it
  CHECK(!named("\u3164\u200B \n").knows(Placeholder::name));
}

TEST_CASE("values that are none") {
  TemplateValues values;
  values.set_text(Placeholder::name, std::string(longest_value + 1, 'a'));
  values.set_text(Placeholder::called, std::string(longest_value, '\x01') + "a");  // long before it is cleaned
  values.set_text(Placeholder::item, std::string(longest_value, '\xFF'));          // long after
  values.set_text(Placeholder::link, "javascript:alert(1)");
  values.set_text(Placeholder::unsubscribe, "https://example.kr/a b");
  values.set_number(Placeholder::count, largest_number + 1);
  values.set_date(Placeholder::date, 2024_y / 2 / 30);
  values.set_time(Placeholder::time, 1440);
  CHECK(values.known().none());
  values.set_text(Placeholder::link, "https://example.kr/8Kq2");
  values.set_number(Placeholder::count, -largest_number);
  values.set_time(Placeholder::time, 1439);
  CHECK(values.known().count() == 3);
  values.set_text(Placeholder::link, "");
  CHECK(!values.knows(Placeholder::link));
}

TEST_CASE("numbers, money and days by language") {
  TemplateValues values = example_values(Language::korean);
  CHECK((~values.known()).count() == 1);  // speech has no value of its own
  CHECK(said("{date} {weekday} {time} {expires} {amount} {price} {discount} {points}", values) ==
        "7월 1일 월요일 오전 8시 40분 2024년 7월 31일 4,500원 5,000원 30% 1,200");
  CHECK(said("{date} {weekday} {time} {expires} {amount} {price} {discount} {points}", values, Language::english) ==
        "July 1 Monday 8:40 AM July 31, 2024 4,500 won 5,000 won 30% 1,200");
  values.set_money(Placeholder::amount, -250, *currency_named("USD"));
  values.set_time(Placeholder::time, 0);
  CHECK(said("{amount:을/를} {time}", values) == "-2.50달러를 오전 12시");
  CHECK(said("{amount} {time}", values, Language::english) == "-$2.50 12:00 AM");
  values.set_time(Placeholder::time, 12 * 60 + 5);
  values.set_percent(Placeholder::discount, -125);
  CHECK(said("{time} {discount}", values) == "오후 12시 5분 -12.5%");
}

TEST_CASE("English plurals and ordinals") {
  struct Expected {
    std::int64_t count;
    const char* said;
  };
  for (const Expected& one : std::initializer_list<Expected>{{0, "0 visits, 0th"},
                                                             {1, "1 visit, 1st"},
                                                             {2, "2 visits, 2nd"},
                                                             {3, "3 visits, 3rd"},
                                                             {11, "11 visits, 11th"},
                                                             {12, "12 visits, 12th"},
                                                             {13, "13 visits, 13th"},
                                                             {21, "21 visits, 21st"},
                                                             {112, "112 visits, 112th"},
                                                             {1'002, "1,002 visits, 1,002nd"},
                                                             {999'999'999'999'993,
                                                              "999,999,999,999,993 visits, "
                                                              "999,999,999,999,993rd"}}) {
    TemplateValues values;
    values.set_number(Placeholder::count, one.count);
    CHECK(said("{count:visit/visits}, {count:th}", values, Language::english) == one.said);
  }
  CHECK(said("{count:visit/visits|your first visit}", {}, Language::english) == "your first visit");
}

TEST_CASE("any template with any values: what is said holds no more than both") {
  static constexpr const char* parts[]{"{name}", "{name+님:이/가|손님}",    "{item:을/를}", "{n}", "[[{link}]]", "\n",
                                       " ",      "[[{name:아/야} {item}]]", "안녕",         "{{",  "{[}"};
  for_each_round(5'000, [](TestDice& dice) {
    std::string text;
    for (std::size_t i = roll(dice, 8); i > 0; --i) text += parts[roll(dice, std::size(parts))];
    TemplateValues values;
    values.set_text(Placeholder::name, random_bytes(dice, 20));
    if (roll(dice, 2) == 0) values.set_text(Placeholder::item, random_bytes(dice, 20));
    if (roll(dice, 2) == 0) values.set_number(Placeholder::n, static_cast<std::int64_t>(dice()));
    const RenderedMessage rendered = render(read(text), values);
    CHECK(is_utf8(rendered.text));
    CHECK(rendered.text.size() <= text.size() + 10 * (longest_value + 20));
    CHECK((rendered.complete() || rendered.text.empty()));
    CHECK((rendered.missing & values.known()).none());
    CHECK((rendered.left_out & values.known()).none());
  });
}
