#include "demo/invented_suggestions.h"

#include <algorithm>
#include <array>

#include "demo/own_dice.h"

namespace dangol {
namespace {

constexpr std::uint64_t visits_for_a_look = 3;

struct Considered {
  std::uint32_t expected;
  std::uint32_t chance;
  std::uint64_t visits_for_taking;  // of those at which she had something beside: one in so many took it for the card
};
constexpr std::array<Considered, 4> considered{{{900, 8'200, 3}, {800, 900, 3}, {600, 500, 5}, {500, 400, 6}}};

bool is_in(const OrderPlaced& order, ItemId item) {
  return std::ranges::any_of(order.lines, [item](const LineItem& line) { return line.item == item; });
}

}  // namespace

std::optional<SuggestionShown> invented_suggestion(CustomerId guest, int day, const OrderPlaced& order,
                                                   const Catalog& catalog) {
  std::uint64_t drawn = mixed(mixed(~guest.value) + static_cast<std::uint64_t>(day));
  if (drawn % visits_for_a_look != 0) return std::nullopt;
  SuggestionShown shown;
  for (std::size_t tries = 0; shown.among.size() < considered.size() && tries < 100; ++tries) {
    drawn = mixed(drawn);
    const ItemId item = catalog.items()[drawn % catalog.items().size()].item;
    if (is_in(order, item) || std::ranges::find(shown.among, item, &ConsideredItem::item) != shown.among.end())
      continue;
    const Considered& as = considered[shown.among.size()];
    shown.among.push_back({item, as.expected, as.chance});
  }
  if (shown.among.size() < considered.size()) return std::nullopt;
  drawn = mixed(drawn);
  auto place = static_cast<std::uint32_t>(drawn % ten_thousandths);
  while (place >= shown.among[shown.shown].chance) place -= shown.among[shown.shown++].chance;
  drawn = mixed(drawn);
  if (order.lines.size() > 1 && drawn % considered[shown.shown].visits_for_taking == 0)
    shown.among[shown.shown].item = order.lines.back().item;
  return shown;
}

}  // namespace dangol
