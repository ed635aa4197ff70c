#include <date/date.h>
#include <fmt/format.h>

#include <cmath>

#include "base/time.h"
#include "segments/amount_text.h"
#include "segments/expression.h"

namespace dangol {
namespace {

std::string days_text(double days, std::string_view after) {
  return fmt::format("{} {}{}", days, days == 1 ? "day" : "days", after);
}

std::string quoted(std::string_view name) {
  std::string text = "\"";
  for (const char each : name) {
    if (each == '"' || each == '\\') text += '\\';
    text += each;
  }
  return text + '"';
}

std::string bought_text(const Condition& condition) {
  std::string text = condition.of_category ? "bought category " : "bought ";
  text += quoted(condition.name);
  if (condition.times > 1) text += fmt::format(" at least {} times", condition.times);
  if (condition.relation == Relation::holds) return text;
  return text + (condition.relative ? " in " + days_text(condition.amount, "")
                                    : " since " + amount_text(FieldKind::date, condition.amount, 0));
}

std::string compared_with(const Condition& condition, FieldKind kind, int money_decimals) {
  if (!condition.name.empty()) return quoted(condition.name);
  if (kind == FieldKind::month && condition.relative) return "this month";
  if (condition.relative) return days_text(condition.amount, " ago");
  return amount_text(kind, condition.amount, money_decimals);
}

// Alternatives inside a list of requirements, and lists inside `not`, need brackets.
std::string node_text(const ExpressionNode& node, int money_decimals, bool bracketed) {
  if (node.kind == NodeKind::condition) return to_text(node.condition, money_decimals);
  if (node.kind == NodeKind::negation) return "not " + node_text(node.children.front(), money_decimals, true);
  std::string text;
  for (const ExpressionNode& child : node.children) {
    if (!text.empty()) text += node.kind == NodeKind::all ? " and " : " or ";
    text += node_text(child, money_decimals, node.kind == NodeKind::all);
  }
  return bracketed ? "(" + text + ")" : text;
}

}  // namespace

std::string_view sign_of(Relation relation) {
  switch (relation) {
    case Relation::at_least: return ">=";
    case Relation::more: return ">";
    case Relation::at_most: return "<=";
    case Relation::less: return "<";
    case Relation::equal: return "=";
    case Relation::different: return "!=";
    case Relation::before: return "before";
    case Relation::since: return "since";
    case Relation::holds: break;
  }
  return "";
}

std::string amount_text(FieldKind kind, double amount, int money_decimals) {
  switch (kind) {
    case FieldKind::money: {
      const double major = amount / std::pow(10, money_decimals);
      return fmt::format("{:.{}f}", major, money_decimals);
    }
    case FieldKind::chance: return fmt::format("{}%", amount);
    case FieldKind::date: {
      const LocalTime day{.day = static_cast<std::int32_t>(amount)};
      return date::format("%F", day.date());
    }
    default: return fmt::format("{}", amount);
  }
}

std::string to_text(const Condition& condition, int money_decimals) {
  const FieldInfo& field = field_info(condition.field);
  if (field.kind == FieldKind::bought) return bought_text(condition);
  if (field.kind == FieldKind::flag) return std::string(field.name);
  return fmt::format("{} {} {}", field.name, sign_of(condition.relation),
                     compared_with(condition, field.kind, money_decimals));
}

std::string to_text(const SegmentExpression& expression) {
  return node_text(expression.root, expression.money_decimals, false);
}

}  // namespace dangol
