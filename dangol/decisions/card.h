// The counter card: what staff see of a guest who has just walked in. Values only; messages/ puts them into words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/time.h"
#include "catalog/catalog.h"
#include "consent/consent_state.h"
#include "customers/customer.h"
#include "decisions/choose_suggestion.h"
#include "feedback/ask.h"
#include "habits/customer_habits.h"
#include "habits/shop_habits.h"
#include "habits/usual_order.h"
#include "habits/visit_rhythm.h"
#include "insights/guest_insights.h"
#include "recommendations/item_neighbours.h"
#include "recommendations/recommend.h"

namespace dangol {

// What is not as it usually is, the most telling first in this order.
enum class DifferenceKind : std::uint8_t {
  complained,    // of the item, or of the visit, and nobody has answered her; amount: her score, 0 without
  first_visit,   // we know her, but she has never ordered
  long_absence,  // amount: days since the last visit
  other_store,   // store: where she is today
  earlier,       // amount: minutes before her usual time
  later,         // amount: minutes after it
  new_habit,     // item: what she has turned to lately
  tried_new,     // item: what she took last time, of a category that she had not bought from
  birthday,      // today
};

struct Difference {
  DifferenceKind kind{};
  int amount = 0;
  StoreId store;
  ItemId item;
};

// One thing that is new to her.
struct Suggestion {
  ItemId item;
  TasteBecause because;
  std::optional<SuggestionShown> chosen = {};  // out of what, by which chance; nothing: it was drawn earlier today
};

struct Card {
  CustomerId customer;
  Instant at;
  StoreId store;             // where the card is open; 0: unknown
  bool personalised = true;  // false: she refused; only her name, allergies, note and complaint stand below
  UsualOrder usual;          // without lines that her allergies forbid
  VisitRhythm rhythm;
  std::vector<Difference> differences;
  std::optional<Suggestion> suggestion;
  std::optional<ServiceRhythm> due;       // what she comes for in a rhythm of its own, and should have come for by now
  std::vector<GuestChange> changes;       // of her habits, over weeks; the most telling first
  std::optional<FeedbackStep> complaint;  // that nobody has answered
  std::vector<ItemId> last_items;         // of her last visit, which she may speak of
  AskVerdict ask = WhyNotAsk::not_personalised;  // whether to ask her how it was
  std::vector<std::string> allergies;            // only with her sensitive consent
  int visits = 0;
  std::optional<Instant> last_visit;
  std::optional<std::int32_t> rests_until;  // local day: until then nothing is suggested to her
};

struct CardInput {
  const Customer& customer;
  const ConsentState& consent;
  const CustomerHabits& habits;
  const ShopHabits& shop;
  const ItemNeighbours& neighbours;
  const Catalog& catalog;
  const GuestFeedback& feedback;
  std::int32_t rests_until = 0;      // PaceChosen
  bool suggestion_held_out = false;  // she is one of those who show what suggestions are worth
  const ShownSuggestions& suggested;
  Exploration exploration;
};

// Whether what an item is called, or its category, names one of the allergens (case-blind, word by word). Conservative:
// a short allergen also forbids items that merely contain its letters.
bool conflicts(const ItemDefined& item, const std::vector<std::string>& allergens);

// Pure: the same input gives the same card. Allergies on record keep items off the card whether or not they may be
// shown. `insights` are of the same day, also of its later hours.
Card decide_card(const CardInput& input, const GuestInsights& insights, Instant now, LocalTime local, StoreId store);

// Whether a message may ask her how it was; Card::ask also wants something worth asking about.
bool may_be_asked(const CardInput& input, Instant now, LocalTime local);

// Card::usual alone.
UsualOrder decide_usual(const CardInput& input, LocalTime local, StoreId store);

}  // namespace dangol
