#include "base/korean.h"

#include <doctest/doctest.h>
#include <unicode/utf8.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "base/property_test.h"
#include "base/real_data_test.h"

namespace dangol {
namespace {

const std::string nfc_name = "김단골";
const std::string nfd_name = "\u1100\u1175\u11B7\u1103\u1161\u11AB\u1100\u1169\u11AF";  // the same in nine code points

// Letters that names and mischief are made of.
std::string random_name(TestDice& dice) {
  static const std::vector<std::string> parts{"김",
                                              "단",
                                              "골",
                                              "뷁",
                                              "ㄱ",
                                              "ㅏ",
                                              "\u1100",
                                              "\u1175",
                                              "\u11B7",
                                              "\u200B",
                                              "\u3164",
                                              "\uFFA1",
                                              "\uF90A",
                                              " ",
                                              "\t",
                                              "\n",
                                              "A",
                                              "z",
                                              "İ",
                                              "ß",
                                              "é",
                                              "e\u0301",
                                              "0",
                                              "7",
                                              "-",
                                              "★",
                                              "👩‍👧",
                                              "\u202E",
                                              "\u00AD",
                                              "𠀋",
                                              "\xff",
                                              "\xed\xa0\x80",
                                              std::string(1, '\0')};
  std::string name;
  for (std::size_t left = roll(dice, 12); left > 0; --left) name += parts[roll(dice, parts.size())];
  return name;
}

}  // namespace

TEST_CASE("one name typed on two systems is one name") {
  CHECK(normalized(nfd_name) == nfc_name);
  CHECK(normalized(nfc_name) == nfc_name);
  CHECK(normalized("\uF90A") == "金");  // compatibility hanja
  CHECK(normalized("e\u0301") == "é");
  CHECK(normalized("𠀋") == "𠀋");          // beyond the first plane
  CHECK(normalized("뷁퓱쀍") == "뷁퓱쀍");  // outside KS X 1001
}

TEST_CASE("what nobody can see does not make two names differ") {
  CHECK(normalized("김\u200B단\uFEFF골") == nfc_name);  // zero-width space, byte order mark
  CHECK(normalized("\u202E김단골\u202C") == nfc_name);  // bidi override
  CHECK(normalized("김단골\u3164") == nfc_name);        // Hangul filler
  CHECK(normalized("\u115F김\u1160단골\uFFA0") == nfc_name);
  CHECK(normalized("김\u00AD단골") == nfc_name);    // soft hyphen
  CHECK(normalized("\u1100\u200B\u1175") == "기");  // they compose once nothing stands between them
  CHECK(normalized("\u3164").empty());
  CHECK(normalized("\u200B \u200B").empty());
}

TEST_CASE("white space is folded to one space and trimmed") {
  CHECK(normalized("  이  철수 ") == "이 철수");
  CHECK(normalized("이\t\n철수") == "이 철수");
  CHECK(normalized("이\u3000철수") == "이 철수");  // ideographic space
  CHECK(normalized("Anne  Lee") == "Anne Lee");
  CHECK(normalized(" Anne") == "Anne");
  CHECK(normalized("") == "");
  CHECK(normalized("   ") == "");
  CHECK(normalized("a\x01"
                   "b") == "a b");
}

TEST_CASE("half-width letters stay letters; that they are another spelling is left alone") {
  CHECK(normalized("\uFFA1") == "\uFFA1");  // NFC keeps half-width kiyeok: only NFKC would change it
}

TEST_CASE("bytes that are not UTF-8 become replacement characters") {
  CHECK(normalized("김\xff골") == "김\uFFFD골");
  CHECK(is_utf8(normalized("\xed\xa0\x80")));  // a lone surrogate
  CHECK(is_utf8(normalized("\xc0\xaf")));      // overlong
  CHECK(is_utf8(normalized("\xf4\x90\x80\x80")));
}

TEST_CASE("normalising twice is normalising once, and gives UTF-8") {
  for_each_round(1'000, [](TestDice& dice) {
    const std::string once = normalized(random_name(dice));
    CHECK(normalized(once) == once);
    CHECK(is_utf8(once));
    CHECK(once.find("  ") == std::string::npos);
  });
}

TEST_CASE("initial consonants of names") {
  CHECK(initial_consonants("김단골") == "ㄱㄷㄱ");
  CHECK(initial_consonants("가힣") == "ㄱㅎ");  // the first and the last syllable
  CHECK(initial_consonants("까빠싸짜따") == "ㄲㅃㅆㅉㄸ");
  CHECK(initial_consonants("라떼 2잔 A") == "ㄹㄸ 2ㅈ A");
  CHECK(initial_consonants("").empty());
}

