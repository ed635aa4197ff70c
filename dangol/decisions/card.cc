#include "decisions/card.h"

#include <algorithm>
#include <string_view>

#include "base/korean.h"
#include "decisions/differences.h"
#include "decisions/suggestion.h"

namespace dangol {
namespace {

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

Card decide_card(const CardInput& input, const GuestInsights& insights, Instant now, LocalTime local, StoreId store) {
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
  card.differences = differences_today(input, insights.tried, back, card.usual, card.rhythm, store);
  if (!input.suggestion_held_out) card.suggestion = suggestion_for(input, insights.new_to_her, back, card.usual, store);
  card.changes = insights.changes;
  // She stands at the counter.
  std::erase_if(card.changes, [](const GuestChange& each) { return each.kind == ChangeKind::stopped; });
  card.due = insights.due;
  card.visits = card.rhythm.visits;
  if (input.habits.timed_visits() > 0) card.last_visit = input.habits.last_visit();
  return card;
}

}  // namespace dangol
