#include "templates/value_words.h"

#include <date/date.h>
#include <fmt/format.h>

#include <array>

#include "base/assert.h"

namespace dangol {
namespace {

struct SpokenCurrency {
  std::string_view code;
  std::string_view korean;
};

constexpr std::array<SpokenCurrency, 7> spoken_currencies{{{"KRW", "원"},
                                                           {"USD", "달러"},
                                                           {"JPY", "엔"},
                                                           {"EUR", "유로"},
                                                           {"GBP", "파운드"},
                                                           {"CNY", "위안"},
                                                           {"UAH", "흐리우냐"}}};

constexpr std::array<std::string_view, 12> english_months{"January",   "February", "March",    "April",
                                                          "May",       "June",     "July",     "August",
                                                          "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> korean_weekdays{"일요일", "월요일", "화요일", "수요일",
                                                          "목요일", "금요일", "토요일"};
constexpr std::array<std::string_view, 7> english_weekdays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                           "Thursday", "Friday", "Saturday"};

std::string percent_words(std::int64_t tenths) {
  const std::string_view sign = tenths < 0 ? "-" : "";
  const std::int64_t size = tenths < 0 ? -tenths : tenths;
  if (size % 10 == 0) return fmt::format("{}{}%", sign, number_words(size / 10));
  return fmt::format("{}{}.{}%", sign, number_words(size / 10), size % 10);
}

std::string day_words(std::int64_t days_since_1970, bool with_year, Language language) {
  const date::year_month_day day{date::sys_days{date::days{static_cast<int>(days_since_1970)}}};
  const int year = static_cast<int>(day.year());
  const unsigned month = static_cast<unsigned>(day.month());
  const unsigned of_month = static_cast<unsigned>(day.day());
  if (language == Language::korean)
    return (with_year ? fmt::format("{}년 ", year) : "") + fmt::format("{}월 {}일", month, of_month);
  return fmt::format("{} {}", english_months[month - 1], of_month) + (with_year ? fmt::format(", {}", year) : "");
}

std::string weekday_words(std::int64_t days_since_1970, Language language) {
  const date::weekday weekday{date::sys_days{date::days{static_cast<int>(days_since_1970)}}};
  const auto& names = language == Language::korean ? korean_weekdays : english_weekdays;
  return std::string(names[weekday.c_encoding()]);
}

std::string clock_words(std::int64_t minute, Language language) {
  const bool morning = minute < 720;
  const std::int64_t hour = (minute / 60 + 11) % 12 + 1;
  if (language == Language::english) return fmt::format("{}:{:02} {}", hour, minute % 60, morning ? "AM" : "PM");
  const std::string words = fmt::format("{} {}시", morning ? "오전" : "오후", hour);
  return minute % 60 == 0 ? words : words + fmt::format(" {}분", minute % 60);
}

}  // namespace

std::string number_words(std::int64_t number) {
  return format_money(number, {.code = {}, .decimals = 0, .symbol = {}});
}

std::string money_words(std::int64_t minor, const Currency& currency, Language language) {
  if (language == Language::english && currency.code != "KRW") return format_money(minor, currency);
  const std::string digits = format_money(minor, {.code = {}, .decimals = currency.decimals, .symbol = {}});
  if (language == Language::english) return digits + " won";
  for (const SpokenCurrency& spoken : spoken_currencies) {
    if (spoken.code == currency.code) return digits + std::string(spoken.korean);
  }
  return format_money(minor, currency);
}

std::string words_of(std::int64_t number, ValueKind kind, Language language) {
  switch (kind) {
    case ValueKind::number: return number_words(number);
    case ValueKind::percent: return percent_words(number);
    case ValueKind::day: return day_words(number, false, language);
    case ValueKind::full_day: return day_words(number, true, language);
    case ValueKind::weekday: return weekday_words(number, language);
    case ValueKind::clock: return clock_words(number, language);
    case ValueKind::text:
    case ValueKind::money:
    case ValueKind::link:
    case ValueKind::speech: break;
  }
  DANGOL_ASSERT(kind == ValueKind::number);
  return {};
}

}  // namespace dangol
