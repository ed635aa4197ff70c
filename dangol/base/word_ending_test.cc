// Numbers against a naive oracle that writes them out in Hangul; forms, signs and brackets around words.
#include "base/word_ending.h"

#include <doctest/doctest.h>

#include <array>
#include <string>

#include "base/korean.h"
#include "base/property_test.h"

using namespace dangol;

namespace {

constexpr std::array<const char*, 10> digit_words{"영", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"};

std::string digit_by_digit(const std::string& digits) {
  std::string words;
  for (const char digit : digits) words += digit_words[static_cast<std::size_t>(digit - '0')];
  return words;
}

// A whole number as it is read: 10500000 is 천오십만. From 10^52 on there are no names, and 010 is no number.
std::string number_in_words(const std::string& digits) {
  static constexpr std::array<const char*, 13> ten_thousands{"",   "만", "억", "조", "경", "해", "자",
                                                             "양", "구", "간", "정", "재", "극"};
  static constexpr std::array<const char*, 4> places{"", "십", "백", "천"};
  if (digits.size() > 52 || digits[0] == '0') return digit_by_digit(digits);
  std::string words;
  bool group_said = false;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const std::size_t place = digits.size() - 1 - i;
    if (digits[i] != '0') {
      if (digits[i] != '1' || place % 4 == 0) words += digit_words[static_cast<std::size_t>(digits[i] - '0')];
      words += places[place % 4];
      group_said = true;
    }
    if (place % 4 == 0) {
      if (group_said) words += ten_thousands[place / 4];
      group_said = false;
    }
  }
  return words;
}

// The final consonant by its definition: 0 none, 8 ㄹ.
WordEnding naive_ending(const std::string& hangul) {
  const auto byte = [&](std::size_t back) { return static_cast<unsigned char>(hangul[hangul.size() - back]); };
  const unsigned c = (byte(3) & 0x0FU) << 12 | (byte(2) & 0x3FU) << 6 | (byte(1) & 0x3FU);
  const unsigned final = (c - 0xAC00) % 28;
  return final == 0 ? WordEnding::vowel : final == 8 ? WordEnding::rieul : WordEnding::consonant;
}

std::string random_digits(TestDice& dice, std::size_t longest) {
  std::string digits;
  const std::size_t zeros = roll(dice, longest);
  for (std::size_t i = roll(dice, 6) + 1; i > 0; --i) digits += static_cast<char>('0' + roll(dice, 10));
  return digits + std::string(roll(dice, 2) == 0 ? zeros : 0, '0');
}

std::string with_commas(std::string digits) {
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

}  // namespace

TEST_CASE("the oracle reads numbers as people do") {
  CHECK(number_in_words("0") == "영");
  CHECK(number_in_words("10500000") == "천오십만");
  CHECK(number_in_words("110011") == "십일만십일");
  CHECK(number_in_words("30000000000000") == "삼십조");
}

TEST_CASE("numbers of any size end as they are read") {
  for_each_round(50'000, [](TestDice& dice) {
    const std::string digits = random_digits(dice, 50);
    CAPTURE(digits);
    CHECK(word_ending(digits) == naive_ending(number_in_words(digits)));
    CHECK(word_ending(with_commas(digits)) == naive_ending(number_in_words(digits)));
    CHECK(word_ending("메뉴 " + digits) == naive_ending(number_in_words(digits)));
  });
}

TEST_CASE("decimals are read digit by digit") {
  for_each_round(20'000, [](TestDice& dice) {
    const std::string fraction = random_digits(dice, 20);
    const std::string number = random_digits(dice, 3) + "." + fraction;
    CAPTURE(number);
    CHECK(word_ending(number) == naive_ending(digit_by_digit(fraction)));
  });
}

TEST_CASE("money is read behind its number, whatever the number") {
  struct Money {
    const char* sign;
    const char* word;
  };
  for_each_round(2'000, [](TestDice& dice) {
    for (const Money& money :
         {Money{"$", "달러"}, {"₩", "원"}, {"￦", "원"}, {"€", "유로"}, {"£", "파운드"}, {"¥", "엔"}}) {
      const std::string number = random_digits(dice, 9);
      CAPTURE(number);
      CHECK(word_ending(money.sign + number) == naive_ending(money.word));
      CHECK(word_ending("-" + std::string(money.sign) + number + ".50") == naive_ending(money.word));
      CHECK(word_ending(number + money.sign) == naive_ending(money.word));
    }
  });
}

