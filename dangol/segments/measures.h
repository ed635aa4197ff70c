// What conditions compare: one number for each question about a customer on a day. Not known is NaN, and compares as
// false with everything.
#pragma once

#include <array>
#include <span>

#include "segments/customer_facts.h"
#include "segments/expression.h"

namespace dangol {

// The fields' own numbers in the order of Field (units as in Condition::amount), then what moves with the day.
enum class Measure : std::uint8_t { first_visit_ago = field_count, last_visit_ago, birthday_is_this_month };
inline constexpr std::size_t measure_count = field_count + 3;
using Measures = std::array<double, measure_count>;

// `today` is a local day since 1970-01-01, in the years 1900 to 2199.
Measures measures_of(const CustomerFacts& facts, std::int32_t today);
// The same where the month of today is at hand, 1..12: finding it takes longer than all the rest.
void measure(const CustomerFacts& facts, std::int32_t today, int month, std::span<double, measure_count> all);
// Where in Measures a condition finds its number; not for Field::bought.
std::size_t measure_of(const Condition& condition);

// 1..12.
int month_of(std::int32_t day);
// The latest day by which `times` of her remembered orders, counted back from the newest, hold the thing; NaN with
// fewer.
double bought_by(const CustomerFacts& facts, const Condition& condition);

// Whether her number meets the condition: Measures[measure_of()], or what bought_by() gives.
bool meets(const Condition& condition, double number, std::int32_t today);
// The same where the number of a relative purchase is already in days before today.
bool compares(const Condition& condition, double number);

}  // namespace dangol
