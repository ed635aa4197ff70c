#include "evaluation/baskets_task.h"

#include <fmt/format.h>

#include <algorithm>

#include "evaluation/till_history.h"
#include "insights/together.h"

namespace dangol {
namespace {

constexpr std::size_t most_told = 20;

BasketLog log_of(std::span<const OrderPlaced> orders) {
  BasketLog log;
  for (const OrderPlaced& order : orders) {
    std::vector<ItemId> items;
    for (const LineItem& line : order.lines) {
      if (line.quantity_thousandths > 0) items.push_back(line.item);
    }
    log.add(items);
  }
  return log;
}

std::string name_of(const AssociationRule& rule, const Catalog& catalog) {
  std::string when;
  for (const ItemId item : rule.when) {
    if (!when.empty()) when += " + ";
    when += catalog.name_of(item);
  }
  return fmt::format("{} → {}", when, catalog.name_of(rule.then));
}

}  // namespace

Evaluation evaluate_baskets(std::span<const OrderPlaced> orders, const Catalog& catalog) {
  const Together found = together(log_of(orders));
  Evaluation evaluation{.task = "baskets", .title = "What goes with what", .lines = {}, .tables = {}};
  evaluation.say(fmt::format("{} baskets; {} sets of items that at least {} of them hold; {} rules that are no chance",
                             found.baskets, found.sets, found.least_count, found.rules.size()));
  Table& table = evaluation.table("The surest rules", {"of 100", "baskets", "times as often as anybody"});
  for (std::size_t i = 0; i < std::min(found.rules.size(), most_told); ++i) {
    const AssociationRule& rule = found.rules[i];
    table.row(name_of(rule, catalog), {number(100 * rule.confidence, 0), count(rule.count), number(rule.lift, 1)});
  }
  return evaluation;
}

Result<Evaluation> evaluate_baskets_task(const EvaluationRequest& request) {
  auto history = read_till_history(request);
  if (!history) return history.error();
  std::vector<OrderPlaced> orders;
  for (EvaluatedOrder& each : history->orders) orders.push_back(std::move(each.order));
  return evaluate_baskets(orders, history->catalog);
}

}  // namespace dangol
