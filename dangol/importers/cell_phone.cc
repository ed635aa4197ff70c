#include "importers/cell_phone.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

namespace dangol {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Half-width, without invisible characters; every kind of dash as '-'.
std::string plain(std::string_view cell) {
  const std::string narrow = half_width(cell);
  std::string result;
  const auto* data = reinterpret_cast<const std::uint8_t*>(narrow.data());
  const auto size = static_cast<std::int32_t>(narrow.size());
  for (std::int32_t at = 0; at < size;) {
    UChar32 c = 0;
    U8_NEXT(data, at, size, c);
    if (c >= 0 && c < 0x80) {
      result += static_cast<char>(c);
    } else if (c >= 0 && (u_charType(c) == U_DASH_PUNCTUATION || c == 0x2212)) {
      result += '-';
    } else if (c >= 0 && u_isUWhiteSpace(c)) {
      result += ' ';
    } else if (c < 0 || !(u_charType(c) == U_FORMAT_CHAR || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))) {
      result += '?';
    }
  }
  return result;
}

std::size_t digits_in(std::string_view text) { return static_cast<std::size_t>(std::ranges::count_if(text, is_digit)); }

// Leaves out what follows ",", ";", "#", "x" or "ext" when it is too short to be a number of its own.
std::string_view without_extension(std::string_view text) {
  const std::size_t at = text.find_first_of(",;#xX");
  std::size_t cut = std::min(at, text.find("ext"));
  if (cut == std::string_view::npos) return text;
  const std::size_t after = digits_in(text.substr(cut));
  if (after == 0 || after > 5 || digits_in(text.substr(0, cut)) < 8) return text;
  const std::size_t open = text.find_last_of('(', cut);
  if (open != std::string_view::npos && text.find(')', open) > cut) cut = open;
  return text.substr(0, cut);
}

// "1.01235E+9": a spreadsheet has thrown digits away.
bool is_exponent(std::string_view text) {
  const std::size_t at = text.find_first_of("eE");
  return at != std::string_view::npos && at > 0 && is_digit(text[at - 1]) && at + 1 < text.size() &&
         (text[at + 1] == '+' || is_digit(text[at + 1]));
}

bool starts_with_any(std::string_view digits, std::initializer_list<std::string_view> prefixes) {
  return std::ranges::any_of(prefixes, [&](std::string_view prefix) { return digits.starts_with(prefix); });
}

bool is_mobile(std::string_view digits) {
  if (digits.starts_with("010")) return digits.size() == 11;
  return starts_with_any(digits, {"011", "016", "017", "018", "019"}) && (digits.size() == 10 || digits.size() == 11);
}

// National numbers: mobile, Seoul, the other areas, 050x safe numbers, 070, 080, 15xx to 18xx.
bool is_korean(std::string_view digits) {
  if (is_mobile(digits)) return true;
  if (digits.starts_with("02")) return digits.size() == 9 || digits.size() == 10;
  if (starts_with_any(digits, {"031", "032", "033", "041", "042", "043", "044", "051", "052", "053", "054", "055", "061",
                               "062", "063", "064"})) {
    return digits.size() == 10 || digits.size() == 11;
  }
  if (digits.starts_with("050")) return digits.size() == 11 || digits.size() == 12;
  if (digits.starts_with("070")) return digits.size() == 11;
  if (digits.starts_with("080")) return digits.size() == 10 || digits.size() == 11;
  return digits.size() == 8 && starts_with_any(digits, {"15", "16", "18"});
}

bool is_emergency(std::string_view digits) {
  constexpr std::array<std::string_view, 8> numbers{"112", "119", "113", "114", "111", "118", "911", "110"};
  return std::ranges::find(numbers, digits) != numbers.end();
}

// Several numbers in one cell: a separator with a whole number on either side.
bool holds_two(std::string_view text) {
  if (digits_in(text) > 15) return true;
  for (const char separator : {'/', ',', ';', '\n', '|', '&', '~'}) {
    const std::size_t at = text.find(separator);
    if (at != std::string_view::npos && digits_in(text.substr(0, at)) >= 8 && digits_in(text.substr(at)) >= 4) return true;
  }
  return false;
}

Cell<PhoneNumber> korean(std::string digits) {
  if (is_korean(digits)) {
    const bool test_number = std::ranges::count(digits.substr(std::min<std::size_t>(3, digits.size())), '0') ==
                             static_cast<std::ptrdiff_t>(digits.size()) - 3;
    if (test_number) return {{}, "not_a_phone"};  // 010-0000-0000
    return {{std::move(digits), false}, {}};
  }
  if (!digits.starts_with("0") && is_korean("0" + digits) && is_mobile("0" + digits)) return {{"0" + digits, true}, {}};
  return {{}, is_emergency(digits) ? "emergency_number" : "not_a_phone"};
}

}  // namespace

Cell<PhoneNumber> parse_phone(std::string_view cell) {
  const std::string text = plain(trimmed(cell));
  std::string_view rest = trimmed(text);
  for (const std::string_view prefix : {"tel:", "TEL:", "Tel:", "TEL", "Tel."}) {
    if (rest.starts_with(prefix)) rest = trimmed(rest.substr(prefix.size()));
  }
  if (rest.empty() || rest == "0" || rest == "-" || rest == "NULL" || rest == "null") return {};
  if (is_exponent(rest)) return {{}, "number_mangled"};
  rest = trimmed(without_extension(rest));
  if (holds_two(rest)) return {{}, "two_numbers"};
  const bool international = rest.starts_with("+") || rest.starts_with("(+");
  std::string digits;
  for (const char c : rest) {
    if (is_digit(c)) {
      digits += c;
    } else if (std::string_view("+-. ()/").find(c) == std::string_view::npos) {
      return {{}, "not_a_phone"};
    }
  }
  if (international || digits.starts_with("00")) {
    std::string_view country = digits;
    if (!international) country.remove_prefix(2);
    if (country.starts_with("82")) {
      const std::string_view national = country.substr(2);
      return korean(national.starts_with("0") ? std::string(national) : "0" + std::string(national));
    }
    if (country.size() < 8 || country.size() > 15 || country.starts_with("0")) return {{}, "not_a_phone"};
    return {{"+" + std::string(country), false}, {}};
  }
  if (digits.size() == 12 && digits.starts_with("8210")) return korean("0" + digits.substr(2));  // 82 10 1234 5678
  if (digits.size() == 13 && digits.starts_with("82010")) return korean(digits.substr(2));
  return korean(std::move(digits));
}

}  // namespace dangol
