#include "importers/cell_number.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

#include "importers/ascii_digit.h"
#include "importers/short_text.h"

namespace dangol {
namespace {

constexpr std::array<std::string_view, 3> wide_spaces{"\xc2\xa0", "\xe3\x80\x80", "\xe2\x80\xaf"};

bool is_ascii(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) > 0x7f) return false;
  }
  return true;
}

struct Word {
  std::string_view text;
  std::string_view currency;
};
constexpr std::array<Word, 20> currency_words{{
    {"₩", "KRW"},   {"원", "KRW"},  {"KRW", "KRW"}, {"won", "KRW"}, {"\\", "KRW"}, {"$", "USD"},   {"USD", "USD"},
    {"€", "EUR"},   {"EUR", "EUR"}, {"£", "GBP"},   {"GBP", "GBP"}, {"¥", ""},     {"円", "JPY"},  {"元", "CNY"},
    {"JPY", "JPY"}, {"CNY", "CNY"}, {"CN¥", "CNY"}, {"RMB", "CNY"}, {"₴", "UAH"},  {"UAH", "UAH"},
}};

// Takes a currency's sign off either end. False when it is another currency's.
bool take_currency(std::string_view& text, std::string_view wanted) {
  for (const Word& word : currency_words) {
    const bool before = text.starts_with(word.text);
    if (!before && !text.ends_with(word.text)) continue;
    const bool yen_or_yuan = word.currency.empty() && (wanted == "JPY" || wanted == "CNY");
    if (word.currency != wanted && !yen_or_yuan) return false;
    text = trimmed(before ? text.substr(word.text.size()) : text.substr(0, text.size() - word.text.size()));
    return true;
  }
  return true;
}

struct Decimal {
  std::int64_t scaled = 0;
  std::string_view refused;
};

// Digits with commas between groups of three and at most `decimals` places that are not zero.
Decimal parse_decimal(std::string_view text, int decimals) {
  constexpr std::int64_t limit = std::numeric_limits<std::int64_t>::max();
  std::int64_t value = 0;
  std::size_t at = 0;
  std::size_t group = 0;
  bool grouped = false;
  const auto add = [&](char c) {
    const std::int64_t digit = c - '0';
    if (value > (limit - digit) / 10) return false;
    value = value * 10 + digit;
    return true;
  };
  for (; at < text.size() && (is_digit(text[at]) || text[at] == ','); ++at) {
    if (text[at] == ',') {
      if (group == 0 || (grouped && group != 3) || group > 3) return {0, "malformed"};
      grouped = true;
      group = 0;
    } else {
      ++group;
      if (!add(text[at])) return {0, "too_large"};
    }
  }
  if (grouped && group != 3) return {0, "malformed"};
  const bool whole = at > 0;
  int places = 0;
  if (at < text.size() && text[at] == '.') {
    ++at;
    if (!whole && at == text.size()) return {0, "malformed"};
    for (; at < text.size() && is_digit(text[at]); ++at) {
      if (places >= decimals) {
        if (text[at] != '0') return {0, "too_many_decimals"};
        continue;
      }
      ++places;
      if (!add(text[at])) return {0, "too_large"};
    }
  } else if (!whole) {
    return {0, "malformed"};
  }
  if (at != text.size()) return {0, "malformed"};
  for (; places < decimals; ++places) {
    if (!add('0')) return {0, "too_large"};
  }
  return {value, {}};
}

bool take_sign(std::string_view& text) {
  bool negative = false;
  if (text.size() >= 2 && text.front() == '(' && text.back() == ')') {
    negative = true;
    text = trimmed(text.substr(1, text.size() - 2));
  } else if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    negative = text.front() == '-';
    text = trimmed(text.substr(1));
  } else if (text.starts_with("\xe2\x88\x92")) {  // the minus sign proper
    negative = true;
    text = trimmed(text.substr(3));
  }
  return negative;
}

}  // namespace

