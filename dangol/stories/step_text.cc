#include "stories/step_text.h"

#include <fmt/format.h>

#include <charconv>

#include "base/korean.h"
#include "consent/consent_names.h"

namespace dangol::story {
namespace {

constexpr std::string_view blanks = " \t";
constexpr std::size_t longest_shown_bytes = 60;
constexpr int most_of_one_item = 1'000;

std::optional<int> digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || text.front() == '-' || error != std::errc{} || end != text.data() + text.size())
    return std::nullopt;
  return value;
}

// Takes "x2" from the end.
int take_quantity(std::string_view& text) {
  const auto at = text.rfind(" x");
  if (at == std::string_view::npos) return 1;
  const auto quantity = digits(text.substr(at + 2));
  if (!quantity || *quantity < 1 || *quantity > most_of_one_item) return 1;
  text = trimmed(text.substr(0, at));
  return *quantity;
}

}  // namespace

Error expected(std::string_view what, std::string_view found) {
  if (trimmed(found).empty()) return {ErrorCode::invalid_input, fmt::format("expected {}, found nothing", what)};
  const bool shortened = found.size() > longest_shown_bytes;
  // normalized(): no control characters and no half of a letter in a message
  const std::string shown = normalized(found.substr(0, longest_shown_bytes));
  return {ErrorCode::invalid_input, fmt::format("expected {}, found {}{}", what, shown, shortened ? "…" : "")};
}

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::string_view take_word(std::string_view& text) {
  text = trimmed(text);
  const std::string_view word = text.substr(0, text.find_first_of(blanks));
  text = trimmed(text.substr(word.size()));
  return word;
}

std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto at = text.find(separator);
    parts.push_back(trimmed(text.substr(0, at)));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + separator.size());
  }
}

std::optional<std::pair<std::string, std::string>> around_colon(std::string_view text) {
  const auto at = text.find(':');
  if (at == std::string_view::npos) return std::nullopt;
  std::pair<std::string, std::string> sides{trimmed(text.substr(0, at)), trimmed(text.substr(at + 1))};
  if (sides.first.empty() || sides.second.empty()) return std::nullopt;
  return sides;
}

Result<int> whole_number(std::string_view text, int least, int most) {
  const auto value = digits(text);
  if (!value || *value < least || *value > most) {
    return expected(fmt::format("a whole number from {} to {}", least, most), text);
  }
  return *value;
}

Result<date::year_month_day> calendar_date(std::string_view text) {
  const auto wrong = [&] { return expected("a date such as 2024-07-01", text); };
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return wrong();
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return wrong();
  const auto value = date::year{*year} / *month / *day;
  if (!value.ok()) return wrong();
  return value;
}

Result<int> time_of_day(std::string_view text) {
  const auto wrong = [&] { return expected("a time such as 08:40", text); };
  if (text.size() != 5 || text[2] != ':') return wrong();
  const auto hour = digits(text.substr(0, 2));
  const auto minute = digits(text.substr(3, 2));
  if (!hour || !minute || *hour > 23 || *minute > 59) return wrong();
  return *hour * 60 + *minute;
}

Result<Purpose> purpose(std::string_view text) {
  if (const auto named = purpose_named(text)) return *named;
  return expected("a purpose: personalisation, sensitive, marketing or night_marketing", text);
}

Result<Channel> channel(std::string_view text) {
  if (const auto named = channel_named(text)) return *named;
  return expected("a channel: sms, kakao, email, push, counter or printed", text);
}

Result<std::vector<OrderedLine>> ordered_lines(std::string_view text) {
  std::vector<OrderedLine> lines;
  for (std::string_view part : split(text, " + ")) {
    OrderedLine line;
    line.quantity = take_quantity(part);
    for (const std::string_view name : split(part, " / ")) {
      if (name.empty()) return expected("ITEM / OPTION / OPTION x2 + ITEM", text);
      if (line.item.empty()) {
        line.item = name;
      } else {
        line.options.emplace_back(name);
      }
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

std::string written(const std::vector<OrderedLine>& lines) {
  std::string text;
  for (const OrderedLine& line : lines) {
    if (!text.empty()) text += " + ";
    text += line.item;
    for (const std::string& option : line.options) text += " / " + option;
    if (line.quantity != 1) text += fmt::format(" x{}", line.quantity);
  }
  return text;
}

}  // namespace dangol::story
