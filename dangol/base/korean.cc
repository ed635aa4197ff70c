#include "base/korean.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

namespace dangol {
namespace {

constexpr UChar32 first_syllable = 0xAC00;
constexpr UChar32 last_syllable = 0xD7A3;
constexpr int syllables_per_initial = 21 * 28;

// Compatibility letters (U+3131..) of the nineteen initial consonants in Unicode order.
constexpr std::array<UChar32, 19> initials{0x3131, 0x3132, 0x3134, 0x3137, 0x3138, 0x3139, 0x3141,
                                           0x3142, 0x3143, 0x3145, 0x3146, 0x3147, 0x3148, 0x3149,
                                           0x314A, 0x314B, 0x314C, 0x314D, 0x314E};

// Compatibility letters of the twenty-eight finals; the first means "none".
constexpr std::array<UChar32, 28> finals{0,      0x3131, 0x3132, 0x3133, 0x3134, 0x3135, 0x3136, 0x3137, 0x3139, 0x313A,
                                         0x313B, 0x313C, 0x313D, 0x313E, 0x313F, 0x3140, 0x3141, 0x3142, 0x3144, 0x3145,
                                         0x3146, 0x3147, 0x3148, 0x314A, 0x314B, 0x314C, 0x314D, 0x314E};
constexpr UChar32 first_vowel = 0x314F;

// Compatibility letters that take two keys.
struct TwoKeys {
  UChar32 letter, first, second;
};
// clang-format off
constexpr std::array<TwoKeys, 18> two_keys{{
    {U'ㄳ', U'ㄱ', U'ㅅ'}, {U'ㄵ', U'ㄴ', U'ㅈ'}, {U'ㄶ', U'ㄴ', U'ㅎ'}, {U'ㄺ', U'ㄹ', U'ㄱ'}, {U'ㄻ', U'ㄹ', U'ㅁ'},
    {U'ㄼ', U'ㄹ', U'ㅂ'}, {U'ㄽ', U'ㄹ', U'ㅅ'}, {U'ㄾ', U'ㄹ', U'ㅌ'}, {U'ㄿ', U'ㄹ', U'ㅍ'}, {U'ㅀ', U'ㄹ', U'ㅎ'},
    {U'ㅄ', U'ㅂ', U'ㅅ'}, {U'ㅘ', U'ㅗ', U'ㅏ'}, {U'ㅙ', U'ㅗ', U'ㅐ'}, {U'ㅚ', U'ㅗ', U'ㅣ'}, {U'ㅝ', U'ㅜ', U'ㅓ'},
    {U'ㅞ', U'ㅜ', U'ㅔ'}, {U'ㅟ', U'ㅜ', U'ㅣ'}, {U'ㅢ', U'ㅡ', U'ㅣ'},
}};
// clang-format on

bool is_syllable(UChar32 c) { return c >= first_syllable && c <= last_syllable; }
bool is_compatibility_consonant(UChar32 c) { return c >= 0x3131 && c <= 0x314E; }

// Characters that a person cannot see and that must not make two names differ.
bool is_invisible(UChar32 c) {
  return c == 0x3164 || c == 0x115F || c == 0x1160 || c == 0xFFA0 ||  // Hangul fillers
         u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || u_charType(c) == U_FORMAT_CHAR;
}

template <class Each>
void for_each_character(std::string_view utf8, const Each& each) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(utf8.data());
  const auto size = static_cast<std::int32_t>(utf8.size());
  for (std::int32_t at = 0; at < size;) {
    UChar32 c = 0;
    U8_NEXT(data, at, size, c);
    each(c < 0 ? UChar32{0xFFFD} : c);
  }
}

void append(std::string& utf8, UChar32 c) {
  std::array<std::uint8_t, U8_MAX_LENGTH> bytes{};
  std::size_t size = 0;
  U8_APPEND_UNSAFE(bytes, size, static_cast<std::uint32_t>(c));
  utf8.append(reinterpret_cast<const char*>(bytes.data()), size);
}

std::string composed(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  const auto text = icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
  std::string result;
  nfc->normalize(text, status).toUTF8String(result);
  return result;
}

void append_keys(std::string& utf8, UChar32 letter) {
  const auto* two = std::ranges::find(two_keys, letter, &TwoKeys::letter);
  if (two == two_keys.end()) return append(utf8, letter);
  append(utf8, two->first);
  append(utf8, two->second);
}

bool is_plain_ascii(std::string_view text) {
  bool last_was_space = true;
  for (const char c : text) {
    if (c < 0x20 || c > 0x7e) return false;
    if (c == ' ' && last_was_space) return false;
    last_was_space = c == ' ';
  }
  return !last_was_space;
}

}  // namespace

std::string normalized(std::string_view utf8) {
  if (is_plain_ascii(utf8)) return std::string(utf8);
  std::string visible;  // composed last: what stood on both sides of an invisible character may belong together
  bool space_due = false;
  for_each_character(utf8, [&](UChar32 c) {
    if (u_isUWhiteSpace(c) || u_charType(c) == U_CONTROL_CHAR) {
      space_due = !visible.empty();
    } else if (!is_invisible(c)) {
      if (space_due) visible += ' ';
      space_due = false;
      append(visible, c);
    }
  });
  return composed(visible);
}

bool is_utf8(std::string_view text) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < size;) {
    UChar32 c = 0;
    U8_NEXT(data, at, size, c);
    if (c < 0) return false;
  }
  return true;
}

std::string initial_consonants(std::string_view utf8) {
  std::string result;
  for_each_character(utf8, [&](UChar32 c) {
    append(result,
           is_syllable(c) ? initials[static_cast<std::size_t>((c - first_syllable) / syllables_per_initial)] : c);
  });
  return result;
}

std::string spelled_out(std::string_view utf8) {
  std::string result;
  for_each_character(utf8, [&](UChar32 c) {
    if (!is_syllable(c)) return append_keys(result, c);
    const int index = c - first_syllable;
    append(result, initials[static_cast<std::size_t>(index / syllables_per_initial)]);
    append_keys(result, first_vowel + index % syllables_per_initial / 28);
    if (index % 28 != 0) append_keys(result, finals[static_cast<std::size_t>(index % 28)]);
  });
  return result;
}

bool is_initial_consonants(std::string_view utf8) {
  bool any = false;
  bool other_letters = false;
  for_each_character(utf8, [&](UChar32 c) {
    any |= is_compatibility_consonant(c);
    other_letters |= u_isalpha(c) && !is_compatibility_consonant(c);
  });
  return any && !other_letters;
}

std::string folded(std::string_view normalized_utf8) {
  std::string result;
  for_each_character(normalized_utf8, [&](UChar32 c) { append(result, u_foldCase(c, U_FOLD_CASE_DEFAULT)); });
  return result;
}

}  // namespace dangol
