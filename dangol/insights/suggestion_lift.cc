#include "insights/suggestion_lift.h"

#include <cmath>

namespace dangol {
namespace {

constexpr double item_prior = 4;  // expected takings: before as many, an item is believed to be much like the others
constexpr double shop_prior = 4;  // the same of the shop, whose suggestions are believed to change nothing

double in_ones(std::int64_t ten_thousandth_parts) {
  return static_cast<double>(ten_thousandth_parts) / static_cast<double>(ten_thousandths);
}

}  // namespace

void SuggestionLift::count(const ShownSuggestion& shown, std::int64_t times) {
  if (shown.expected == 0) return;
  Outcome& item = items_[shown.item];
  for (Outcome* each : {&item, &shop_}) {
    each->expected += times * shown.expected;
    each->taken += shown.taken() ? times : 0;
    each->shown += times;
  }
  if (item.shown == 0) items_.erase(shown.item);
}

void SuggestionLift::add(const ShownSuggestions& all) {
  for (const ShownSuggestion& each : all.all()) add(each);
}

void SuggestionLift::remove(const ShownSuggestions& all) {
  for (const ShownSuggestion& each : all.all()) remove(each);
}

Belief SuggestionLift::of(ItemId item, std::uint32_t expected) const {
  const double shop = (static_cast<double>(shop_.taken) + shop_prior) / (in_ones(shop_.expected) + shop_prior);
  const auto at = items_.find(item);
  const Outcome seen = at == items_.end() ? Outcome{} : at->second;
  const double taken = static_cast<double>(seen.taken) + item_prior * shop;
  const double by = in_ones(seen.expected) + item_prior;
  const double hers = in_ones(expected);
  return {.mean = hers * taken / by, .deviation = hers * std::sqrt(taken) / by};
}

}  // namespace dangol
