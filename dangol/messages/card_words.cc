#include "messages/card_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "messages/card_language.h"
#include "messages/feedback_words.h"
#include "messages/sentence.h"
#include "messages/taste_words.h"
#include "messages/usual_words.h"

namespace dangol {
namespace {

std::string counted(const char* pattern, int n) { return sentence(pattern, {{"n", std::to_string(n)}}); }

template <class Defined>
std::string name_of(const Defined* defined) {
  return defined == nullptr ? std::string() : defined->name;
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

// One card on its way into words.
class Speaker {
 public:
  Speaker(const CardLanguage& language, const Card& card, const Catalog& catalog)
      : language_(language), card_(card), catalog_(catalog) {}

  std::string greeting(const Customer& customer, const std::string& usual) const {
    std::string spoken;
    if (!card_.differences.empty()) spoken = said(card_.differences.front());
    if (card_.differences.size() > 1 && card_.differences.back().kind == DifferenceKind::birthday) {
      const std::string wish = said(card_.differences.back());
      spoken += spoken.empty() ? wish : " " + capitalized(wish);
    }
    const std::string& name = called(customer);
    const std::string address = name.empty() ? language_.nameless : sentence(language_.called, {{"name", name}});
    const std::string opening = spoken.empty() ? language_.welcome : spoken;
    return fmt::format("{} {}", address.empty() ? capitalized(opening) : address + ", " + opening,
                       offer(usual, !spoken.empty()));
  }

  std::string because() const {
    std::string text;
    const VisitRhythm& rhythm = card_.rhythm;
    if (rhythm.usual_minute >= 0) {
      const std::size_t kind = !rhythm.same_kind_of_day ? 0 : rhythm.weekend ? 2 : 1;
      text = sentence(language_.hours_kept, {{"kind", language_.kind_of_day[kind]},
                                             {"visits", std::to_string(rhythm.kind_visits)},
                                             {"near", std::to_string(rhythm.near_visits)},
                                             {"time", spoken_time(rhythm.usual_minute)}});
    }
    const int considered = card_.usual.considered;
    if (considered == 0) return text;
    if (!text.empty()) text += "; ";
    return text + sentence(language_.same_order, {{"considered", std::to_string(considered)},
                                                  {"matching", std::to_string(card_.usual.matching)}});
  }

  std::string told(const Difference& difference) const {
    const DifferenceWords& words = words_of(difference);
    const std::string name = slot_of(difference);
    return sentence(name.empty() && words.told_nameless != nullptr ? words.told_nameless : words.told,
                    {{"what", name}});
  }

  std::string suggestion(const Suggestion& suggestion, Language language) const {
    const std::string item = name_of(catalog_.item(suggestion.item));
    if (item.empty()) return {};
    return sentence(language_.suggestion, {{"item", item}}) + " " + taste_words(suggestion.because, catalog_, language);
  }

 private:
  const DifferenceWords& words_of(const Difference& difference) const {
    return language_.differences[static_cast<std::size_t>(difference.kind)];
  }

  std::string slot_of(const Difference& difference) const {
    switch (difference.kind) {
      case DifferenceKind::long_absence: return counted(language_.days, difference.amount);
      case DifferenceKind::earlier:
      case DifferenceKind::later: return duration(difference.amount);
      case DifferenceKind::other_store: return name_of(catalog_.store(difference.store));
      case DifferenceKind::complained:
      case DifferenceKind::new_habit:
      case DifferenceKind::tried_new: return name_of(catalog_.item(difference.item));
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
    return sentence(name.empty() && words.said_nameless != nullptr ? words.said_nameless : words.said,
                    {{"what", name}});
  }

  std::string offer(const std::string& usual, bool something_said) const {
    const auto is = [&](DifferenceKind kind) {
      return std::ranges::find(card_.differences, kind, &Difference::kind) != card_.differences.end();
    };
    if (is(DifferenceKind::first_visit)) return language_.ask_new_guest;
    if (usual.empty() || is(DifferenceKind::complained)) return language_.ask;
    if (is(DifferenceKind::new_habit)) return sentence(language_.offer_new_habit, {{"usual", usual}});
    return sentence(something_said ? language_.offer : language_.offer_after_welcome, {{"usual", usual}});
  }

  const CardLanguage& language_;
  const Card& card_;
  const Catalog& catalog_;
};

}  // namespace

CardWords card_words(const Card& card, const Customer& customer, const Catalog& catalog, Language language) {
  const Speaker speaker(card_language(language, customer.profile.speech), card, catalog);
  CardWords words;
  words.usual = usual_words(card.usual, catalog, language);
  words.greeting = speaker.greeting(customer, words.usual);
  words.because = speaker.because();
  for (const Difference& difference : card.differences) words.differences.push_back(speaker.told(difference));
  if (card.suggestion) words.suggestion = speaker.suggestion(*card.suggestion, language);
  if (const auto* ask = std::get_if<Ask>(&card.ask)) words.ask = ask_words(*ask, catalog, language);
  return words;
}

}  // namespace dangol
