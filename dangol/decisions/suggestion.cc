#include "decisions/suggestion.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <vector>

namespace dangol {
namespace {

constexpr float least_confidence = 0.04F;   // of a suggestion by neighbours
constexpr float least_popularity = 0.05F;   // of a suggestion by popularity
constexpr double least_others_orders = 30;  // before popularity says anything: what many take is not what she takes

// What she has had herself needs no suggesting, and that many take it must not rest on her own orders.
bool is_her_own(ItemId item, const LookBack& back) {
  return std::ranges::any_of(back.orders(), [&](const SeenOrder& order) { return holds(back, order, item); });
}

// New still: at least once and less than in half of her latest orders, and no part of her usual.
constexpr std::size_t latest_orders = 8;

bool is_still_new(ItemId item, const LookBack& back, const UsualOrder& usual) {
  if (std::ranges::find(usual.lines, item, &UsualLine::item) != usual.lines.end()) return false;
  const auto latest = back.orders().last(std::min(latest_orders, back.orders().size()));
  const auto had = std::ranges::count_if(latest, [&](const SeenOrder& order) { return holds(back, order, item); });
  return had > 0 && static_cast<std::size_t>(had) * 2 < latest_orders;
}

// What her last word praised.
ItemId liked_lately(const CardInput& input, const LookBack& back, const UsualOrder& usual) {
  const FeedbackStep* said = input.feedback.last_given();
  return said != nullptr && said->is_happy() && is_still_new(said->item, back, usual) ? said->item : ItemId{};
}

Suggestion the_only_one(ItemId item, const TasteBecause& because) {
  return {item, because, SuggestionShown{0, {{item, 0, ten_thousandths}}}};
}

// What was named to her today is named all day; else one of what her taste lets suit her.
std::optional<Suggestion> suggestion_by_taste(const CardInput& input, std::span<const RecommendedItem> new_to_her,
                                              const std::function<bool(ItemId)>& acceptable, std::int32_t day) {
  std::vector<RecommendedItem> suiting;
  std::ranges::copy_if(new_to_her, std::back_inserter(suiting), acceptable, &RecommendedItem::item);
  if (suiting.empty()) return std::nullopt;
  if (const ShownSuggestion* earlier = input.suggested.on(day)) {
    const auto at = std::ranges::find(suiting, earlier->item, &RecommendedItem::item);
    if (at != suiting.end()) return Suggestion{at->item, at->because, {}};
  }
  auto chosen = choose_suggestion(suiting, input.exploration, input.customer.id, day);
  const RecommendedItem& shown = suiting[chosen.shown];
  return Suggestion{shown.item, shown.because, std::move(chosen)};
}

}  // namespace

std::optional<Suggestion> suggestion_for(const CardInput& input, std::span<const RecommendedItem> new_to_her,
                                         const LookBack& back, const UsualOrder& usual, StoreId store) {
  const auto fits_her = [&](ItemId item) {
    const ItemDefined* defined = input.catalog.item(item);
    return defined != nullptr && !defined->name.empty() && !conflicts(*defined, input.customer.allergies) &&
           !input.feedback.dislikes(item);
  };
  const auto acceptable = [&](ItemId item) { return fits_her(item) && !is_her_own(item, back); };
  if (const ItemId liked = liked_lately(input, back, usual); fits_her(liked))
    return the_only_one(liked, {.reason = TasteReason::she_liked_it});
  if (auto suiting = suggestion_by_taste(input, new_to_her, acceptable, back.now().day)) return suiting;
  for (const UsualLine& line : usual.lines) {
    const auto neighbour = input.neighbours.best_of(line.item, acceptable);
    if (neighbour && neighbour->confidence >= least_confidence)
      return the_only_one(neighbour->item, {.reason = TasteReason::goes_with, .item = line.item});
  }
  const ItemPopularity& popularity = input.shop.popularity();
  const auto others_orders = popularity.orders() - static_cast<double>(back.orders().size());
  if (others_orders < least_others_orders) return std::nullopt;
  const std::size_t slot = ItemPopularity::slot_of(back.now());
  for (const ItemId item : popularity.best_of(slot)) {
    if (!item || !acceptable(item)) continue;
    if (popularity.share(item, slot, store) >= least_popularity)
      return the_only_one(item, {.reason = TasteReason::popular_now});
  }
  return std::nullopt;
}

}  // namespace dangol