TEST_CASE("what stands in brackets behind a word is not read aloud") {
  const auto hangul = [](TestDice& dice) {
    std::string word;
    for (std::size_t i = roll(dice, 3) + 1; i > 0; --i) {
      const auto c = static_cast<unsigned>(0xAC00 + roll(dice, 11172));
      word += {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)),
               static_cast<char>(0x80 | (c & 0x3F))};
    }
    return word;
  };
  for_each_round(5'000, [&](TestDice& dice) {
    const std::string word = hangul(dice);
    const std::string inside = hangul(dice) == "주" ? "유주" : hangul(dice) + "7";
    CAPTURE(word);
    for (const std::string& written :
         {word + "(" + inside + ")", word + " [" + inside + "] (" + word + "(2))", word + "（" + inside + "）",
          word + "［L］🎁", "(" + word + ")", "『" + word + "』"}) {
      CAPTURE(written);
      CHECK(word_ending(written) == naive_ending(word));
    }
  });
  CHECK(word_ending("칫솔)") == WordEnding::rieul);
  CHECK(word_ending("珈琲(커피)") == WordEnding::vowel);  // only the bracket can be read
  CHECK(word_ending("단골(주)") == WordEnding::vowel);    // 주식회사
  CHECK(word_ending("단골㈜") == WordEnding::vowel);
  CHECK(word_ending(std::string(1'000'000, ')')) == WordEnding::unknown);
}

TEST_CASE("other forms of letters and digits are read like the plain ones") {
  struct Expected {
    const char* word;
    WordEnding ending;
  };
  for (const Expected& one : std::initializer_list<Expected>{
           {"１０", WordEnding::consonant},  {"Ｌ", WordEnding::rieul},         {"메뉴①", WordEnding::rieul},
           {"메뉴②", WordEnding::vowel},     {"500㎖", WordEnding::vowel},      {"ﾡ", WordEnding::consonant},
           {"café", WordEnding::vowel},      {"purée", WordEnding::vowel},      {"soufflé", WordEnding::vowel},
           {"crème", WordEnding::consonant}, {"El Niñ", WordEnding::consonant}, {"L'Oréal", WordEnding::rieul},
           {"5G", WordEnding::vowel},        {"5g", WordEnding::consonant},     {"12 in", WordEnding::consonant},
           {"200 g", WordEnding::consonant}, {"500 mL", WordEnding::vowel},     {"1 kg", WordEnding::consonant},
           {"95 M", WordEnding::consonant},  {"2 L", WordEnding::rieul},        {"vitamin g", WordEnding::vowel},
           {"12in", WordEnding::vowel},      {"60dB", WordEnding::rieul},       {"9‰", WordEnding::rieul},
           {"라떼™", WordEnding::vowel},     {"1️⃣", WordEnding::rieul},    {"🍞", WordEnding::unknown},
           {"ᄅ", WordEnding::rieul},        {"", WordEnding::unknown},         {"мир", WordEnding::unknown}}) {
    CAPTURE(one.word);
    CHECK(word_ending(one.word) == one.ending);
  }
}

TEST_CASE("what is a pair of particles and what is not") {
  for (const char* pair : {"은/는", "는/은", "로/으로", "이에요/예요", "이시죠/시죠", "이었어요/였어요", "아/야"}) {
    CAPTURE(pair);
    CHECK(is_particle_pair(pair));
  }
  for (const char* pair : {"", "/", "은", "은/", "은/를", "a/b", "은/는/이", "은 / 는", "이x/x",
                           "이\xEB\xFF\xFF/\xEB\xFF\xFF", "이\xEB\xBC/\xEB\xBC", "이abc/abc"}) {
    CAPTURE(pair);
    CHECK(!is_particle_pair(pair));
  }
}
