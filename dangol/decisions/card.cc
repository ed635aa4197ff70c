#include "decisions/card.h"

#include <algorithm>
#include <string_view>

#include "base/korean.h"
#include "decisions/differences.h"

namespace dangol {
namespace {

constexpr float least_confidence = 0.04F;   // of a suggestion by neighbours
constexpr float least_popularity = 0.05F;   // of a suggestion by popularity
constexpr double least_others_orders = 30;  // before popularity says anything: what many take is not what she takes

constexpr std::string_view separators = " ,;/()";

bool contains_a_word_of(std::string_view text, std::string_view words) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find_first_of(separators), words.size());
    const std::string_view word = words.substr(0, end);
    // What is said about an allergen is not its name.
    if (!word.empty() && word != "알레르기" && word != "알러지" && word != "allergy" && text.find(word) != text.npos)
      return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

// What she has had herself needs no suggesting, and that many take it must not rest on her own orders.
bool is_her_own(ItemId item, const LookBack& back) {
  return std::ranges::any_of(back.orders(), [&](const SeenOrder& order) { return holds(back, order, item); });
}

std::optional<Suggestion> suggestion(const CardInput& input, const LookBack& back, const UsualOrder& usual,
                                     StoreId store) {
  const auto acceptable = [&](ItemId item) {
    const ItemDefined* defined = input.catalog.item(item);
    return defined != nullptr && !defined->name.empty() && !is_her_own(item, back) &&
           !conflicts(*defined, input.customer.allergies);
  };
  for (const UsualLine& line : usual.lines) {
    const auto neighbour = input.neighbours.best_of(line.item, acceptable);
    if (neighbour && neighbour->confidence >= least_confidence) {
      return Suggestion{neighbour->item, line.item, neighbour->confidence};
    }
  }
  const ItemPopularity& popularity = input.shop.popularity();
  const auto others_orders = popularity.orders() - static_cast<double>(back.orders().size());
  if (others_orders < least_others_orders) return std::nullopt;
  const std::size_t slot = ItemPopularity::slot_of(back.now());
  for (const ItemId item : popularity.best_of(slot)) {
    if (!item || !acceptable(item)) continue;
    const float share = popularity.share(item, slot, store);
    if (share >= least_popularity) return Suggestion{item, {}, share};
  }
  return std::nullopt;
}

// An allergy blocks everywhere, even what she has always ordered: then nothing is offered, staff ask.
UsualOrder usual_without_conflicts(const CardInput& input, const LookBack& back, StoreId store) {
  UsualOrder usual = usual_order(back, input.shop, store);
  if (input.customer.allergies.empty() || usual.lines.empty()) return usual;
  const ItemId main = usual.lines.front().item;
  std::erase_if(usual.lines, [&](const UsualLine& line) {
    const ItemDefined* item = input.catalog.item(line.item);
    return item != nullptr && conflicts(*item, input.customer.allergies);
  });
  if (!usual.lines.empty() && usual.lines.front().item == main) return usual;
  return {};
}

}  // namespace

bool conflicts(const ItemDefined& item, const std::vector<std::string>& allergens) {
  if (allergens.empty()) return false;
  const std::string text = folded(normalized(item.name)) + "\n" + folded(normalized(item.category));
  return std::ranges::any_of(
      allergens, [&](const std::string& allergen) { return contains_a_word_of(text, folded(normalized(allergen))); });
}

UsualOrder decide_usual(const CardInput& input, LocalTime local, StoreId store) {
  if (!input.consent.may_personalise()) return {};
  return usual_without_conflicts(input, LookBack(input.habits, local), store);
}

Card decide_card(const CardInput& input, Instant now, LocalTime local, StoreId store) {
  Card card;
  card.customer = input.customer.id;
  card.at = now;
  card.store = store;
  if (input.consent.may_hold_health_data()) card.allergies = input.customer.allergies;
  card.personalised = input.consent.may_personalise();
  if (!card.personalised) return card;
  const LookBack back(input.habits, local);
  card.usual = usual_without_conflicts(input, back, store);
  card.rhythm = visit_rhythm(input.habits, back, input.shop);
  card.differences = differences_today(input, back, card.usual, card.rhythm, store);
  if (!input.suggestion_held_out) card.suggestion = suggestion(input, back, card.usual, store);
  GuestDays days;
  days.read(back);
  const Knowledge& known = input.knowledge;
  card.changes = changes_of(days, local.day, known.yardsticks);
  // She stands at the counter.
  std::erase_if(card.changes, [](const GuestChange& each) { return each.kind == ChangeKind::stopped; });
  card.due = due_service(days, known.categories, known.rhythm, local.day);
  card.visits = card.rhythm.visits;
  if (input.habits.timed_visits() > 0) card.last_visit = input.habits.last_visit();
  return card;
}

}  // namespace dangol
