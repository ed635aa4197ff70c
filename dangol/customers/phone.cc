#include "customers/phone.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/korean.h"

namespace dangol {
namespace {

Error wrong(const char* message) { return {ErrorCode::invalid_input, message}; }

// Characters of three or two bytes that stand for an ASCII one: full-width forms and dashes, Arabic-Indic digits.
std::string plain_characters(std::string_view utf8) {
  std::string plain;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const std::string_view rest = utf8.substr(i);
    const auto last = [&](std::size_t at) { return static_cast<unsigned char>(rest[at]); };
    if (rest.size() >= 3 && rest.starts_with("\xEF\xBC") && last(2) >= 0x81) {  // U+FF01.. is '!'..
      plain += static_cast<char>(last(2) - 0x81 + '!');
      i += 2;
    } else if (rest.size() >= 3 && rest.starts_with("\xE2\x80") && last(2) >= 0x90 && last(2) <= 0x95) {  // dashes
      plain += '-';
      i += 2;
    } else if (rest.size() >= 2 && rest[0] == '\xD9' && last(1) >= 0xA0 && last(1) <= 0xA9) {  // U+0660..0669
      plain += static_cast<char>(last(1) - 0xA0 + '0');
      i += 1;
    } else if (rest.size() >= 2 && rest[0] == '\xDB' && last(1) >= 0xB0 && last(1) <= 0xB9) {  // U+06F0..06F9
      plain += static_cast<char>(last(1) - 0xB0 + '0');
      i += 1;
    } else {
      plain += rest[0];
    }
  }
  return plain;
}

struct Dialled {
  std::string digits;
  bool international = false;  // began with '+'
};

// False when `text` is not one number.
bool read_dialled(std::string_view text, Dialled& result) {
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      result.digits += c;
    } else if (c == '+') {
      if (result.international || !result.digits.empty()) return false;
      result.international = true;
    } else if (std::string_view(" -.()/").find(c) == std::string_view::npos) {
      return false;
    }
  }
  return !result.digits.empty();
}

// Numbers after 0, as the Korean numbering plan gives them out: beginning, fewest and most digits in all.
struct Range {
  std::string_view begin;
  std::size_t least;
  std::size_t most;
};
constexpr std::array<Range, 31> plan{{
    {"010", 11, 11}, {"011", 10, 11}, {"016", 10, 11}, {"017", 10, 11}, {"018", 10, 11}, {"019", 10, 11},
    {"02", 9, 10},   {"031", 10, 11}, {"032", 10, 11}, {"033", 10, 11}, {"041", 10, 11}, {"042", 10, 11},
    {"043", 10, 11}, {"044", 10, 11}, {"051", 10, 11}, {"052", 10, 11}, {"053", 10, 11}, {"054", 10, 11},
    {"055", 10, 11}, {"061", 10, 11}, {"062", 10, 11}, {"063", 10, 11}, {"064", 10, 11}, {"070", 11, 11},
    {"080", 10, 11}, {"050", 11, 12}, {"030", 11, 12}, {"060", 10, 11}, {"15", 8, 8},    {"16", 8, 8},
    {"18", 8, 8},
}};

bool is_given_out(std::string_view digits) {
  return std::ranges::any_of(plan, [&](const Range& range) {
    return digits.starts_with(range.begin) && digits.size() >= range.least && digits.size() <= range.most;
  });
}

// Korea's 82 taken away and the zero put back that people leave out, or a spreadsheet does.
std::string national(std::string_view digits) {
  const bool has_country = digits.starts_with("82") && digits.size() >= 10;
  if (has_country) digits.remove_prefix(2);
  const bool short_enough = digits.starts_with('1') && (digits.size() == 9 || digits.size() == 10);
  const bool lost_zero = has_country ? !digits.starts_with('0') && !is_given_out(digits) : short_enough;
  std::string whole(lost_zero ? 1 : 0, '0');
  whole.append(digits);
  return whole;
}

bool is_all_zeros(std::string_view digits) {
  return digits.substr(std::min<std::size_t>(3, digits.size())).find_first_not_of('0') == std::string_view::npos;
}

}  // namespace

Result<std::string> normalized_phone(std::string_view typed) {
  constexpr std::size_t longest_e164 = 15;
  std::string text = plain_characters(normalized(typed));
  if (folded(text).starts_with("tel:")) text.erase(0, 4);
  Dialled number;
  if (!read_dialled(text, number)) return wrong("a phone number is written in digits, without an extension");
  std::string_view dialled = number.digits;
  if (!number.international && dialled.starts_with("00")) {
    dialled.remove_prefix(2);
    number.international = true;
  }
  if (number.international && !dialled.starts_with("82")) {
    const bool possible = dialled.size() >= 8 && dialled.size() <= longest_e164 && dialled.front() != '0';
    if (!possible) return wrong("a foreign phone number has its country and 8 to 15 digits in all");
    std::string foreign(1, '+');
    foreign.append(dialled);
    return foreign;
  }
  std::string digits = national(dialled);
  if (!is_given_out(digits)) return wrong("this is not a phone number of Korea; write others with + and their country");
  if (is_all_zeros(digits)) return wrong("this phone number is a placeholder; leave it empty instead");
  return digits;
}

}  // namespace dangol
