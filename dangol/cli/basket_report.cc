#include "cli/basket_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "api/json_output.h"
#include "baskets/association_rules.h"

namespace dangol {
namespace {

constexpr std::uint32_t fewest_baskets = 5;      // of a rule
constexpr std::uint32_t baskets_a_thousand = 1;  // of a rule, in a long history
constexpr std::size_t most_in_set = 4;
constexpr double least_confidence = 0.1;
constexpr std::size_t most_told = 20;

BasketLog log_of(const std::vector<OrderPlaced>& orders) {
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

std::string_view name_of_item(const Catalog& catalog, ItemId id) {
  const ItemDefined* item = catalog.item(id);
  return item == nullptr ? std::string_view("?") : std::string_view(item->name);
}

std::string line_of(const AssociationRule& rule, const Catalog& catalog) {
  std::string when;
  for (const ItemId item : rule.when) {
    if (!when.empty()) when += " + ";
    when += name_of_item(catalog, item);
  }
  return fmt::format("  {} -> {}: {:.0f} of 100 ({} baskets), {:.1f} times as often as anybody\n", when,
                     name_of_item(catalog, rule.then), 100 * rule.confidence, rule.count, rule.lift);
}

void write_rule(JsonAnswer& out, const AssociationRule& rule, const Catalog& catalog) {
  out.open().open_list("when");
  for (const ItemId item : rule.when) out.text(name_of_item(catalog, item));
  out.close_list().field("then", name_of_item(catalog, rule.then)).field("count", rule.count);
  out.share("support", static_cast<float>(rule.support)).share("confidence", static_cast<float>(rule.confidence));
  out.raw("lift", fmt::format("{:.4g}", rule.lift)).raw("chance", fmt::format("{:.3g}", rule.chance)).close();
}

}  // namespace

BasketReport report_baskets(const std::vector<OrderPlaced>& orders, const Catalog& catalog) {
  const BasketLog log = log_of(orders);
  std::uint32_t least = std::max(fewest_baskets, log.size() * baskets_a_thousand / 1000);
  FrequentSets sets = frequent_sets(log, {.least_count = least, .most_items = most_in_set});
  while (!sets.complete) {
    least *= 2;
    sets = frequent_sets(log, {.least_count = least, .most_items = most_in_set});
  }
  const auto rules = association_rules(sets, log.size(), {.least_confidence = least_confidence});
  BasketReport report;
  report.text = fmt::format("{} baskets; {} sets of items that at least {} of them hold; {} rules that are no chance\n",
                            log.size(), sets.sets.size(), least, rules.size());
  JsonAnswer out;
  out.open().field("baskets", log.size()).field("frequent_sets", sets.sets.size()).open_list("rules");
  for (const AssociationRule& rule : rules) write_rule(out, rule, catalog);
  report.json = out.close_list().close().take();
  for (std::size_t i = 0; i < std::min(rules.size(), most_told); ++i) report.text += line_of(rules[i], catalog);
  return report;
}

}  // namespace dangol