std::string_view trimmed(std::string_view cell) {
  while (!cell.empty()) {
    const auto first = static_cast<unsigned char>(cell.front());
    if (first <= ' ') {
      cell.remove_prefix(1);
      continue;
    }
    bool wide = false;
    for (const std::string_view space : wide_spaces) {
      if (first > 0x7f && cell.starts_with(space)) {
        cell.remove_prefix(space.size());
        wide = true;
        break;
      }
    }
    if (!wide) break;
  }
  while (!cell.empty()) {
    const auto last = static_cast<unsigned char>(cell.back());
    if (last <= ' ') {
      cell.remove_suffix(1);
      continue;
    }
    bool wide = false;
    for (const std::string_view space : wide_spaces) {
      if (last > 0x7f && cell.ends_with(space)) {
        cell.remove_suffix(space.size());
        wide = true;
        break;
      }
    }
    if (!wide) break;
  }
  return cell;
}

bool is_exponent_form(std::string_view cell) {
  const std::size_t plus = cell.rfind('+');
  if (plus == std::string_view::npos || plus == 0) return false;
  const std::string_view before = cell.substr(0, plus - 1);
  const auto digits = [](std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_digit); };
  const std::size_t point = std::min(before.find('.'), before.size());
  const bool fraction = point == before.size() || digits(before.substr(point + 1));
  return (cell[plus - 1] == 'E' || cell[plus - 1] == 'e') && digits(cell.substr(plus + 1)) &&
         digits(before.substr(0, point)) && fraction;
}

std::string half_width(std::string_view cell) {
  std::string result;
  const auto* data = reinterpret_cast<const std::uint8_t*>(cell.data());
  const auto size = static_cast<std::int32_t>(cell.size());
  for (std::int32_t at = 0; at < size;) {
    const std::int32_t begin = at;
    UChar32 c = 0;
    U8_NEXT(data, at, size, c);
    if (c >= 0xFF01 && c <= 0xFF5E) {
      result += static_cast<char>(c - 0xFF01 + 0x21);
    } else if (c == 0xFFE6) {
      result += "₩";
    } else if (c > 0x7f && u_isdigit(c)) {
      result += static_cast<char>('0' + u_charDigitValue(c));
    } else {
      result += cell.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin));
    }
  }
  return result;
}

Cell<std::int64_t> parse_amount(std::string_view cell, const Currency& currency) {
  std::int64_t quick = 0;
  if (short_decimal(cell, currency.decimals, quick)) return {quick, {}};
  std::string_view text = trimmed(cell);
  std::string narrow;
  if (!is_ascii(text)) {
    narrow = half_width(text);
    text = trimmed(narrow);
  }
  bool negative = take_sign(text);
  if (!take_currency(text, currency.code)) return {0, "other_currency"};
  if (!negative) negative = take_sign(text);  // "$-2.50"
  const Decimal decimal = parse_decimal(text, currency.decimals);
  if (decimal.refused == "malformed") return {0, "not_an_amount"};
  if (!decimal.refused.empty()) return {0, decimal.refused};
  return {negative ? -decimal.scaled : decimal.scaled, {}};
}

Cell<std::int64_t> parse_quantity(std::string_view cell) {
  constexpr int thousandths = 3;
  std::int64_t quick = 0;
  if (short_decimal(cell, thousandths, quick) && quick > 0) return {quick, {}};
  std::string_view text = trimmed(cell);
  std::string narrow;
  if (!is_ascii(text)) {
    narrow = half_width(text);
    text = trimmed(narrow);
  }
  for (const std::string_view unit : {"개", "잔", "병", "EA", "ea", "x"}) {
    if (text.ends_with(unit)) {
      text = trimmed(text.substr(0, text.size() - unit.size()));
      break;
    }
  }
  const bool negative = take_sign(text);
  const Decimal decimal = parse_decimal(text, thousandths);
  if (decimal.refused == "malformed") return {0, "not_a_quantity"};
  if (!decimal.refused.empty()) return {0, decimal.refused};
  if (decimal.scaled == 0) return {0, "zero_quantity"};
  if (negative) return {0, "negative_quantity"};
  return {decimal.scaled, {}};
}

}  // namespace dangol
