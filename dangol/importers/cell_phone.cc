#include "importers/cell_phone.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include "customers/phone.h"
#include "importers/ascii_digit.h"

namespace dangol {
namespace {

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
    } else if (c < 0 ||
               !(u_charType(c) == U_FORMAT_CHAR || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))) {
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

bool is_emergency(std::string_view digits) {
  constexpr std::array<std::string_view, 8> numbers{"112", "119", "113", "114", "111", "118", "911", "110"};
  return std::ranges::find(numbers, digits) != numbers.end();
}

// Several numbers in one cell: a separator with a whole number on either side.
bool holds_two(std::string_view text) {
  if (digits_in(text) > 15) return true;
  for (const char separator : {'/', ',', ';', '\n', '|', '&', '~'}) {
    const std::size_t at = text.find(separator);
    if (at != std::string_view::npos && digits_in(text.substr(0, at)) >= 8 && digits_in(text.substr(at)) >= 4)
      return true;
  }
  return false;
}

std::string digits_of(std::string_view text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), is_digit);
  return digits;
}

// Nothing when it is no number that can be reached.
std::optional<PhoneNumber> reachable(std::string_view text) {
  auto number = normalized_phone(text);
  if (!number) return std::nullopt;
  const bool zero_restored = number->starts_with('0') && digits_of(text) == std::string_view(*number).substr(1);
  return PhoneNumber{*std::move(number), zero_restored};
}

}  // namespace

Cell<PhoneNumber> parse_phone(std::string_view cell) {
  const std::string text = plain(trimmed(cell));
  std::string_view rest = trimmed(text);
  for (const std::string_view prefix : {"tel:", "TEL:", "Tel:", "TEL", "Tel."}) {
    if (rest.starts_with(prefix)) rest = trimmed(rest.substr(prefix.size()));
  }
  if (rest.empty() || rest == "0" || rest == "-" || rest == "NULL" || rest == "null") return {};
  if (auto number = reachable(rest)) return {*std::move(number), {}};
  if (is_mangled_number(rest)) return {{}, "number_mangled"};
  rest = trimmed(without_extension(rest));
  if (holds_two(rest)) return {{}, "two_numbers"};
  if (auto number = reachable(rest)) return {*std::move(number), {}};
  return {{}, is_emergency(digits_of(rest)) ? "emergency_number" : "not_a_phone"};
}

}  // namespace dangol
