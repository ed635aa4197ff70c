#include "importers/cell_date.h"

#include <array>
#include <cmath>
#include <string>

#include "importers/ascii_digit.h"

namespace dangol {
namespace {

using std::chrono::milliseconds;

// A run of up to nine digits at the front of `text`; returns how many there were.
std::size_t take_number(std::string_view& text, int& value) {
  std::size_t size = 0;
  value = 0;
  while (size < text.size() && size < 9 && is_digit(text[size])) value = value * 10 + (text[size++] - '0');
  text.remove_prefix(size);
  return size;
}

void skip_spaces(std::string_view& text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
}

bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

bool take_separator(std::string_view& text) {
  for (const std::string_view word : {"-", "/", ".", "년", "월"}) {
    if (take(text, word)) {
      skip_spaces(text);
      return true;
    }
  }
  return false;
}

enum class Half : std::uint8_t { none, morning, afternoon };

Half take_half(std::string_view& text) {
  skip_spaces(text);
  for (const std::string_view word : {"AM", "am", "A.M.", "a.m.", "오전"}) {
    if (take(text, word)) return Half::morning;
  }
  for (const std::string_view word : {"PM", "pm", "P.M.", "p.m.", "오후"}) {
    if (take(text, word)) return Half::afternoon;
  }
  return Half::none;
}

std::optional<milliseconds> take_fraction(std::string_view& text) {
  if (text.empty() || (text.front() != '.' && text.front() != ',')) return milliseconds{0};
  text.remove_prefix(1);
  int value = 0;
  int scale = 100;
  std::size_t digits = 0;
  for (; digits < text.size() && is_digit(text[digits]); ++digits) {
    value += (text[digits] - '0') * scale;
    scale /= 10;
  }
  if (digits == 0) return std::nullopt;
  text.remove_prefix(digits);
  return milliseconds{value};
}

std::optional<milliseconds> take_time(std::string_view& text) {
  Half half = take_half(text);
  skip_spaces(text);
  int hour = 0;
  int minute = 0;
  int second = 0;
  milliseconds fraction{0};
  const std::size_t digits = take_number(text, hour);
  if (digits == 6 || digits == 4) {  // 142643, 1426
    second = digits == 6 ? hour % 100 : 0;
    const int hour_minute = digits == 6 ? hour / 100 : hour;
    minute = hour_minute % 100;
    hour = hour_minute / 100;
  } else {
    if (digits == 0 || digits > 2) return std::nullopt;
    if (!take(text, ":") && !take(text, "시 ") && !take(text, "시")) return std::nullopt;
    const std::size_t minutes = take_number(text, minute);
    if (minutes == 0 || minutes > 2) return std::nullopt;
    take(text, "분");
    if (take(text, ":")) {
      const std::size_t seconds = take_number(text, second);
      if (seconds == 0 || seconds > 2) return std::nullopt;
      const auto parts = take_fraction(text);
      if (!parts) return std::nullopt;
      fraction = *parts;
    }
  }
  if (half == Half::none) half = take_half(text);
  if (half != Half::none && (hour < 1 || hour > 12)) return std::nullopt;
  if (half == Half::afternoon && hour < 12) hour += 12;
  if (half == Half::morning && hour == 12) hour = 0;
  if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
  return std::chrono::hours{hour} + std::chrono::minutes{minute} + std::chrono::seconds{second} + fraction;
}

std::optional<std::chrono::seconds> take_offset(std::string_view& text) {
  if (take(text, "Z") || take(text, "z")) return std::chrono::seconds{0};
  const bool west = text.starts_with("-");
  if (!take(text, "+") && !take(text, "-")) return std::nullopt;
  int hours = 0;
  int minutes = 0;
  const std::size_t digits = take_number(text, hours);
  if (digits == 4) {
    minutes = hours % 100;
    hours /= 100;
  } else if (digits != 2 || (take(text, ":") && take_number(text, minutes) != 2)) {
    return std::nullopt;
  }
  if (hours > 14 || minutes > 59) return std::nullopt;
  const std::chrono::seconds offset = std::chrono::hours{hours} + std::chrono::minutes{minutes};
  return west ? -offset : offset;
}

struct Parts {
  std::array<int, 3> number{};
  std::array<std::size_t, 3> digits{};
};

std::optional<Parts> take_parts(std::string_view& text) {
  Parts parts;
  for (std::size_t i = 0; i < 3; ++i) {
    parts.digits[i] = take_number(text, parts.number[i]);
    if (i == 0 && parts.digits[0] == 8) {  // 20240301
      const int all = parts.number[0];
      return Parts{{all / 10000, all / 100 % 100, all % 100}, {4, 2, 2}};
    }
    if (parts.digits[i] == 0 || parts.digits[i] > 4) return std::nullopt;
    if (i < 2 && !take_separator(text)) return std::nullopt;
  }
  if (!take(text, "일")) take(text, ".");
  return parts;
}

int full_year(int year, std::size_t digits, int newest_year) {
  if (digits > 2) return year;
  const int century = newest_year - newest_year % 100;
  return century + year > newest_year ? century - 100 + year : century + year;
}

std::optional<date::year_month_day> day_of(const Parts& parts, DateOrder order, int newest_year) {
  if (parts.digits[0] >= 3) order = DateOrder::ymd;
  const std::size_t year = order == DateOrder::ymd ? 0 : 2;
  const std::size_t month = order == DateOrder::mdy ? 0 : 1;
  const std::size_t day = order == DateOrder::ymd ? 2 : order == DateOrder::mdy ? 1 : 0;
  if (parts.digits[month] > 2 || parts.digits[day] > 2 || parts.digits[year] == 3) return std::nullopt;
  const int full = full_year(parts.number[year], parts.digits[year], newest_year);
  const auto result = date::year{full} / parts.number[month] / parts.number[day];
  if (!result.ok() || full < 1800 || full > 9998) return std::nullopt;
  return result;
}

// Trimmed; full-width digits as plain ones, kept in `narrow`.
std::string_view narrowed(std::string_view cell, std::string& narrow) {
  const std::string_view text = trimmed(cell);
  if (!text.starts_with("\xef\xbc")) return text;
  narrow = half_width(text);
  return narrow;
}

std::optional<double> serial_number(std::string_view text) {
  int days = 0;
  std::string_view rest = text;
  if (take_number(rest, days) != 5 || days < 20000 || days > 80000) return std::nullopt;
  double scale = 0.1;
  double value = days;
  if (!rest.empty()) {
    if (rest.front() != '.') return std::nullopt;
    rest.remove_prefix(1);
    if (rest.empty()) return std::nullopt;
    for (; !rest.empty(); rest.remove_prefix(1), scale /= 10) {
      if (!is_digit(rest.front())) return std::nullopt;
      value += (rest.front() - '0') * scale;
    }
  }
  return value;
}

}  // namespace

Cell<WallTime> date_of_serial(double serial, bool epoch_1904) {
  if (!(serial >= 0) || serial >= 2'958'466) return {{}, "no_such_day"};  // 10000-01-01
  auto days = static_cast<int>(std::floor(serial));
  auto millis = static_cast<std::int64_t>(std::llround((serial - std::floor(serial)) * 86'400'000.0));
  millis = (millis + 5) / 10 * 10;  // a double keeps about ten microseconds of a day number; seconds come out whole
  if (millis >= 86'400'000) {
    millis -= 86'400'000;
    ++days;
  }
  // The 1900 system counts 29 February 1900, which was not, as day 60.
  if (!epoch_1904 && days == 60) return {{}, "no_such_day"};
  const date::sys_days epoch = epoch_1904  ? date::sys_days{date::year{1904} / 1 / 1}
                               : days < 60 ? date::sys_days{date::year{1899} / 12 / 31}
                                           : date::sys_days{date::year{1899} / 12 / 30};
  WallTime result;
  result.day = epoch + date::days{days};
  result.since_midnight = milliseconds{millis};
  result.has_time = millis != 0;
  result.serial = true;
  return {result, {}};
}

Cell<WallTime> parse_date(std::string_view cell, DateOrder order, int newest_year) {
  std::string narrow;
  std::string_view text = narrowed(cell, narrow);
  if (const auto serial = serial_number(text)) return date_of_serial(*serial, false);
  const auto parts = take_parts(text);
  if (!parts) return {{}, "not_a_date"};
  const auto day = day_of(*parts, order, newest_year);
  if (!day) return {{}, "no_such_day"};
  WallTime result;
  result.day = *day;
  if (!text.empty() && (text.front() == 'T' || text.front() == ' ' || text.front() == ',')) text.remove_prefix(1);
  skip_spaces(text);
  if (text.empty()) return {result, {}};
  const auto time = take_time(text);
  if (!time) return {{}, "not_a_time"};
  result.since_midnight = *time;
  result.has_time = true;
  skip_spaces(text);
  if (!text.empty()) result.offset = take_offset(text);
  if (!text.empty()) return {{}, "not_a_time"};
  return {result, {}};
}

Cell<milliseconds> parse_time_of_day(std::string_view cell) {
  std::string_view text = trimmed(cell);
  const auto time = take_time(text);
  if (!time || !trimmed(text).empty()) return {{}, "not_a_time"};
  return {*time, {}};
}

void DateEvidence::see(std::string_view cell) {
  std::string narrow;
  std::string_view text = narrowed(cell, narrow);
  if (text.empty()) return;
  ++seen_;
  if (serial_number(text)) {
    for (std::uint64_t& fits : fits_) ++fits;
    return;
  }
  const auto parts = take_parts(text);
  if (!parts) return;
  if (parts->digits[0] < 3) ++telling_;
  constexpr int any_newest_year = 2099;
  for (const DateOrder order : {DateOrder::ymd, DateOrder::dmy, DateOrder::mdy}) {
    if (day_of(*parts, order, any_newest_year)) ++fits_[static_cast<std::size_t>(order)];
  }
}

std::optional<DateOrder> DateEvidence::order() const {
  if (telling_ == 0) return DateOrder::ymd;
  std::optional<DateOrder> best;
  std::uint64_t most = 0;
  bool tie = false;
  for (const DateOrder order : {DateOrder::ymd, DateOrder::dmy, DateOrder::mdy}) {
    const std::uint64_t fits = fits_[static_cast<std::size_t>(order)];
    if (fits > most) {
      most = fits;
      best = order;
      tie = false;
    } else if (fits == most) {
      tie = true;
    }
  }
  return tie || most * 10 < seen_ * 9 ? std::nullopt : best;
}

bool DateEvidence::looks_like_dates() const {
  std::uint64_t most = 0;
  for (const std::uint64_t fits : fits_) most = std::max(most, fits);
  return seen_ > 0 && most * 10 >= seen_ * 9;
}

}  // namespace dangol
