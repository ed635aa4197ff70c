// Particles as a message says them, against an oracle that knows how each part of a name is read aloud.
#include <doctest/doctest.h>

#include <array>
#include <string>
#include <vector>

#include "base/particle_pairs_test.h"
#include "base/property_test.h"
#include "templates/parse_template.h"
#include "templates/render.h"

using namespace dangol;

namespace {

struct Aloud {
  std::string written;
  std::string last_syllable;  // of how it is read
};

constexpr std::array<const char*, 10> digits_aloud{"영", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"};

std::string syllable(std::size_t index) {  // 0 .. 11171
  const auto c = static_cast<unsigned>(0xAC00 + index);
  return {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)),
          static_cast<char>(0x80 | (c & 0x3F))};
}

Aloud hangul(TestDice& dice) {
  const std::string last = syllable(roll(dice, 11'172));
  return {syllable(roll(dice, 11'172)) + last, last};
}

// 1 .. 10^24 - 1 times a power of ten: what stands at the last digit that is not zero, or the name of its ten
// thousands.
Aloud number(TestDice& dice) {
  constexpr std::array<const char*, 6> ten_thousands{"", "만", "억", "조", "경", "해"};
  constexpr std::array<const char*, 4> places{"", "십", "백", "천"};
  const std::size_t zeros = roll(dice, 24);
  const std::size_t digit = 1 + roll(dice, 9);
  std::string written = roll(dice, 2) == 0 || zeros > 20 ? "" : std::to_string(1 + roll(dice, 999));
  written += std::to_string(digit) + std::string(zeros, '0');
  if (zeros >= 4) return {written, ten_thousands[zeros / 4]};
  return {written, zeros == 0 ? digits_aloud[digit] : places[zeros]};
}

Aloud decimal(TestDice& dice) {
  const std::size_t last = roll(dice, 10);
  return {std::to_string(roll(dice, 1'000)) + "." + std::to_string(roll(dice, 100)) + std::to_string(last),
          digits_aloud[last]};
}

Aloud letters(TestDice& dice) {
  constexpr std::array<const char*, 26> names{"이", "비", "씨", "디", "이", "프", "지", "치", "이",
                                              "이", "이", "엘", "엠", "엔", "오", "피", "큐", "알",
                                              "스", "티", "유", "이", "유", "스", "이", "트"};
  const std::size_t last = roll(dice, 26);
  return {"BTS" + std::string(1, static_cast<char>('A' + last)), names[last]};  // 비티에스에이: no vowel can be read
}

Aloud word(TestDice& dice) {
  static const std::vector<Aloud> words{{"Latte", "떼"},  {"Vanilla", "라"}, {"Caramel", "멜"}, {"Lemon", "몬"},
                                        {"Cookie", "키"}, {"Muffin", "핀"},  {"pudding", "딩"}, {"Apple", "플"},
                                        {"Hot", "핫"},    {"Black", "랙"},   {"café", "페"},    {"30%", "트"},
                                        {"500ml", "터"},  {"200g", "램"},    {"$3.50", "러"},   {"₩4,501", "원"},
                                        {"36.5℃", "도"},  {"ㅋㅋ", "역"},    {"메뉴①", "일"},   {"ＡＢＬ", "엘"}};
  return words[roll(dice, words.size())];
}

Aloud any(TestDice& dice) {
  switch (roll(dice, 6)) {
    case 0: return number(dice);
    case 1: return decimal(dice);
    case 2: return letters(dice);
    case 3: return word(dice);
    default: return hangul(dice);
  }
}

// The same name with something around it that is not read aloud.
std::string dressed(const std::string& name, TestDice& dice) {
  static constexpr std::array<const char*, 7> behind{"", " 🍞", "(ICE)", " [품절]", "!!", "♥", " (2개) ★"};
  const std::string dressed = name + behind[roll(dice, behind.size())];
  return roll(dice, 4) == 0 ? "『" + dressed + "』" : dressed;
}

int final_of(const std::string& syllable) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(syllable[at]); };
  return static_cast<int>(((byte(0) & 0x0FU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU)) - 0xAC00) % 28;
}

std::string item_said(const std::string& name, const std::string& text) {
  TemplateValues values;
  values.set_text(Placeholder::item, name);
  const auto message = parse_template(text, Language::korean);
  REQUIRE(message);
  return render(*message, values).text;
}

}  // namespace

TEST_CASE("every published pair of word and particle, through a template") {
  for (const auto& [word, particles, attached] : published_pairs()) {
    if (word.empty()) continue;  // a value that is not there is not known: nothing is said of it
    CHECK(item_said(word, "{item:" + particles + "}") == attached);
  }
}

TEST_CASE("any name, number, letters or money, whatever stands around it, with any pair") {
  struct Pair {
    const char* written;
    const char* after_consonant;
    const char* after_vowel;
  };
  static constexpr std::array<Pair, 7> pairs{{{"은/는", "은", "는"},
                                              {"가/이", "이", "가"},
                                              {"을/를", "을", "를"},
                                              {"와/과", "과", "와"},
                                              {"이에요/예요", "이에요", "예요"},
                                              {"이나/나", "이나", "나"},
                                              {"으로/로", "으로", "로"}}};
  for_each_round(20'000, [](TestDice& dice) {
    const Aloud name = any(dice);
    const Pair& pair = pairs[roll(dice, pairs.size())];
    const std::string item = dressed(name.written, dice);
    const int final = final_of(name.last_syllable);
    const bool as_vowel = final == 0 || (final == 8 && std::string(pair.after_vowel) == "로");
    CAPTURE(item);
    CHECK(item_said(item, "{item:" + std::string(pair.written) + "}!") ==
          item + (as_vowel ? pair.after_vowel : pair.after_consonant) + "!");
  });
}
