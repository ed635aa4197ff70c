#include "messages/card_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/korean.h"
#include "messages/card_language.h"

namespace dangol {
namespace {

// The sentence with the name in its slot.
std::string filled(std::string_view sentence, std::string_view name) {
  const std::size_t begin = sentence.find('{');
  const std::size_t end = sentence.find('}');
  if (begin == std::string_view::npos || end == std::string_view::npos) return std::string(sentence);
  const std::string_view particle = sentence.substr(begin + 1, end - begin - 1);
  return fmt::format("{}{}{}", sentence.substr(0, begin),
                     particle.empty() ? std::string(name) : with_particle(name, particle), sentence.substr(end + 1));
}

std::string counted(const char* sentence, int n) {
  return fmt::format(fmt::runtime(sentence), fmt::arg("n", n), fmt::arg("s", n == 1 ? "" : "s"));
}

std::string capitalized(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 32);
  return text;
}

// "08:40", to the nearest five minutes: nobody comes at 08:43 by habit.
std::string spoken_time(int minute_of_day) {
  const int rounded = (minute_of_day + 2) / 5 * 5 % 1440;
  return fmt::format("{:02}:{:02}", rounded / 60, rounded % 60);
}

// "2", "0.333", "1.5"
std::string spoken_quantity(std::int64_t thousandths) {
  std::string text = fmt::format("{}.{:03}", thousandths / 1000, thousandths % 1000);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

template <class Defined>
std::string name_of(const Defined* defined) {
  return defined == nullptr ? std::string() : defined->name;
}

// One card on its way into words.
class Speaker {
 public:
  Speaker(const CardLanguage& language, const Card& card, const Catalog& catalog)
      : language_(language), card_(card), catalog_(catalog) {}

  // One line: "Iced Americano, less ice". Several: "Iced Americano (less ice) and Cream Bun".
  std::string usual() const {
    const auto& lines = card_.usual.lines;
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i > 0) text = filled(i + 1 == lines.size() ? language_.before_last : language_.before_next, text);
      text += thing(lines[i]);
      const std::string options = options_of(lines[i]);
      if (!options.empty()) text += filled(lines.size() == 1 ? ", {}" : language_.options_of_several, options);
    }
    return text;
  }

  std::string greeting(const Customer& customer, const std::string& usual) const {
    std::string spoken;
    if (!card_.differences.empty()) spoken = said(card_.differences.front());
    if (card_.differences.size() > 1 && card_.differences.back().kind == DifferenceKind::birthday) {
      const std::string wish = said(card_.differences.back());
      spoken += spoken.empty() ? wish : " " + capitalized(wish);
    }
    const std::string& name = called(customer);
    const std::string address = name.empty() ? language_.nameless : filled(language_.called, name);
    const std::string opening = spoken.empty() ? language_.welcome : spoken;
    return fmt::format("{} {}", address.empty() ? capitalized(opening) : address + ", " + opening,
                       offer(usual, !spoken.empty()));
  }

  std::string because() const {
    std::string text;
    const VisitRhythm& rhythm = card_.rhythm;
    if (rhythm.usual_minute >= 0) {
      const std::size_t kind = !rhythm.same_kind_of_day ? 0 : rhythm.weekend ? 2 : 1;
      text = fmt::format(fmt::runtime(language_.hours_kept), fmt::arg("kind", language_.kind_of_day[kind]),
                         fmt::arg("visits", rhythm.kind_visits), fmt::arg("near", rhythm.near_visits),
                         fmt::arg("time", spoken_time(rhythm.usual_minute)),
                         fmt::arg("s", rhythm.kind_visits == 1 ? "" : "s"));
    }
    const int considered = card_.usual.considered;
    if (considered == 0) return text;
    if (!text.empty()) text += "; ";
    return text + fmt::format(fmt::runtime(language_.same_order), fmt::arg("considered", considered),
                              fmt::arg("matching", card_.usual.matching), fmt::arg("s", considered == 1 ? "" : "s"));
  }

  std::string told(const Difference& difference) const {
    const DifferenceWords& words = words_of(difference);
    const std::string name = slot_of(difference);
    return filled(name.empty() && words.told_nameless != nullptr ? words.told_nameless : words.told, name);
  }

  std::string suggestion(const Suggestion& suggestion) const {
    const std::string item = name_of(catalog_.item(suggestion.item));
    const std::string with = name_of(catalog_.item(suggestion.because_of));
    if (item.empty()) return {};
    return filled(language_.suggestion, item) + " " +
           (with.empty() ? language_.liked_now : filled(language_.taken_along_with, with));
  }

 private:
  std::string thing(const UsualLine& line) const {
    const std::string name = name_of(catalog_.item(line.item));
    if (line.quantity_thousandths == 1000) return name;
    return fmt::format(fmt::runtime(language_.several), fmt::arg("name", name),
                       fmt::arg("n", spoken_quantity(line.quantity_thousandths)));
  }

  std::string options_of(const UsualLine& line) const {
    std::string text;
    for (const UsualModifier& modifier : line.modifiers) {
      const std::string name = name_of(catalog_.modifier(modifier.modifier));
      if (!name.empty()) text += (text.empty() ? "" : ", ") + name;
    }
    return text;
  }

  const DifferenceWords& words_of(const Difference& difference) const {
    return language_.differences[static_cast<std::size_t>(difference.kind)];
  }

  std::string slot_of(const Difference& difference) const {
    switch (difference.kind) {
      case DifferenceKind::long_absence: return counted(language_.days, difference.amount);
      case DifferenceKind::earlier:
      case DifferenceKind::later: return duration(difference.amount);
      case DifferenceKind::other_store: return name_of(catalog_.store(difference.store));
      case DifferenceKind::new_habit: return name_of(catalog_.item(difference.item));
      case DifferenceKind::first_visit:
      case DifferenceKind::birthday: break;
    }
    return {};
  }

  std::string duration(int minutes) const {
    if (minutes < 60) return counted(language_.minutes, minutes);
    const std::string hours = counted(language_.hours, minutes / 60);
    return minutes % 60 == 0 ? hours : hours + " " + counted(language_.minutes, minutes % 60);
  }

  std::string said(const Difference& difference) const {
    const DifferenceWords& words = words_of(difference);
    const std::string name = slot_of(difference);
    return filled(name.empty() && words.said_nameless != nullptr ? words.said_nameless : words.said, name);
  }

  std::string offer(const std::string& usual, bool something_said) const {
    const auto is = [&](DifferenceKind kind) {
      return std::ranges::find(card_.differences, kind, &Difference::kind) != card_.differences.end();
    };
    if (is(DifferenceKind::first_visit)) return language_.ask_new_guest;
    if (usual.empty()) return language_.ask;
    if (is(DifferenceKind::new_habit)) return filled(language_.offer_new_habit, usual);
    return filled(something_said ? language_.offer : language_.offer_after_welcome, usual);
  }

  const CardLanguage& language_;
  const Card& card_;
  const Catalog& catalog_;
};

}  // namespace

CardWords card_words(const Card& card, const Customer& customer, const Catalog& catalog, Language language) {
  const Speaker speaker(language == Language::korean ? korean_card : english_card, card, catalog);
  CardWords words;
  if (card.usual.certain) words.usual = speaker.usual();
  words.greeting = speaker.greeting(customer, words.usual);
  words.because = speaker.because();
  for (const Difference& difference : card.differences) words.differences.push_back(speaker.told(difference));
  if (card.suggestion) words.suggestion = speaker.suggestion(*card.suggestion);
  return words;
}

}  // namespace dangol
