#include "templates/template_values.h"

#include <utility>

#include "base/assert.h"
#include "base/korean.h"
#include "templates/value_words.h"

namespace dangol {
namespace {

ValueKind kind_of(Placeholder what) { return placeholder_row(what).kind; }

bool is_day(ValueKind kind) {
  return kind == ValueKind::day || kind == ValueKind::full_day || kind == ValueKind::weekday;
}

bool is_link(std::string_view text) {
  return (text.starts_with("https://") || text.starts_with("http://")) && text.find(' ') == std::string_view::npos;
}

}  // namespace

void TemplateValues::set(Placeholder what, Value value, bool is_known) {
  known_[index_of(what)] = is_known;
  values_[index_of(what)] = is_known ? std::move(value) : Value{};
}

void TemplateValues::set_text(Placeholder what, std::string_view text) {
  const ValueKind kind = kind_of(what);
  DANGOL_ASSERT(kind == ValueKind::text || kind == ValueKind::link);
  if (text.size() > longest_value) return set(what, {}, false);
  std::string visible = normalized(text);
  const bool fits =
      !visible.empty() && visible.size() <= longest_value && (kind == ValueKind::text || is_link(visible));
  set(what, std::move(visible), fits);
}

void TemplateValues::set_number(Placeholder what, std::int64_t number) {
  DANGOL_ASSERT(kind_of(what) == ValueKind::number);
  set(what, number, number >= -largest_number && number <= largest_number);
}

void TemplateValues::set_money(Placeholder what, std::int64_t minor, const Currency& currency) {
  DANGOL_ASSERT(kind_of(what) == ValueKind::money);
  set(what, Amount{minor, currency}, true);
}

void TemplateValues::set_percent(Placeholder what, std::int64_t tenths) {
  DANGOL_ASSERT(kind_of(what) == ValueKind::percent);
  set(what, tenths, tenths >= -largest_number && tenths <= largest_number);
}

void TemplateValues::set_date(Placeholder what, date::year_month_day day) {
  DANGOL_ASSERT(is_day(kind_of(what)));
  if (!day.ok()) return set(what, {}, false);
  set(what, std::int64_t{date::sys_days{day}.time_since_epoch().count()}, true);
}

void TemplateValues::set_time(Placeholder what, std::int64_t minute) {
  DANGOL_ASSERT(kind_of(what) == ValueKind::clock);
  set(what, minute, minute >= 0 && minute < 24 * 60);
}

std::string TemplateValues::words(Placeholder what, Language language) const {
  if (!knows(what)) return {};
  const Value& value = values_[index_of(what)];
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* amount = std::get_if<Amount>(&value)) return money_words(amount->minor, amount->currency, language);
  return words_of(std::get<std::int64_t>(value), kind_of(what), language);
}

std::int64_t TemplateValues::number(Placeholder what) const {
  const auto* number = std::get_if<std::int64_t>(&values_[index_of(what)]);
  return number != nullptr ? *number : 0;
}

TemplateValues example_values(Language language) {
  TemplateValues values;
  for (const PlaceholderRow& row : placeholders()) {
    const date::year_month_day day{date::sys_days{date::days{static_cast<int>(row.example)}}};
    switch (row.kind) {
      case ValueKind::text:
      case ValueKind::link:
        values.set_text(row.what, language == Language::korean ? row.korean_example : row.english_example);
        break;
      case ValueKind::number: values.set_number(row.what, row.example); break;
      case ValueKind::money: values.set_money(row.what, row.example, *currency_named("KRW")); break;
      case ValueKind::percent: values.set_percent(row.what, row.example); break;
      case ValueKind::clock: values.set_time(row.what, row.example); break;
      case ValueKind::day:
      case ValueKind::full_day:
      case ValueKind::weekday: values.set_date(row.what, day); break;
      case ValueKind::speech: break;
    }
  }
  return values;
}

}  // namespace dangol
