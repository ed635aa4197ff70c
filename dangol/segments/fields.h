// The one table of what a segment can ask about: it feeds the parser, the settings page, the API and the documents.
//
//   for (const FieldInfo& field : segment_fields()) list(field.name, field.english);
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace dangol {

enum class Field : std::uint8_t {
  visits,
  spent,
  mean_spend,
  value,
  cycle_days,
  days_since_visit,
  days_known,
  overdue,
  alive_chance,
  first_visit,
  last_visit,
  birthday_month,
  favourite_item,
  favourite_category,
  store,
  agreed_marketing,
  agreed_personalisation,
  bought,
};
inline constexpr std::size_t field_count = 18;

// What may be said of a field, and with what. Up to chance: what has an order; from item to store: names.
enum class FieldKind : std::uint8_t {
  count,     // >= > <= < = != a whole number
  money,     // the same with an amount in the shop's currency: 100,000 or 12.50
  days,      // the same with days, up to three decimals
  ratio,     // the same with a number, up to three decimals
  chance,    // the same with a percentage: 40%
  date,      // before, since: 2024-03-01 or 30 days ago
  month,     // = != 1 to 12 or this month
  item,      // = != a name in quotes
  category,  // the same
  store,     // the same
  flag,      // nothing: it holds or not
  bought,    // ["category"] a name, [at least N times], [in N days | since 2024-03-01]
};

struct FieldInfo {
  Field field;
  std::string_view name;  // as it is written in an expression
  FieldKind kind;
  std::string_view unit;     // empty: none
  std::string_view english;  // one sentence
  std::string_view korean;
  std::string_view example;  // an expression that uses it
};

// In the order of Field.
std::span<const FieldInfo, field_count> segment_fields();
const FieldInfo& field_info(Field field);

}  // namespace dangol
