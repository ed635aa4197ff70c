#include "segments/expression_words.h"

#include <date/date.h>

#include <charconv>

#include "base/korean.h"

namespace dangol {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

Word unreadable(std::size_t offset, std::string_view reason) {
  return {.kind = WordKind::unreadable, .offset = offset, .text = {}, .reason = reason};
}

int number_in(std::string_view digits) {
  int number = 0;
  for (const char digit : digits) number = 10 * number + (digit - '0');
  return number;
}

// True where "2024-03" begins.
bool is_date_start(std::string_view rest) {
  if (rest.size() < 5 || rest[4] != '-') return false;
  for (std::size_t i = 0; i < 4; ++i) {
    if (!is_digit(rest[i])) return false;
  }
  return true;
}

Word date_at(std::string_view text, std::size_t offset) {
  const std::string_view written = text.substr(offset, 10);
  bool well_formed = written.size() == 10 && written[7] == '-';
  for (const std::size_t i : {5U, 6U, 8U, 9U}) well_formed = well_formed && i < written.size() && is_digit(written[i]);
  if (!well_formed) return unreadable(offset, "a date such as 2024-03-01");
  const date::year_month_day day{date::year{number_in(written.substr(0, 4))},
                                 date::month{static_cast<unsigned>(number_in(written.substr(5, 2)))},
                                 date::day{static_cast<unsigned>(number_in(written.substr(8, 2)))}};
  const int year = static_cast<int>(day.year());
  if (!day.ok() || year < 1900 || year > 2199) return unreadable(offset, "a day of the calendar, 1900 to 2199");
  Word word{.kind = WordKind::date, .offset = offset, .text = written, .reason = {}};
  word.day = static_cast<std::int32_t>(date::sys_days{day}.time_since_epoch().count());
  return word;
}

bool three_digits_follow(std::string_view text, std::size_t at) {
  for (std::size_t i = at + 1; i <= at + 3; ++i) {
    if (i >= text.size() || !is_digit(text[i])) return false;
  }
  return at + 4 >= text.size() || !is_digit(text[at + 4]);
}

Word number_at(std::string_view text, std::size_t offset) {
  std::string digits;
  int decimals = -1;  // before the point
  std::size_t at = offset;
  for (; at < text.size(); ++at) {
    if (is_digit(text[at])) {
      digits += text[at];
      if (decimals >= 0) ++decimals;
    } else if (text[at] == '.' && decimals < 0 && at + 1 < text.size() && is_digit(text[at + 1])) {
      digits += '.';
      decimals = 0;
    } else if (text[at] != ',' || decimals >= 0 || !three_digits_follow(text, at)) {
      break;
    }
  }
  if (at < text.size() && (is_letter(text[at]) || text[at] == '.' || text[at] == ',')) {
    return unreadable(at, "a space after the number, or commas between thousands");
  }
  const std::size_t point = decimals > 0 ? 1 : 0;
  if (decimals > 3 || digits.size() - point > most_digits) {
    return unreadable(offset, "at most 14 digits, 3 of them after the point");
  }
  Word word{.kind = WordKind::number, .offset = offset, .text = text.substr(offset, at - offset), .reason = {}};
  word.decimals = decimals > 0 ? decimals : 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), word.number);
  return word;
}

Word name_at(std::string_view text, std::size_t offset) {
  std::size_t at = offset + 1;
  for (; at < text.size() && text[at] != '"'; ++at) {
    if (static_cast<unsigned char>(text[at]) < 0x20) return unreadable(at, "a closing quote on the same line");
    if (text[at] != '\\') continue;
    ++at;
    if (at >= text.size() || (text[at] != '"' && text[at] != '\\')) return unreadable(at, "\\\" or \\\\ in a name");
  }
  if (at >= text.size()) return unreadable(text.size(), "a closing quote");
  const std::string_view name = text.substr(offset + 1, at - offset - 1);
  if (!is_utf8(name)) return unreadable(offset, "a name in UTF-8");
  return {.kind = WordKind::name, .offset = offset, .text = name, .reason = {}};
}

Word sign_at(std::string_view text, std::size_t offset) {
  for (const std::string_view sign : {">=", "<=", "!=", ">", "<", "=", "(", ")", "%"}) {
    if (text.substr(offset).starts_with(sign)) {
      return {.kind = WordKind::sign, .offset = offset, .text = text.substr(offset, sign.size()), .reason = {}};
    }
  }
  return unreadable(offset, "a word, a number, a name in double quotes, a comparison or a bracket");
}

}  // namespace

Word word_at(std::string_view text, std::size_t offset) {
  while (offset < text.size() && is_space(text[offset])) ++offset;
  if (offset >= text.size()) return {.kind = WordKind::end, .offset = text.size(), .text = {}, .reason = {}};
  const char first = text[offset];
  if (first == '"') return name_at(text, offset);
  if (is_digit(first)) return is_date_start(text.substr(offset)) ? date_at(text, offset) : number_at(text, offset);
  if (!is_letter(first)) return sign_at(text, offset);
  std::size_t at = offset;
  while (at < text.size() && (is_letter(text[at]) || is_digit(text[at]))) ++at;
  return {.kind = WordKind::word, .offset = offset, .text = text.substr(offset, at - offset), .reason = {}};
}

std::size_t end_of(const Word& word) { return word.offset + word.text.size() + (word.kind == WordKind::name ? 2 : 0); }

std::string unquoted(const Word& name) {
  std::string letters;
  for (std::size_t i = 0; i < name.text.size(); ++i) {
    if (name.text[i] == '\\') ++i;
    letters += name.text[i];
  }
  return letters;
}

}  // namespace dangol
