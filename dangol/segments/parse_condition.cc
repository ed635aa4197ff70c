#include "segments/parse_condition.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "base/korean.h"

namespace dangol {
namespace {

constexpr double longest_days = 36'525;  // a century
constexpr std::uint32_t most_times = 1'000;

const FieldInfo* field_named(std::string_view word) {
  const std::string name = folded(word);
  for (const FieldInfo& field : segment_fields()) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

// Health data never select people (PIPA 23): who tries is told, not left to guess.
bool speaks_of_health(std::string_view word) {
  const std::string name = folded(word);
  return name.find("allerg") != std::string::npos || name.find("health") != std::string::npos;
}

std::optional<Relation> comparison_in(WordReader& reader, FieldKind kind) {
  static constexpr std::array relations{Relation::equal, Relation::different, Relation::at_least,
                                        Relation::more,  Relation::at_most,   Relation::less};
  const bool has_order = kind <= FieldKind::chance;
  for (const Relation relation : std::span(relations).first(has_order ? relations.size() : 2)) {
    if (reader.take(sign_of(relation))) return relation;
  }
  return reader.expect(has_order ? "one of >= > <= < = !=" : "= or !=");
}

// A count of days or weeks, in days.
std::optional<double> length_in(WordReader& reader) {
  const Word number = reader.next();
  if (number.kind != WordKind::number || number.decimals > 0 || number.number > longest_days) {
    return reader.expect("a whole number of days or weeks, at most a century");
  }
  reader.advance();
  if (reader.take("days") || reader.take("day")) return number.number;
  if (7 * number.number > longest_days) return reader.expect("\"days\" (a century at most)");
  if (reader.take("weeks") || reader.take("week")) return 7 * number.number;
  return reader.expect("\"days\" or \"weeks\"");
}

std::optional<double> plain_number(WordReader& reader, std::string_view expected, int most_decimals) {
  const Word number = reader.next();
  if (number.kind != WordKind::number || number.decimals > most_decimals) return reader.expect(std::string(expected));
  reader.advance();
  return number.number;
}

// In minor units, with no more digits than can be written: so the canonical form can be read again.
std::optional<double> money_in(WordReader& reader, int money_decimals) {
  const double minor_units = std::pow(10, money_decimals);
  const Word& next = reader.next();
  if (next.kind == WordKind::number && next.number * minor_units >= std::pow(10, most_digits)) {
    return reader.expect("an amount of at most 14 digits with its decimals");
  }
  const auto amount = plain_number(
      reader,
      money_decimals == 0 ? "an amount of money without decimals" : "an amount of money with the currency's decimals",
      money_decimals);
  return amount ? std::optional(std::round(*amount * minor_units)) : std::nullopt;
}

std::optional<double> amount_in(WordReader& reader, FieldKind kind, int money_decimals) {
  switch (kind) {
    case FieldKind::count: return plain_number(reader, "a whole number", 0);
    case FieldKind::money: return money_in(reader, money_decimals);
    case FieldKind::chance: {
      if (reader.next().kind == WordKind::number && reader.next().number > 100) {
        return reader.expect("a percentage from 0% to 100%");
      }
      const auto percent = plain_number(reader, "a percentage such as 40%", 3);
      if (percent && !reader.take("%")) return reader.expect("%");
      return percent;
    }
    case FieldKind::month: {
      const Word& month = reader.next();
      if (month.kind == WordKind::number && (month.number < 1 || month.number > 12)) break;
      return plain_number(reader, "a month from 1 to 12, or \"this month\"", 0);
    }
    default: return plain_number(reader, "a number with at most 3 decimals", 3);
  }
  return reader.expect("a month from 1 to 12, or \"this month\"");
}

std::optional<SegmentNames::Named> name_in(WordReader& reader, FieldKind kind, const SegmentNames& names) {
  const std::string_view what = kind == FieldKind::item       ? "an item"
                                : kind == FieldKind::category ? "a category"
                                                              : "a store";
  if (reader.next().kind != WordKind::name) return reader.expect(fmt::format("the name of {} in double quotes", what));
  const SegmentNames::Named* named = names.find(kind, unquoted(reader.next()));
  if (named == nullptr) return reader.expect(fmt::format("the name of {} of this shop", what));
  if (named->id == 0) return reader.expect(fmt::format("the name of {} that only one bears", what));
  reader.advance();
  return *named;
}

std::optional<Condition> date_condition(WordReader& reader, Condition condition) {
  if (reader.take("before")) {
    condition.relation = Relation::before;
  } else if (reader.take("since")) {
    condition.relation = Relation::since;
  } else {
    return reader.expect("\"before\" or \"since\"");
  }
  if (reader.next().kind == WordKind::date) {
    condition.amount = reader.next().day;
    reader.advance();
    return condition;
  }
  if (reader.next().kind != WordKind::number) return reader.expect("a date such as 2024-03-01, or \"30 days ago\"");
  const auto days = length_in(reader);
  if (!days) return std::nullopt;
  if (!reader.take("ago")) return reader.expect("\"ago\"");
  condition.amount = *days;
  condition.relative = true;
  return condition;
}

bool read_times(WordReader& reader, Condition& condition) {
  if (!reader.take("at")) return true;
  if (!reader.take("least")) return reader.expect("\"least\""), false;
  const Word times = reader.next();
  if (times.kind != WordKind::number || times.decimals > 0 || times.number < 1 || times.number > most_times) {
    return reader.expect(fmt::format("a whole number from 1 to {}", most_times)), false;
  }
  condition.times = static_cast<std::uint32_t>(times.number);
  reader.advance();
  if (!reader.take("times") && !reader.take("time")) return reader.expect("\"times\""), false;
  return true;
}

std::optional<Condition> bought_condition(WordReader& reader, Condition condition, const SegmentNames& names) {
  condition.of_category = reader.take("category");
  auto named = name_in(reader, condition.of_category ? FieldKind::category : FieldKind::item, names);
  if (!named) return std::nullopt;
  condition.thing = named->id;
  condition.name = std::move(named->name);
  if (!read_times(reader, condition)) return std::nullopt;
  if (reader.take("in")) {
    const auto days = length_in(reader);
    if (!days) return std::nullopt;
    condition.relation = Relation::since;
    condition.amount = *days;
    condition.relative = true;
  } else if (reader.take("since")) {
    if (reader.next().kind != WordKind::date) return reader.expect("a date such as 2024-03-01");
    condition.relation = Relation::since;
    condition.amount = reader.next().day;
    reader.advance();
  }
  return condition;
}

}  // namespace

bool WordReader::next_is(std::string_view text) const {
  return (next_.kind == WordKind::sign && next_.text == text) ||
         (next_.kind == WordKind::word && folded(next_.text) == text);
}

bool WordReader::take(std::string_view text) {
  if (!next_is(text)) return false;
  advance();
  return true;
}

std::nullopt_t WordReader::expect(std::string expected) {
  const bool readable = next_.kind != WordKind::unreadable;
  mistake_ = {.offset = next_.offset, .expected = readable ? std::move(expected) : std::string(next_.reason)};
  return std::nullopt;
}

std::optional<Condition> parse_condition(WordReader& reader, const SegmentNames& names) {
  const Word word = reader.next();
  const FieldInfo* field = word.kind == WordKind::word ? field_named(word.text) : nullptr;
  if (field == nullptr) {
    return reader.expect(word.kind == WordKind::word && speaks_of_health(word.text)
                             ? "another field: allergies and other health data never select people"
                             : "a condition: a field such as visits, spent, last_visit or bought");
  }
  reader.advance();
  Condition condition{.field = field->field, .name = {}};
  if (field->kind == FieldKind::flag) return condition;
  if (field->kind == FieldKind::bought) return bought_condition(reader, std::move(condition), names);
  if (field->kind == FieldKind::date) return date_condition(reader, std::move(condition));
  const auto relation = comparison_in(reader, field->kind);
  if (!relation) return std::nullopt;
  condition.relation = *relation;
  if (field->kind >= FieldKind::item) {
    auto named = name_in(reader, field->kind, names);
    if (!named) return std::nullopt;
    condition.amount = named->id;
    condition.name = std::move(named->name);
    return condition;
  }
  if (field->kind == FieldKind::month && reader.take("this")) {
    if (!reader.take("month")) return reader.expect("\"month\"");
    condition.relative = true;
    return condition;
  }
  const auto amount = amount_in(reader, field->kind, names.money_decimals());
  if (!amount) return std::nullopt;
  condition.amount = *amount;
  return condition;
}

}  // namespace dangol
