#include "base/word_ending.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/loanword.h"

namespace dangol {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

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

struct SignEnding {
  std::u32string_view signs;
  WordEnding ending;
};

// Signs of money are read behind the number, wherever they stand: 달러 유로 파운드 센트 흐리우냐; 원 엔.
constexpr std::array<SignEnding, 2> money_signs{
    {{U"$€£¢₴＄￡￠", WordEnding::vowel}, {U"₩¥￦￥", WordEnding::consonant}}};
// Signs that are read where they stand: 퍼센트 플러스 도, 주식회사; 퍼밀.
constexpr std::array<SignEnding, 2> spoken_signs{{{U"%+°℃℉％＋㈜", WordEnding::vowel}, {U"‰", WordEnding::rieul}}};

std::optional<WordEnding> sign_ending(UChar32 c, const std::array<SignEnding, 2>& table) {
  for (const SignEnding& row : table) {
    if (c > 0 && row.signs.find(static_cast<char32_t>(c)) != std::u32string_view::npos) return row.ending;
  }
  return std::nullopt;
}

bool between(UChar32 c, UChar32 first, UChar32 last) { return c >= first && c <= last; }

std::optional<WordEnding> hangul_ending(UChar32 c) {
  if (between(c, 0xAC00, 0xD7A3)) {
    const int final = (c - 0xAC00) % 28;
    return final == 0 ? WordEnding::vowel : final == 8 ? WordEnding::rieul : WordEnding::consonant;
  }
  if (c == 0x11AF || c == 0x3139 || c == 0x1105) return WordEnding::rieul;  // ㄹ, 리을
  const bool vowel = between(c, 0x1161, 0x11A7) || between(c, 0xD7B0, 0xD7C6) || between(c, 0x314F, 0x3163);
  if (vowel) return WordEnding::vowel;  // ㅏ; decomposed vowels
  const bool consonant = between(c, 0x1100, 0x115E) || between(c, 0x11A8, 0x11FF) || between(c, 0x3131, 0x314E) ||
                         between(c, 0xA960, 0xA97C) || between(c, 0xD7CB, 0xD7FB);
  return consonant ? std::optional{WordEnding::consonant} : std::nullopt;  // ㄱ, 기역; decomposed finals
}

// 영 일 이 삼 사 오 육 칠 팔 구.
WordEnding digit_ending(char digit) {
  switch (digit) {
    case '1':
    case '7':
    case '8': return WordEnding::rieul;
    case '0':
    case '3':
    case '6': return WordEnding::consonant;
    default: return WordEnding::vowel;
  }
}

// The digits of a whole number, commas left out: trailing zeros are read by their place. 십, 백 and 천 end in
// consonants, and so do all names of ten thousands but 조, 해, 자, 구 and 재.
WordEnding whole_ending(std::string_view digits) {
  const std::size_t last = digits.find_last_not_of('0');
  if (digits.back() != '0' || last == std::string_view::npos) return digit_ending(digits.back());
  constexpr std::array<std::size_t, 5> named_with_vowel{3, 5, 6, 8, 11};
  const std::size_t ten_thousands = (digits.size() - 1 - last) / 4;
  const bool spelt_digit_by_digit = digits.front() == '0' || digits.size() > 52;  // beyond 천극 there are no names
  if (spelt_digit_by_digit || std::ranges::find(named_with_vowel, ten_thousands) == named_with_vowel.end())
    return WordEnding::consonant;
  return WordEnding::vowel;
}

// `text` ends in a digit; the number may carry the sign of its money in front: $2.50 is 2.5 달러.
WordEnding number_ending(std::string_view text) {
  const std::size_t before = text.find_last_not_of("0123456789,.");
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  std::string_view in_front = text.substr(0, begin);
  if (!in_front.empty()) {
    if (const auto money = sign_ending(take_last(in_front), money_signs)) return *money;
  }
  const std::string_view number = text.substr(begin);
  const std::size_t point = number.rfind('.');
  if (point != std::string_view::npos) return digit_ending(number.back());  // digit by digit: 일점영
  std::string digits;
  std::ranges::copy_if(number, std::back_inserter(digits), is_digit);
  return whole_ending(digits);
}

// Full-width, circled, squared and half-width forms (Ａ ① ㎖ ﾡ) are read like what they stand for.
bool is_a_form_of_others(UChar32 c) {
  const int type = u_getIntPropertyValue(c, UCHAR_DECOMPOSITION_TYPE);
  return type == U_DT_WIDE || type == U_DT_NARROW || type == U_DT_CIRCLE || type == U_DT_SQUARE;
}

std::string with_plain_forms(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  const auto text = icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
  std::string result;
  nfkc->normalize(text, status).toUTF8String(result);
  return result;
}

// An accented Latin letter: café 카페, purée 퓌레, crème brûlée.
std::optional<WordEnding> accented_ending(UChar32 c) {
  if (!between(c, 0xC0, 0x24F) || !u_isalpha(c)) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString parts;
  const bool apart = icu::Normalizer2::getNFDInstance(status)->getDecomposition(c, parts);
  return apart ? letter_sound(static_cast<char>(parts.char32At(0))) : WordEnding::unknown;
}

UChar32 opening_of(UChar32 closing) {
  switch (closing) {
    case ')': return '(';
    case ']': return '[';
    case 0xFF09: return 0xFF08;
    case 0xFF3D: return 0xFF3B;
    default: return 0;
  }
}

// What stands before the bracket that the just removed `closing` closes; nothing when it was never opened.
std::optional<std::string_view> before_bracket(std::string_view inside, UChar32 closing) {
  const std::string_view whole = inside;
  for (int depth = 1; !inside.empty();) {
    const std::size_t begin_of_said = inside.size();
    const UChar32 c = take_last(inside);
    if (c == closing) ++depth;
    if (c == opening_of(closing) && --depth == 0) {
      const std::string_view said = whole.substr(begin_of_said);
      return said == "주" || said == "유" ? std::nullopt : std::optional{inside};  // 단골(주): 주식회사, 유한회사
    }
  }
  return std::nullopt;
}

enum class Brackets { skipped, read };

WordEnding ending_of(std::string_view word, Brackets brackets) {
  while (!word.empty()) {
    const std::string_view up_to_here = word;
    const UChar32 c = take_last(word);
    if (c < 0) return WordEnding::unknown;
    if (const auto hangul = hangul_ending(c)) return *hangul;
    if (c < 0x80 && is_digit(static_cast<char>(c))) return number_ending(up_to_here);
    if (c < 0x80 && u_isalpha(c)) return loanword_ending(up_to_here);
    if (const auto sign = sign_ending(c, spoken_signs)) return *sign;
    if (const auto money = sign_ending(c, money_signs)) return *money;
    if (const auto accented = accented_ending(c)) return *accented;
    if (brackets == Brackets::skipped && opening_of(c) != 0) {
      const auto before = before_bracket(word, c);
      if (before) word = *before;
      if (!before) brackets = Brackets::read;
      continue;
    }
    if (is_a_form_of_others(c)) return ending_of(with_plain_forms(up_to_here), brackets);
    if (u_isalnum(c)) return WordEnding::unknown;
  }
  return WordEnding::unknown;
}

}  // namespace

WordEnding word_ending(std::string_view utf8) {
  const WordEnding ending = ending_of(utf8, Brackets::skipped);
  return ending == WordEnding::unknown ? ending_of(utf8, Brackets::read) : ending;
}

}  // namespace dangol
