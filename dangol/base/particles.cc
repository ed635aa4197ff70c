// with_particle(): which form of a Korean particle follows a word depends on the sound that the word ends in. Hangul
// says it by arithmetic (Unicode 3.12); digits and letters are read aloud first; Latin words are read as loan words are
// spelt (National Institute of Korean Language, Loanword Orthography, table 1 and chapter 3.1).
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/korean.h"

namespace dangol {
namespace {

enum class Ending { vowel, rieul, consonant, unknown };

bool one_of(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_latin(char c) { return is_upper(c) || (c >= 'a' && c <= 'z'); }
char lower(char c) { return is_upper(c) ? static_cast<char>(c + 32) : c; }

// Removes the last character from `utf8` and returns it; negative when it is not UTF-8.
UChar32 take_last(std::string_view& utf8) {
  std::size_t begin = utf8.size() - 1;
  while (begin > 0 && utf8.size() - begin < 4 && (static_cast<unsigned char>(utf8[begin]) & 0xC0) == 0x80) --begin;
  const auto* data = reinterpret_cast<const std::uint8_t*>(utf8.data() + begin);
  const auto size = static_cast<std::int32_t>(utf8.size() - begin);
  std::int32_t at = 0;
  UChar32 c = 0;
  U8_NEXT(data, at, size, c);
  utf8 = utf8.substr(0, begin);
  return at == size ? c : -1;
}

// Signs that are read aloud: 퍼센트, 도, 플러스, 유로, 달러; 원, 앤드 would follow a number in Hangul anyway.
std::optional<Ending> sign_ending(UChar32 c) {
  constexpr std::array<UChar32, 7> vowels{'%', '+', '$', 0x00B0, 0x2103, 0x2109, 0x20AC};
  if (std::ranges::find(vowels, c) != vowels.end()) return Ending::vowel;
  return c == 0x20A9 ? std::optional{Ending::consonant} : std::nullopt;  // 원
}

std::optional<Ending> hangul_ending(UChar32 c) {
  if (c >= 0xAC00 && c <= 0xD7A3) {
    const int final = (c - 0xAC00) % 28;
    return final == 0 ? Ending::vowel : final == 8 ? Ending::rieul : Ending::consonant;
  }
  if (c >= 0x11A8 && c <= 0x11FF) return c == 0x11AF ? Ending::rieul : Ending::consonant;  // decomposed finals
  if (c >= 0x1161 && c <= 0x11A7) return Ending::vowel;
  if (c >= 0x314F && c <= 0x3163) return Ending::vowel;      // ㅏ
  if (c == 0x3139) return Ending::rieul;                     // ㄹ, 리을
  if (c >= 0x3131 && c <= 0x314E) return Ending::consonant;  // ㄱ, 기역
  return std::nullopt;
}

// `number` ends in a digit. Trailing zeros are read by their place: 십 백 천 만 억 조 경 해.
Ending number_ending(std::string_view number) {
  static constexpr std::array<Ending, 10> by_digit{
      Ending::consonant, Ending::rieul,     Ending::vowel, Ending::consonant, Ending::vowel,   // 영 일 이 삼 사
      Ending::vowel,     Ending::consonant, Ending::rieul, Ending::rieul,     Ending::vowel};  // 오 육 칠 팔 구
  const char last = number.back();
  if (last != '0') return by_digit[static_cast<std::size_t>(last - '0')];
  int zeros = 0;
  bool other_digit = false;
  for (auto at = number.rbegin(); at != number.rend() && (is_digit(*at) || *at == ','); ++at) {
    if (*at == '0' && !other_digit) ++zeros;
    if (is_digit(*at) && *at != '0') other_digit = true;
  }
  const bool ends_in_jo_or_hae = other_digit && (zeros == 12 || zeros == 20);
  return ends_in_jo_or_hae ? Ending::vowel : Ending::consonant;
}

// Units behind a number are read in full: 500ml is 밀리리터, 200g 그램, 350kcal 칼로리.
std::optional<Ending> unit_ending(std::string_view unit) {
  constexpr std::array<std::string_view, 17> vowels{"l", "ml", "cl", "cc", "m", "cm", "mm",  "km",  "oz",
                                                    "h", "gb", "tb", "mb", "w", "kw", "cal", "kcal"};
  std::string name;
  for (const char c : unit) name += lower(c);
  if (std::ranges::find(vowels, name) != vowels.end()) return Ending::vowel;
  return name == "g" || name == "kg" || name == "mg" ? std::optional{Ending::consonant} : std::nullopt;
}

// Letters by name: 엘, 알 end in ㄹ; 엠, 엔 in a consonant; all others in a vowel.
Ending letter_ending(char c) {
  switch (lower(c)) {
    case 'l':
    case 'r': return Ending::rieul;
    case 'm':
    case 'n': return Ending::consonant;
    default: return Ending::vowel;
  }
}

bool is_vowel(char c) { return one_of(c, "aeiouy"); }

// A stop closes the syllable only behind one short vowel: cup 컵, hot 핫, but soup 수프, mint 민트.
bool stop_closes(std::string_view word) {
  const std::size_t n = word.size();
  if (n < 2 || !is_vowel(word[n - 2])) return false;
  return n < 3 || !is_vowel(word[n - 3]) || word.ends_with("book") || word.ends_with("cuit") || word.ends_with("look");
}

// `word`: lower-case Latin letters, at least two.
Ending word_ending(std::string_view word) {
  const char last = word.back();
  const char before = word[word.size() - 2];
  switch (last) {
    case 'l': return Ending::rieul;
    case 'm':
    case 'n': return Ending::consonant;
    case 'g': return before == 'n' ? Ending::consonant : Ending::vowel;
    case 'e':
      if (before == 'l') return Ending::rieul;                                    // apple 애플, ale 에일
      return before == 'n' || before == 'm' ? Ending::consonant : Ending::vowel;  // wine 와인, time 타임; juice, latte
    case 'c': return before == 'i' ? Ending::consonant : Ending::vowel;           // classic 클래식
    case 'k': return before == 'c' || word.ends_with("ook") ? Ending::consonant : Ending::vowel;  // black, book; milk
    case 'p':
    case 't':
    case 'b': return stop_closes(word) ? Ending::consonant : Ending::vowel;
    default: return Ending::vowel;
  }
}

Ending latin_ending(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && is_latin(text[begin - 1])) --begin;
  const std::string_view word = text.substr(begin);
  if (begin > 0 && is_digit(text[begin - 1])) {
    if (const auto unit = unit_ending(word)) return *unit;
  }
  const bool capitals = std::ranges::all_of(word, is_upper);
  std::string lowered;
  for (const char c : word) lowered += lower(c);
  const bool readable = std::ranges::any_of(lowered, is_vowel);
  if (word.size() == 1 || !readable || (capitals && word.size() < 5)) return letter_ending(word.back());
  return word_ending(lowered);
}

// Looks through whatever is not read aloud at the end: closing brackets, quotes, emoji, marks, spaces.
Ending ending_of(std::string_view word) {
  while (!word.empty()) {
    const std::string_view up_to_here = word;
    const UChar32 c = take_last(word);
    if (c < 0) return Ending::unknown;
    if (const auto hangul = hangul_ending(c)) return *hangul;
    if (c < 0x80 && is_digit(static_cast<char>(c))) return number_ending(up_to_here);
    if (c < 0x80 && is_latin(static_cast<char>(c))) return latin_ending(up_to_here);
    if (const auto sign = sign_ending(c)) return *sign;
    if (u_isalnum(c)) return Ending::unknown;
  }
  return Ending::unknown;
}

// The two forms of a pair, told apart whichever comes first.
struct Forms {
  std::string_view after_consonant;
  std::string_view after_vowel;
  bool rieul_as_vowel = false;  // 으로/로: 서울로
};

// Whether `a` is the form after a consonant and `b` the one after a vowel.
bool is_consonant_form(std::string_view a, std::string_view b) {
  static constexpr std::array<std::array<std::string_view, 2>, 9> beginnings{{{"은", "는"},
                                                                              {"을", "를"},
                                                                              {"과", "와"},
                                                                              {"아", "야"},
                                                                              {"이에", "예"},
                                                                              {"이었", "였"},
                                                                              {"이어", "여"},
                                                                              {"이", "가"},
                                                                              {"이에", "에"}}};
  if ((a.starts_with("으") || a.starts_with("이")) && !b.empty() && a.substr(3) == b) return true;
  return std::ranges::any_of(beginnings, [&](const auto& pair) {
    return a.starts_with(pair[0]) && b.starts_with(pair[1]) && a.substr(pair[0].size()) == b.substr(pair[1].size());
  });
}

std::optional<Forms> forms_of(std::string_view pair) {
  const std::size_t slash = pair.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::string_view first = pair.substr(0, slash);
  const std::string_view second = pair.substr(slash + 1);
  const bool swapped = is_consonant_form(second, first);
  const Forms forms{swapped ? second : first, swapped ? first : second};
  return Forms{forms.after_consonant, forms.after_vowel, forms.after_consonant.starts_with("으")};
}

// "을(를)", "(으)로", "(이)나".
std::string both(const Forms& forms) {
  const bool optional_first = forms.after_consonant.size() > 3 && forms.after_consonant.substr(3) == forms.after_vowel;
  if (optional_first)
    return "(" + std::string(forms.after_consonant.substr(0, 3)) + ")" + std::string(forms.after_vowel);
  return std::string(forms.after_consonant) + "(" + std::string(forms.after_vowel) + ")";
}

}  // namespace

std::string particle_for(std::string_view word, std::string_view pair) {
  const auto forms = forms_of(pair);
  if (!forms) return std::string(pair);  // one form only: it fits every word
  if (word.empty()) return std::string(forms->after_consonant);
  switch (ending_of(word)) {
    case Ending::vowel: return std::string(forms->after_vowel);
    case Ending::rieul: return std::string(forms->rieul_as_vowel ? forms->after_vowel : forms->after_consonant);
    case Ending::consonant: return std::string(forms->after_consonant);
    case Ending::unknown: return both(*forms);
  }
  return std::string(forms->after_consonant);
}

std::string with_particle(std::string_view word, std::string_view pair) {
  if (word.empty()) return {};
  return std::string(word) + particle_for(word, pair);
}

}  // namespace dangol
