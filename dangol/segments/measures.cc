#include "segments/measures.h"

#include "base/time.h"

namespace dangol {
namespace {

double known_day(std::int32_t day) { return day == unknown_day ? not_known : day; }
double known_id(std::uint32_t id) { return id == 0 ? not_known : id; }

}  // namespace

int month_of(std::int32_t day) { return static_cast<int>(static_cast<unsigned>(LocalTime{.day = day}.date().month())); }

Measures measures_of(const CustomerFacts& facts, std::int32_t today) {
  Measures all;
  measure(facts, today, month_of(today), all);
  return all;
}

void measure(const CustomerFacts& facts, std::int32_t today, int month, std::span<double, measure_count> all) {
  const auto set = [all](Field field, double number) { all[static_cast<std::size_t>(field)] = number; };
  const auto set_moving = [all](Measure measure, double number) { all[static_cast<std::size_t>(measure)] = number; };
  const double last_visit = known_day(facts.last_visit_day);
  const double first_visit = known_day(facts.first_visit_day);
  const double spent = static_cast<double>(facts.spent_minor);
  const double since_visit = today - last_visit;
  const bool has_birthday = facts.birthday_month != 0;
  set(Field::visits, facts.visits);
  set(Field::spent, spent);
  set(Field::mean_spend, facts.visits == 0 ? not_known : spent / facts.visits);
  set(Field::value, facts.value_minor);
  set(Field::cycle_days, facts.cycle_days);
  set(Field::days_since_visit, since_visit);
  set(Field::days_known, today - known_day(facts.known_since_day));
  set(Field::overdue, facts.cycle_days > 0 ? since_visit / facts.cycle_days : not_known);
  set(Field::alive_chance, 100 * facts.alive_chance);
  set(Field::first_visit, first_visit);
  set(Field::last_visit, last_visit);
  set(Field::birthday_month, has_birthday ? facts.birthday_month : not_known);
  set(Field::favourite_item, known_id(facts.favourite_item.value));
  set(Field::favourite_category, known_id(facts.favourite_category));
  set(Field::store, known_id(facts.store.value));
  set(Field::agreed_marketing, static_cast<double>(facts.agreed_marketing));
  set(Field::agreed_personalisation, static_cast<double>(facts.agreed_personalisation));
  set(Field::bought, not_known);
  set_moving(Measure::first_visit_ago, today - first_visit);
  set_moving(Measure::last_visit_ago, since_visit);
  set_moving(Measure::birthday_is_this_month, has_birthday ? (facts.birthday_month == month ? 1 : 0) : not_known);
}

std::size_t measure_of(const Condition& condition) {
  if (condition.relative) {
    if (condition.field == Field::first_visit) return static_cast<std::size_t>(Measure::first_visit_ago);
    if (condition.field == Field::last_visit) return static_cast<std::size_t>(Measure::last_visit_ago);
    if (condition.field == Field::birthday_month) return static_cast<std::size_t>(Measure::birthday_is_this_month);
  }
  return static_cast<std::size_t>(condition.field);
}

double bought_by(const CustomerFacts& facts, const Condition& condition) {
  std::uint32_t orders = 0;
  const BoughtLine* counted = nullptr;
  for (const BoughtLine& line : facts.bought) {
    if ((condition.of_category ? line.category : line.item.value) != condition.thing) continue;
    if (counted != nullptr && counted->order == line.order) continue;
    counted = &line;
    if (++orders == condition.times) return line.day;
  }
  return not_known;
}

bool meets(const Condition& condition, double number, std::int32_t today) {
  const bool ago = condition.field == Field::bought && condition.relative;
  return compares(condition, ago ? today - number : number);
}

bool compares(const Condition& condition, double number) {
  const bool month = condition.field == Field::birthday_month;
  const double amount = month && condition.relative ? 1 : condition.amount;
  switch (condition.relation) {
    case Relation::at_least: return number >= amount;
    case Relation::more: return number > amount;
    case Relation::at_most: return number <= amount;
    case Relation::less: return number < amount;
    case Relation::equal: return number == amount;
    case Relation::different: return number < amount || number > amount;  // false for NaN, unlike !=
    case Relation::before: return condition.relative ? number > amount : number < amount;
    case Relation::since: return condition.relative ? number <= amount : number >= amount;
    case Relation::holds: break;
  }
  return condition.field == Field::bought ? number == number : number > 0;
}

}  // namespace dangol
