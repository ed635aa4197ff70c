#include "messages/spoken.h"

#include <date/date.h>
#include <fmt/format.h>

#include <array>
#include <cmath>

#include "messages/sentence.h"

namespace dangol {
namespace {

constexpr double days_a_month = 30.4;
constexpr double from_weeks = 17.5;   // nearest to whole weeks from here on,
constexpr double from_months = 53.2;  // and to whole months from here on

std::string counted(double number, std::string_view korean, std::string_view english, Language language) {
  return sentence(language == Language::korean ? korean : english, {{"n", fmt::format("{:.0f}", number)}});
}

}  // namespace

std::string spoken_day(std::int32_t day, std::int32_t today, Language language) {
  const date::year_month_day then{date::sys_days{date::days{day}}};
  const date::year_month_day now{date::sys_days{date::days{today}}};
  const auto month = static_cast<unsigned>(then.month());
  const auto of_month = static_cast<unsigned>(then.day());
  const std::string year = then.year() == now.year() ? "" : fmt::format("{}", static_cast<int>(then.year()));
  if (language == Language::korean)
    return fmt::format("{}{}월 {}일", year.empty() ? "" : year + "년 ", month, of_month);
  constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                    "May",       "June",     "July",     "August",
                                                    "September", "October",  "November", "December"};
  return fmt::format("{} {}{}", of_month, months[month - 1], year.empty() ? "" : " " + year);
}

std::string spoken_every(double days, Language language) {
  if (days < 1.5) return language == Language::korean ? "거의 매일" : "nearly every day";
  if (days < from_weeks) return counted(days, "{n}일마다", "every {n} days", language);
  if (days < from_months) return counted(days / 7, "{n}주마다", "every {n} weeks", language);
  return counted(days / days_a_month, "{n}개월마다", "every {n} months", language);
}

std::string spoken_money(double minor, const Currency& currency, Language language) {
  const double digits = std::floor(std::log10(std::max(1.0, std::abs(minor))));
  const double step = std::pow(10.0, std::max(0.0, digits - 2));
  std::string text = format_money(std::llround(std::round(minor / step) * step), currency);
  if (language != Language::korean || currency.code != "KRW") return text;
  text.erase(text.find(currency.symbol), currency.symbol.size());
  return text + "원";
}

}  // namespace dangol
