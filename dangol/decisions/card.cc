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

int days_between(Instant earlier, Instant later) {
  return static_cast<int>(std::chrono::floor<date::days>(later - earlier).count());
}

// Days after that one on which she came; orders that have no time are of none.
int days_with_visits_after(std::int32_t day, const LookBack& back) {
  int days = 0;
  for (const SeenOrder& order : back.orders()) {
    if (!order.timed || order.at.day <= day) continue;
    day = order.at.day;
    ++days;
  }
  return days;
}

std::vector<ItemId> items_of_last_order(const LookBack& back) {
  std::vector<ItemId> items;
  const SeenOrder* last = back.last_timed();
  if (last == nullptr) return items;
  for (const PackedLine& line : back.lines_of(*last)) {
    if (line.positive() && std::ranges::find(items, line.item()) == items.end()) items.push_back(line.item());
  }
  return items;
}

// As yet without what there is to ask about.
AskQuestion question_of(const CardInput& input, Instant now, const LookBack& back) {
  AskQuestion question{.feedback = input.feedback, .is_resting = input.rests_until > back.now().day};
  if (const SeenOrder* last = back.last_timed()) question.days_since_visit = back.now().day - last->at.day;
  if (const auto spoken = input.feedback.last_spoken()) {
    question.days_since_spoken = days_between(*spoken, now);
    question.visits_since_spoken = days_with_visits_after(back.now().day - *question.days_since_spoken, back);
  }
  return question;
}

AskQuestion question_of(const CardInput& input, const Card& card, const LookBack& back) {
  const auto difference = [&](DifferenceKind kind) {
    return std::ranges::find(card.differences, kind, &Difference::kind);
  };
  const auto tried = difference(DifferenceKind::tried_new);
  AskQuestion question = question_of(input, card.at, back);
  question.visits = static_cast<std::uint32_t>(card.visits);
  if (tried != card.differences.end()) question.tried = tried->item;
  question.change_noticed = !card.changes.empty() || difference(DifferenceKind::new_habit) != card.differences.end();
  return question;
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

bool may_be_asked(const CardInput& input, Instant now, LocalTime local) {
  return input.consent.may_personalise() && !why_not_ask(question_of(input, now, LookBack(input.habits, local)));
}

Card decide_card(const CardInput& input, const GuestInsights& insights, Instant now, LocalTime local, StoreId store) {
  Card card;
  card.customer = input.customer.id;
  card.at = now;
  card.store = store;
  if (input.consent.may_hold_health_data()) card.allergies = input.customer.allergies;
  if (const FeedbackStep* complaint = input.feedback.open_complaint()) card.complaint = *complaint;
  if (input.rests_until > local.day) card.rests_until = input.rests_until;
  card.personalised = input.consent.may_personalise();
  if (!card.personalised) return card;
  const LookBack back(input.habits, local);
  card.usual = usual_without_conflicts(input, back, store);
  card.rhythm = visit_rhythm(input.habits, back, input.shop);
  card.differences = differences_today(input, insights.tried, back, card.usual, card.rhythm, store);
  if (!input.suggestion_held_out && !card.rests_until)
    card.suggestion = suggestion_for(input, insights.new_to_her, back, card.usual, store);
  card.changes = insights.changes;
  // She stands at the counter.
  std::erase_if(card.changes, [](const GuestChange& each) { return each.kind == ChangeKind::stopped; });
  card.due = insights.due;
  card.visits = card.rhythm.visits;
  if (input.habits.timed_visits() > 0) card.last_visit = input.habits.last_visit();
  card.last_items = items_of_last_order(back);
  card.ask = may_ask(question_of(input, card, back));
  // The greeting asks of it.
  if (std::holds_alternative<WhyNotAsk>(card.ask))
    std::erase_if(card.differences, [](const Difference& each) { return each.kind == DifferenceKind::tried_new; });
  return card;
}

}  // namespace dangol
