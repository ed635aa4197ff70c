// Everything a shop knows, folded from its events: one CustomerMemory for each customer and what they have in common.
// Values only; locking, journal and time are shop.h's business.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "catalog/catalog.h"
#include "consent/consent_state.h"
#include "consent/consent_texts.h"
#include "consent/evidence.h"
#include "consent/rights_requests.h"
#include "customers/customer.h"
#include "customers/find_index.h"
#include "events/event.h"
#include "feedback/guest_feedback.h"
#include "habits/customer_habits.h"
#include "habits/shop_habits.h"
#include "insights/shown_suggestions.h"
#include "insights/suggestion_lift.h"
#include "insights/taste_panel.h"
#include "insights/trial.h"
#include "outbox/outbox.h"
#include "recommendations/item_neighbours.h"
#include "shop/settings.h"
#include "staff/staff.h"

namespace dangol {

// One customer. The profile is kept encoded (codec.h): a third of the size of its fields as strings.
struct CustomerMemory {
  std::string profile;
  Instant contact_changed_at = unknown_instant;  // her phone or e-mail; never: it is as it was registered
  std::vector<Note> notes;
  std::vector<std::string> allergies;
  ConsentState consent;
  ConsentEvidence evidence;
  PaceChosen pace;
  RightsRequests requests;
  std::shared_ptr<const Guardian> guardian;  // few have one
  CustomerHabits habits;
  TrialOutcome trial;
  ShownSuggestions suggested;
  GuestFeedback feedback;
  bool changed = true;               // since the last snapshot
  bool health_data_leaving = false;  // consent was withdrawn; her allergies are not yet gone from the journal
};

class ShopMemory {
 public:
  // Folds one event. Events of customers that are not known (erased in between) change nothing.
  void apply(const Event& event);
  void forget(CustomerId customer);

  // Null when there is no such customer.
  const CustomerMemory* find(CustomerId customer) const;
  // Those with a guardian's consent, with the local day on which they are 14.
  const std::unordered_map<CustomerId, std::int32_t>& come_of_age_on() const { return come_of_age_on_; }
  Customer unpacked(CustomerId customer, const CustomerMemory& memory) const;

  // For reading a snapshot back.
  // `messages`: as Outbox::encode() wrote them. False: they are damaged.
  bool restore(CustomerId customer, CustomerMemory memory, std::string_view find_line, std::string_view messages);
  void reserve(std::size_t customers);
  void restore_habits(ShopHabits habits, ItemNeighbours neighbours, bool has_orders);
  void restore_tastes();  // when all customers are back

  std::unordered_map<CustomerId, CustomerMemory>& customers() { return customers_; }
  const std::unordered_map<CustomerId, CustomerMemory>& customers() const { return customers_; }

  const ShopSettings& settings() const { return settings_; }
  const Catalog& catalog() const { return catalog_; }
  const Staff& staff() const { return staff_; }
  const ConsentTexts& consent_texts() const { return consent_texts_; }
  const ShopHabits& habits() const { return habits_; }
  const ItemNeighbours& neighbours() const { return neighbours_; }
  const TastePanel& tastes() const { return tastes_; }
  const SuggestionLift& suggestion_lift() const { return suggestion_lift_; }
  Outbox& outbox() { return outbox_; }
  const Outbox& outbox() const { return outbox_; }
  const FindIndex& find_index() const { return find_index_; }
  bool has_orders() const { return has_orders_; }

 private:
  void apply_to_shop(const Event& event);
  void define(const SegmentDefined& segment);
  void apply_to_customer(CustomerMemory& memory, const Event& event);
  void note_told(CustomerMemory& memory, const Event& event);
  void set_profile(CustomerId customer, CustomerMemory& memory, const Profile& profile, Instant at);
  void set_guardian(CustomerId customer, CustomerMemory& memory, const Event& event);
  void note_age(CustomerId customer, const CustomerMemory& memory);
  void set_consent(CustomerId customer, CustomerMemory& memory, const ConsentChanged& consent, Instant at);
  void add_order(const OrderPlaced& order, Instant at, CustomerId customer, CustomerMemory* memory);
  void take_back(const OrderVoided& voided, CustomerId customer, CustomerMemory* memory);
  void note_shown(CustomerMemory& memory, const SuggestionShown& shown, Instant at);
  // What had been suggested to her was `before`, if anything changed it.
  void renew_lift(const CustomerMemory& memory, const std::optional<ShownSuggestion>& before);

  ShopSettings settings_;
  Catalog catalog_;
  Staff staff_;
  ConsentTexts consent_texts_;
  ShopHabits habits_;
  ItemNeighbours neighbours_;
  TastePanel tastes_;               // of those who did not refuse personalisation
  SuggestionLift suggestion_lift_;  // of all that is remembered as suggested
  Outbox outbox_;
  FindIndex find_index_;
  std::unordered_map<CustomerId, CustomerMemory> customers_;
  std::unordered_map<CustomerId, std::int32_t> come_of_age_on_;
  bool has_orders_ = false;
};

}  // namespace dangol
