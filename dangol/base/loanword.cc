#include "base/loanword.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace dangol {
namespace {

using enum WordEnding;

bool one_of(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }
bool is_number(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_latin(char c) { return is_upper(c) || (c >= 'a' && c <= 'z'); }
char lower(char c) { return is_upper(c) ? static_cast<char>(c + 32) : c; }
bool is_vowel(char c) { return one_of(c, "aeiouy"); }

struct Read {
  std::string_view text;
  WordEnding ending;
};

// Units behind a number: 리터 미터 시간 기가; 그램; 데시벨.
std::optional<WordEnding> unit_ending(std::string_view unit, std::string_view lowered) {
  constexpr std::array<Read, 22> units{
      {{"l", vowel},     {"ml", vowel},     {"cl", vowel},     {"cc", vowel},  {"m", vowel},    {"cm", vowel},
       {"mm", vowel},    {"km", vowel},     {"oz", vowel},     {"h", vowel},   {"gb", vowel},   {"tb", vowel},
       {"mb", vowel},    {"w", vowel},      {"kw", vowel},     {"cal", vowel}, {"kcal", vowel}, {"in", vowel},
       {"g", consonant}, {"kg", consonant}, {"mg", consonant}, {"db", rieul}}};
  if (unit == "G") return vowel;  // 5G 파이브지, 128G 기가
  const auto* found = std::ranges::find(units, lowered, &Read::text);
  return found == units.end() ? std::nullopt : std::optional{found->ending};
}

// Letters by name: 엘, 알 end in ㄹ; 엠, 엔 in a consonant; all others in a vowel.
WordEnding letter_ending(char c) {
  switch (lower(c)) {
    case 'l':
    case 'r': return rieul;
    case 'm':
    case 'n': return consonant;
    default: return vowel;
  }
}

// Words that a sign or a menu writes in capitals and everybody reads as a word all the same.
bool is_word_in_capitals(std::string_view lowered) {
  constexpr std::array<std::string_view, 12> words{"hot",  "cup",  "top",  "big",  "wine", "lime",
                                                   "time", "book", "pack", "shop", "plum", "one"};
  return std::ranges::find(words, lowered) != words.end();
}

// A stop closes the syllable only behind one short vowel: cup 컵, hot 핫, but soup 수프, mint 민트.
bool stop_closes(std::string_view word) {
  const std::size_t n = word.size();
  if (n < 2 || !is_vowel(word[n - 2])) return false;
  return n < 3 || !is_vowel(word[n - 3]) || word.ends_with("book") || word.ends_with("cuit") || word.ends_with("look");
}

// Words in everyday use that are not spelt by the rules: 초콜릿 크루아상 백, 세트 니트.
std::optional<WordEnding> irregular_ending(std::string_view word) {
  constexpr std::array<Read, 5> words{
      {{"chocolate", consonant}, {"croissant", consonant}, {"bag", consonant}, {"set", vowel}, {"knit", vowel}}};
  const auto* found = std::ranges::find(words, word, &Read::text);
  return found == words.end() ? std::nullopt : std::optional{found->ending};
}

// `word`: lower-case Latin letters, at least two.
WordEnding spelt_ending(std::string_view word) {
  if (const auto irregular = irregular_ending(word)) return *irregular;
  const char last = word.back();
  const char before = word[word.size() - 2];
  switch (last) {
    case 'l': return rieul;
    case 'm':
    case 'n': return consonant;
    case 'g': return before == 'n' ? consonant : vowel;
    case 'e':
      if (before == 'l') return rieul;                            // apple 애플, ale 에일
      return before == 'n' || before == 'm' ? consonant : vowel;  // wine 와인, time 타임; juice, latte
    case 'c': return before == 'i' ? consonant : vowel;           // classic 클래식
    case 'k': return before == 'c' || word.ends_with("ook") ? consonant : vowel;  // black, book; milk
    case 'p':
    case 't':
    case 'b': return stop_closes(word) ? consonant : vowel;
    default: return vowel;
  }
}

// "500ml", "200 g". Through a space a capital alone is a size (95 M 엠) and "in" a word.
bool is_behind_number(std::string_view before, std::string_view word) {
  if (before.ends_with(' ')) {
    if (word == "in" || (word.size() == 1 && is_upper(word.front()))) return false;
    before.remove_suffix(1);
  }
  return !before.empty() && is_number(before.back());
}

}  // namespace

WordEnding loanword_ending(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && is_latin(text[begin - 1])) --begin;
  const std::string_view word = text.substr(begin);
  std::string lowered;
  for (const char c : word) lowered += lower(c);
  if (is_behind_number(text.substr(0, begin), word)) {
    if (const auto unit = unit_ending(word, lowered)) return *unit;
  }
  const bool readable = std::ranges::any_of(lowered, is_vowel);
  const bool spelt_out = word.size() < 5 && std::ranges::all_of(word, is_upper) && !is_word_in_capitals(lowered);
  if (word.size() == 1 || !readable || spelt_out) return letter_ending(word.back());
  return spelt_ending(lowered);
}

WordEnding letter_sound(char letter) {
  if (lower(letter) == 'l') return rieul;
  return one_of(lower(letter), "nm") ? consonant : vowel;
}

}  // namespace dangol
