#include "templates/parse_template.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include "base/korean.h"
#include "base/property_test.h"
#include "templates/hidden_character.h"

using namespace dangol;

namespace {

TemplateMistake mistake(const std::string& text, Language language = Language::korean) {
  const auto found = mistake_in(text, language);
  REQUIRE(found.has_value());
  CHECK(!parse_template(text, language));
  return *found;
}

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("every placeholder is found by both its names, and no two share one") {
  std::set<std::string_view> names;
  for (const PlaceholderRow& row : placeholders()) {
    CAPTURE(row.name);
    CHECK(&row == &placeholder_row(row.what));
    CHECK(placeholder_named(row.name) == row.what);
    CHECK(placeholder_named(row.korean) == row.what);
    CHECK(names.insert(row.name).second);
    CHECK(names.insert(row.korean).second);
    CHECK(!row.english.empty());
  }
  CHECK(placeholders().size() == placeholder_count);
  CHECK(!placeholder_named(""));
}

TEST_CASE("a place has a suffix, particles and a fallback") {
  const auto message = parse_template("{이름+ 님:은/는|손님}", Language::korean);
  REQUIRE(message);
  const auto& place = std::get<TemplatePlace>(message->paragraphs.at(0).pieces.at(0));
  CHECK(place.what == Placeholder::name);
  CHECK(place.suffix == " 님");
  CHECK(place.form == WordForm::particle);
  CHECK(place.forms == "은/는");
  CHECK(place.fallback == "손님");
  CHECK(to_text(*message) == "{name+ 님:은/는|손님}");
}

TEST_CASE("each mistake is told at its place") {
  struct Expected {
    const char* text;
    TemplateFault fault;
    std::size_t offset;
    int line = 1;
    int character = 1;
  };
  for (const Expected& one :
       std::initializer_list<Expected>{{"안녕\n하\x01", TemplateFault::hidden_character, 10, 2, 2},
                                       {"안녕\xFF", TemplateFault::not_text, 6, 1, 3},
                                       {"{name", TemplateFault::unclosed_place, 5, 1, 6},
                                       {"{name:은/는", TemplateFault::unclosed_place, 13, 1, 10},
                                       {"{name|손님[", TemplateFault::unclosed_place, 12, 1, 9},
                                       {"a } b", TemplateFault::stray_brace, 2, 1, 3},
                                       {"\r\n님 {nmae}", TemplateFault::unknown_placeholder, 7, 2, 4},
                                       {"{}", TemplateFault::unknown_placeholder, 1, 1, 2},
                                       {"{7*7}", TemplateFault::unknown_placeholder, 1, 1, 2},
                                       {"{{{name+}", TemplateFault::empty_suffix, 8, 1, 9},
                                       {"{name:은/를}", TemplateFault::not_a_particle, 6, 1, 7},
                                       {"{count:visit/visits}", TemplateFault::not_a_particle, 7, 1, 8},
                                       {"{name|}", TemplateFault::empty_fallback, 6, 1, 7},
                                       {"[[{name}[[", TemplateFault::nested_paragraph, 8, 1, 9},
                                       {"[[{name}", TemplateFault::unclosed_paragraph, 8, 1, 9},
                                       {"a]]", TemplateFault::stray_paragraph_end, 1, 1, 2},
                                       {"[[{name|손님}]]", TemplateFault::paragraph_without_place, 15, 1, 12},
                                       {"[[{말씨:예/예}]]", TemplateFault::paragraph_without_place, 18, 1, 11},
                                       {"{name:은/는/}", TemplateFault::not_a_particle, 6, 1, 7},
                                       {"{name:은/는/께서는/x}", TemplateFault::not_a_particle, 6, 1, 7},
                                       {"{name:은/께서는}", TemplateFault::not_a_particle, 6, 1, 7},
                                       {"a{말씨}", TemplateFault::not_two_levels, 2, 1, 3},
                                       {"{말씨:드려요}", TemplateFault::not_two_levels, 1, 1, 2},
                                       {"{말씨:/드립니다}", TemplateFault::not_two_levels, 1, 1, 2},
                                       {"{말씨:드려요/}", TemplateFault::not_two_levels, 1, 1, 2},
                                       {"{말씨:a/b/c}", TemplateFault::not_two_levels, 1, 1, 2},
                                       {"{말씨+ 님:a/b}", TemplateFault::not_two_levels, 1, 1, 2},
                                       {"{말씨:a/b|c}", TemplateFault::not_two_levels, 1, 1, 2}}) {
    CAPTURE(one.text);
    const TemplateMistake found = mistake(one.text);
    CHECK(found.fault == one.fault);
    CHECK(found.offset == one.offset);
    CHECK(found.line == one.line);
    CHECK(found.character == one.character);
  }
}

TEST_CASE("English forms go with numbers") {
  CHECK(parse_template("{count:visit/visits} {days:th}", Language::english));
  CHECK(mistake("{name:visit/visits}", Language::english).fault == TemplateFault::no_number);
  CHECK(mistake("{amount:th}", Language::english).fault == TemplateFault::no_number);
  CHECK(mistake("{count+x:th}", Language::english).fault == TemplateFault::suffix_and_number_form);
  for (const char* forms : {"visits", "/visits", "visit/", "a/b/c", ""}) {
    CAPTURE(forms);
    CHECK(mistake("{count:" + std::string(forms) + "}", Language::english).fault == TemplateFault::not_a_plural);
  }
}

TEST_CASE("a template bomb is refused") {
  CHECK(mistake(std::string(longest_template + 1, 'a')).fault == TemplateFault::too_long);
  CHECK(mistake(std::string(100'000'000, '{')).fault == TemplateFault::too_long);
  CHECK(mistake(repeated("\r\n", 20'000)).fault == TemplateFault::too_long);
  CHECK(parse_template(std::string(longest_template, 'a'), Language::korean));
  CHECK(parse_template(repeated("{n}", most_places), Language::korean));
  CHECK(mistake(repeated("{n}", most_places + 1)).fault == TemplateFault::too_many_places);
}

TEST_CASE("what is hidden") {
  CHECK(!hidden_character_in("가 나\n\tabc 👩‍🍳 ❤️ é"));
  for (const char* hidden : {"\x01", "\x7f", "\r", "\u200B", "\u200E", "\u202E", "\u2066", "\uFEFF", "\u3164", "\u2028",
                             "\u00AD", "\xFF", "\u0085"}) {
    CHECK(hidden_character_in("가" + std::string(hidden) + "나") == 3);
    CHECK(mistake("가" + std::string(hidden)).offset == 3);
  }
}

TEST_CASE("every fault has words in both languages, in the sequence of its names") {
  std::set<std::string_view> words;
  for (int i = 0; i < template_faults; ++i) {
    const auto fault = static_cast<TemplateFault>(i);
    CHECK(words.insert(expected(fault, Language::korean)).second);
    CHECK(words.insert(expected(fault, Language::english)).second);
  }
  const auto refused = parse_template("님 {nmae}", Language::korean);
  CHECK(
      refused.error().message ==
      "This message template cannot be read: in line 1 at character 4 there should be a placeholder such as {name} or "
      "{item}; {{ for a brace.");
}

TEST_CASE("what was read is written and read again as the same template") {
  static constexpr const char* parts[]{"{name}",
                                       "{이름:은/는|손님}",
                                       "{count+번}",
                                       "[[",
                                       "]]",
                                       "{{",
                                       "}}",
                                       "{[}",
                                       "{]}",
                                       "[",
                                       "]",
                                       "안녕하세요",
                                       "\n",
                                       " ",
                                       "{item:을/를}",
                                       "{",
                                       "{말씨:요/니다}",
                                       "{name:이/가/께서}"};
  int read = 0;
  for_each_round(20'000, [&read](TestDice& dice) {
    std::string text;
    for (std::size_t i = roll(dice, 8); i > 0; --i) text += parts[roll(dice, std::size(parts))];
    CAPTURE(text);
    const auto message = parse_template(text, Language::korean);
    if (!message) return;
    ++read;
    const auto again = parse_template(to_text(*message), Language::korean);
    REQUIRE(again);
    CHECK(*again == *message);
  });
  CHECK(read > 1000);
}

TEST_CASE("docs/message-templates.md names every place") {
  const char* source = std::getenv("DANGOL_SOURCE_DIR");
  if (source == nullptr) {
    MESSAGE("skipped: DANGOL_SOURCE_DIR is not set");
    return;
  }
  std::ifstream file(std::string(source) + "/docs/message-templates.md");
  std::stringstream text;
  text << file.rdbuf();
  for (const PlaceholderRow& row : placeholders()) {
    CAPTURE(row.name);
    const std::string named = "| `{" + std::string(row.name) + "}` | `{" + std::string(row.korean) + "}` |";
    CHECK(text.str().find(named) != std::string::npos);
  }
}