TEST_CASE("initial consonants of the shared list") {
  const auto file = real_data("korean/initials.tsv");
  if (!file) return;
  std::ifstream in(*file);
  std::string line;
  std::getline(in, line);  // the header
  int words = 0;
  while (std::getline(in, line)) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    const auto tab = line.find('\t');
    REQUIRE(tab != std::string::npos);
    // The list drops what is not Hangul; here it stays, so that initials can be found beside digits.
    std::string found = initial_consonants(line.substr(0, tab));
    std::erase_if(found, [](char c) { return c >= '0' && c <= '9'; });
    CHECK(found == line.substr(tab + 1));
    ++words;
  }
  CHECK(words > 0);
}

TEST_CASE("a syllable spelled out is what a keyboard has typed so far") {
  CHECK(spelled_out("단골") == "ㄷㅏㄴㄱㅗㄹ");
  CHECK(spelled_out("다윤") == "ㄷㅏㅇㅠㄴ");
  CHECK(spelled_out("값") == "ㄱㅏㅂㅅ");
  CHECK(spelled_out("최원희") == "ㅊㅗㅣㅇㅜㅓㄴㅎㅡㅣ");
  CHECK(spelled_out("ㄳ") == "ㄱㅅ");  // what some keyboards make of initials typed in a row
  CHECK(spelled_out("힣") == "ㅎㅣㅎ");
  CHECK(spelled_out("Kim 1") == "Kim 1");
}

TEST_CASE("a half-typed name is a prefix of the whole one, letter by letter") {
  const std::string whole = spelled_out("김다윤");
  for (const char* typed : {"ㄱ", "기", "김", "김ㄷ", "김다", "김다ㅇ", "김다유", "김다윤"}) {
    CHECK(whole.starts_with(spelled_out(typed)));
  }
  CHECK_FALSE(whole.starts_with(spelled_out("김단")));
  for (const char* typed : {"미", "민", "믽", "민지"}) CHECK(spelled_out("민지").starts_with(spelled_out(typed)));
  for (const char* typed : {"초", "최", "최ㄱ", "최고", "최과", "최광"})
    CHECK(spelled_out("최광").starts_with(spelled_out(typed)));
}

TEST_CASE("initials and spelling agree for every syllable") {
  for (std::int32_t c = 0xAC00; c <= 0xD7A3; ++c) {
    const std::string syllable{static_cast<char>(0xE0 | (c >> 12)), static_cast<char>(0x80 | ((c >> 6) & 0x3F)),
                               static_cast<char>(0x80 | (c & 0x3F))};
    CAPTURE(c);
    REQUIRE(spelled_out(syllable).starts_with(initial_consonants(syllable)));
    const std::size_t letters = spelled_out(syllable).size() / 3;
    REQUIRE(letters >= ((c - 0xAC00) % 28 == 0 ? 2 : 3));
    REQUIRE(letters <= 5);
  }
}

TEST_CASE("what counts as typed initials") {
  CHECK(is_initial_consonants("ㄱㄷㄱ"));
  CHECK(is_initial_consonants("ㄱ ㄷ"));
  CHECK(is_initial_consonants("ㄱ1"));
  CHECK_FALSE(is_initial_consonants("김ㄷ"));
  CHECK_FALSE(is_initial_consonants("ㅏ"));
  CHECK_FALSE(is_initial_consonants("kim"));
  CHECK_FALSE(is_initial_consonants("010"));
  CHECK_FALSE(is_initial_consonants(""));
}

TEST_CASE("search is blind to the case of Latin letters") {
  CHECK(folded("McDonald ÉCLAIR") == "mcdonald éclair");
  CHECK(folded("ANON-0001") == "anon-0001");
  CHECK(folded("김단골") == "김단골");
}

TEST_CASE("hostile text goes through every function unharmed") {
  for_each_round(1'000, [](TestDice& dice) {
    const std::string bytes = roll(dice, 2) == 0 ? random_bytes(dice, 40) : random_name(dice);
    CHECK(is_utf8(initial_consonants(bytes)));
    CHECK(is_utf8(spelled_out(bytes)));
    CHECK(is_utf8(folded(bytes)));
    (void)is_initial_consonants(bytes);
  });
}

}  // namespace dangol
