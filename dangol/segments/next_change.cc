#include "segments/next_change.h"

#include <date/date.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/time.h"
#include "segments/measures.h"
#include "segments/why.h"

namespace dangol {
namespace {

constexpr std::int32_t horizon_days = 36'525;  // a century

// Days on which a condition may become true or false: a superset, each judged by `holds` afterwards.
class TurningDays {
 public:
  TurningDays(const CustomerFacts& facts, std::int32_t today) : facts_(facts), today_(today) {}

  void add(const ExpressionNode& node) {
    if (node.kind == NodeKind::condition) add(node.condition);
    for (const ExpressionNode& child : node.children) add(child);
  }

  // Ascending. Months begin for ever: they matter for a year after each of the other days.
  const std::vector<std::int32_t>& in_order() {
    if (has_months_) {
      const std::vector<std::int32_t> others = days_;
      first_days_of_months_after(today_);
      for (const std::int32_t day : others) first_days_of_months_after(day);
    }
    std::ranges::sort(days_);
    days_.erase(std::unique(days_.begin(), days_.end()), days_.end());
    return days_;
  }

 private:
  void add(const Condition& condition) {
    const double amount = condition.amount;
    const double last_visit = facts_.last_visit_day == unknown_day ? not_known : facts_.last_visit_day;
    switch (condition.field) {
      case Field::bought:
        if (condition.relative) around(bought_by(facts_, condition) + amount);
        break;
      case Field::first_visit:
        if (condition.relative && facts_.first_visit_day != unknown_day) around(facts_.first_visit_day + amount);
        break;
      case Field::last_visit:
        if (condition.relative) around(last_visit + amount);
        break;
      case Field::days_since_visit: around(last_visit + amount); break;
      case Field::days_known:
        if (facts_.known_since_day != unknown_day) around(facts_.known_since_day + amount);
        break;
      case Field::overdue: around(last_visit + amount * facts_.cycle_days); break;
      case Field::birthday_month: has_months_ = has_months_ || condition.relative; break;
      default: break;
    }
  }

  // An amount with decimals is met on the day before or after; rounding may shift that by one more.
  void around(double day) {
    if (!(day > today_ - 3.0 && day < static_cast<double>(today_) + horizon_days)) return;
    const auto near = static_cast<std::int32_t>(std::floor(day));
    for (std::int32_t each = near - 1; each <= near + 2; ++each) {
      if (each > today_) days_.push_back(each);
    }
  }

  void first_days_of_months_after(std::int32_t day) {
    const date::year_month_day start = LocalTime{.day = day}.date();
    date::year_month month{start.year(), start.month()};
    for (int i = 0; i < 13; ++i) {
      month += date::months{1};
      days_.push_back(static_cast<std::int32_t>(date::sys_days{month / 1}.time_since_epoch().count()));
    }
  }

  const CustomerFacts& facts_;
  std::int32_t today_;
  bool has_months_ = false;
  std::vector<std::int32_t> days_;
};

bool moves(const ExpressionNode& node) {
  const Field field = node.condition.field;
  const bool counts_days = field == Field::days_since_visit || field == Field::days_known || field == Field::overdue;
  if (node.kind == NodeKind::condition) return node.condition.relative || counts_days;
  return std::ranges::any_of(node.children, moves);
}

}  // namespace

bool depends_on_calendar(const SegmentExpression& expression) { return moves(expression.root); }

std::optional<std::int32_t> next_change_day(const SegmentExpression& expression, const CustomerFacts& facts,
                                            std::int32_t today) {
  TurningDays turning(facts, today);
  turning.add(expression.root);
  const bool now = holds(expression, facts, today);
  for (const std::int32_t day : turning.in_order()) {
    if (holds(expression, facts, day) != now) return day;
  }
  return std::nullopt;
}

}  // namespace dangol
