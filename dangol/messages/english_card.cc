#include <fmt/format.h>

#include <algorithm>

#include "messages/spoken_card.h"

namespace dangol {
namespace {

std::string options_of(const UsualLine& line, const Catalog& catalog) {
  std::string text;
  for (const UsualModifier& modifier : line.modifiers) {
    const std::string name = modifier_name(catalog, modifier.modifier);
    if (!name.empty()) text += (text.empty() ? "" : ", ") + name;
  }
  return text;
}

std::string thing(const UsualLine& line, const Catalog& catalog) {
  const std::string name = item_name(catalog, line.item);
  return line.quantity_thousandths == 1000 ? name
                                           : fmt::format("{} × {}", spoken_quantity(line.quantity_thousandths), name);
}

// One line: "Iced Americano, less ice". Several: "Iced Americano (less ice) and Cream Bun".
std::string usual_text(const UsualOrder& usual, const Catalog& catalog) {
  if (usual.lines.size() == 1) {
    const std::string options = options_of(usual.lines.front(), catalog);
    return thing(usual.lines.front(), catalog) + (options.empty() ? "" : ", " + options);
  }
  std::string text;
  for (std::size_t i = 0; i < usual.lines.size(); ++i) {
    if (i > 0) text += i + 1 == usual.lines.size() ? " and " : ", ";
    const std::string options = options_of(usual.lines[i], catalog);
    text += thing(usual.lines[i], catalog) + (options.empty() ? "" : " (" + options + ")");
  }
  return text;
}

std::string counted(int number, std::string_view one) {
  return fmt::format("{} {}{}", number, one, number == 1 ? "" : "s");
}

std::string duration(int minutes) {
  if (minutes < 60) return counted(minutes, "minute");
  const std::string hours = counted(minutes / 60, "hour");
  return minutes % 60 == 0 ? hours : hours + " " + counted(minutes % 60, "minute");
}

// What staff say about a difference.
std::string said(const Difference& difference, const Catalog& catalog) {
  switch (difference.kind) {
    case DifferenceKind::first_visit:
      return "it is your first time here: a warm welcome.";
    case DifferenceKind::long_absence:
      return "it is good to see you again after so long.";
    case DifferenceKind::other_store: {
      const std::string store = store_name(catalog, difference.store);
      return store.empty() ? "how nice to see you at this branch today."
                           : fmt::format("how nice to see you at {} today.", store);
    }
    case DifferenceKind::earlier:
      return "you are earlier than usual today.";
    case DifferenceKind::later:
      return "you are later than usual today.";
    case DifferenceKind::new_habit: {
      const std::string item = item_name(catalog, difference.item);
      return item.empty() ? std::string() : fmt::format("you seem to enjoy {} lately.", item);
    }
    case DifferenceKind::birthday:
      return "happy birthday!";
  }
  return {};
}

// What the card tells staff about a difference.
std::string told(const Difference& difference, const Catalog& catalog) {
  switch (difference.kind) {
    case DifferenceKind::first_visit:
      return "First visit.";
    case DifferenceKind::long_absence:
      return fmt::format("Here again after {}.", counted(difference.amount, "day"));
    case DifferenceKind::other_store: {
      const std::string store = store_name(catalog, difference.store);
      return fmt::format("First time at {}.", store.empty() ? "this branch" : store);
    }
    case DifferenceKind::earlier:
      return fmt::format("{} earlier than usual.", duration(difference.amount));
    case DifferenceKind::later:
      return fmt::format("{} later than usual.", duration(difference.amount));
    case DifferenceKind::new_habit: {
      const std::string item = item_name(catalog, difference.item);
      return fmt::format("Has turned to {} lately.", item.empty() ? "something new" : item);
    }
    case DifferenceKind::birthday:
      return "It is the guest's birthday.";
  }
  return {};
}

std::string offer(const Card& card, const std::string& usual) {
  const auto is = [&](DifferenceKind kind) {
    return std::ranges::find(card.differences, kind, &Difference::kind) != card.differences.end();
  };
  if (usual.empty() || is(DifferenceKind::first_visit)) return "What can we get you today?";
  if (is(DifferenceKind::new_habit)) return fmt::format("Shall we prepare {} again today?", usual);
  return fmt::format("Shall we prepare your usual {}?", usual);
}

std::string capitalized(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 32);
  return text;
}

std::string greeting(const Card& card, const Customer& customer, const Catalog& catalog, const std::string& usual) {
  std::string spoken;
  if (!card.differences.empty()) spoken = said(card.differences.front(), catalog);
  if (spoken.empty()) spoken = "welcome.";
  const bool birthday = card.differences.size() > 1 && card.differences.back().kind == DifferenceKind::birthday;
  if (birthday) spoken += " " + capitalized(said(card.differences.back(), catalog));
  const std::string& name = called(customer);
  const std::string opening = name.empty() ? capitalized(spoken) : fmt::format("{}, {}", name, spoken);
  return opening + " " + offer(card, usual);
}

std::string because(const Card& card) {
  std::string text;
  const VisitRhythm& rhythm = card.rhythm;
  if (rhythm.usual_minute >= 0) {
    const std::string_view kind = !rhythm.same_kind_of_day ? "" : rhythm.weekend ? "weekend " : "weekday ";
    text = fmt::format("around {} on {} of {}", spoken_time(rhythm.usual_minute), rhythm.near_visits,
                       counted(rhythm.kind_visits, fmt::format("{}visit", kind)));
  }
  if (card.usual.considered > 0) {
    text += fmt::format("{}same order {} of {}", text.empty() ? "" : "; ", card.usual.matching,
                        counted(card.usual.considered, "time"));
  }
  return text;
}

std::string suggested(const Suggestion& suggestion, const Catalog& catalog) {
  const std::string item = item_name(catalog, suggestion.item);
  const std::string with = item_name(catalog, suggestion.because_of);
  if (item.empty()) return {};
  if (with.empty()) return fmt::format("How about {}? Many guests choose it at this time of day.", item);
  return fmt::format("How about {}? Guests who take {} often take it too.", item, with);
}

}  // namespace

CardWords english_card_words(const Card& card, const Customer& customer, const Catalog& catalog) {
  CardWords words;
  if (card.usual.certain) words.usual = usual_text(card.usual, catalog);
  words.greeting = greeting(card, customer, catalog, words.usual);
  words.because = because(card);
  for (const Difference& difference : card.differences) words.differences.push_back(told(difference, catalog));
  if (card.suggestion) words.suggestion = suggested(*card.suggestion, catalog);
  return words;
}

}  // namespace dangol
