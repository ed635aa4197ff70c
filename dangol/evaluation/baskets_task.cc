#include "evaluation/baskets_task.h"

#include <fmt/format.h>

#include <algorithm>

#include "baskets/association_rules.h"
#include "evaluation/till_history.h"

namespace dangol {
namespace {

constexpr std::uint32_t fewest_baskets = 5;      // of a rule
constexpr std::uint32_t baskets_a_thousand = 1;  // of a rule, in a long history
constexpr std::size_t most_in_set = 4;
constexpr double least_confidence = 0.1;
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
  const BasketLog log = log_of(orders);
  std::uint32_t least = std::max(fewest_baskets, log.size() * baskets_a_thousand / 1000);
  FrequentSets sets = frequent_sets(log, {.least_count = least, .most_items = most_in_set});
  while (!sets.complete) {
    least *= 2;
    sets = frequent_sets(log, {.least_count = least, .most_items = most_in_set});
  }
  const auto rules = association_rules(sets, log.size(), {.least_confidence = least_confidence});

  Evaluation evaluation{.task = "baskets", .title = "What goes with what", .lines = {}, .tables = {}};
  evaluation.say(fmt::format("{} baskets; {} sets of items that at least {} of them hold; {} rules that are no chance",
                             log.size(), sets.sets.size(), least, rules.size()));
  Table& table = evaluation.table("The surest rules", {"of 100", "baskets", "times as often as anybody"});
  for (std::size_t i = 0; i < std::min(rules.size(), most_told); ++i) {
    const AssociationRule& rule = rules[i];
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
