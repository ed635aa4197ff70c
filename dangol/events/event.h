// What can happen in a shop: the whole vocabulary. Everything Dangol knows is folded from these, in order.
//
// To add a kind: add a struct here, its number to EventKind (numbers are on disk: never reuse one), its two functions
// in codec.cc, and its line in docs/journal-format.md.
#pragma once

#include <date/date.h>

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/fingerprint.h"
#include "base/ids.h"
#include "base/language.h"
#include "base/time.h"
#include "events/consent.h"
#include "events/feedback.h"
#include "events/rights.h"
#include "events/sending.h"
#include "events/suggestion.h"

namespace dangol {

// Two events of one customer with the same key are the same event: recording it again changes nothing.
using IdempotencyKey = Fingerprint;

enum class EventKind : std::uint8_t {
  shop_founded = 1,
  store_defined = 2,
  item_defined = 3,
  modifier_defined = 4,
  staff_defined = 5,
  hold_out_set = 6,
  segment_defined = 7,
  sending_arranged = 8,
  gateway_arranged = 9,
  customer_registered = 10,
  profile_changed = 11,
  note_written = 12,
  allergy_recorded = 13,
  consent_changed = 14,
  consent_text_published = 15,
  retention_set = 16,
  pace_chosen = 17,
  guardian_consented = 18,
  came_of_age = 19,
  order_placed = 20,
  order_voided = 21,
  campaign_defined = 30,
  campaign_moved = 31,
  campaign_selected = 32,
  message_queued = 33,
  message_moved = 34,
  feedback_asked = 40,
  feedback_given = 41,
  complaint_answered = 42,
  consent_evidenced = 50,
  rights_asked = 60,
  rights_answered = 61,
  trail_reviewed = 70,
  suggestion_shown = 80,
  exploration_set = 81,
};

// ---- the shop itself (customer 0) -----------------------------------------------------------------------------------

struct ShopFounded {  // a later one replaces the settings of an earlier one
  std::string name;
  std::string zone;       // IANA name
  std::string currency;   // ISO 4217
  std::string language;   // "ko" or "en": what the screens start in
  std::string pack;       // the trade pack it was made from
  bool invented = false;  // demo data: every screen says so
  friend bool operator==(const ShopFounded&, const ShopFounded&) = default;
};

struct StoreDefined {
  StoreId store;
  std::string code;  // as the source calls it: how an import recognises it again
  std::string name;
  friend bool operator==(const StoreDefined&, const StoreDefined&) = default;
};

struct ItemDefined {
  ItemId item;
  std::string code;
  std::string name;
  std::string category;
  std::int64_t price_minor = 0;
  std::vector<std::string> option_groups;  // names of the ModifierDefined::group that apply to it
  friend bool operator==(const ItemDefined&, const ItemDefined&) = default;
};

struct ModifierDefined {
  ModifierId modifier;
  std::string code;
  std::string name;   // "얼음 적게"
  std::string group;  // "얼음": at most one of a group is chosen; empty: stands alone
  std::int64_t price_minor = 0;
  friend bool operator==(const ModifierDefined&, const ModifierDefined&) = default;
};

enum class Role : std::uint8_t { owner = 1, staff = 2 };

struct StaffDefined {  // sealed with the shop's key; a later one of the same id replaces an earlier one
  StaffId staff;
  std::string name;
  std::string code;      // as a till's files call the person; may be empty
  std::string pin_hash;  // Argon2id (libsodium's encoded string); empty: cannot sign in
  Role role = Role::staff;
  bool active = true;
  friend bool operator==(const StaffDefined&, const StaffDefined&) = default;
};

// What a few are left without, so that the others show whether it helps.
enum class HeldOut : std::uint8_t { suggestion = 1 };

struct HoldOutSet {  // a later one of the same thing replaces an earlier one; outcomes count from then on
  HeldOut what = HeldOut::suggestion;
  std::uint32_t share_thousandths = 0;  // of all customers, 0..500; 0: nobody
  std::uint32_t window_days = 28;       // 7..365: how long each customer is watched
  std::uint32_t planned = 0;            // customers by whose outcomes an answer is wanted; 0: as soon as there is one
  friend bool operator==(const HoldOutSet&, const HoldOutSet&) = default;
};

struct SegmentDefined {  // a later one of the same name replaces an earlier one
  std::string name;
  std::string rule;  // segments/expression.h; empty: there is no such segment any more
  friend bool operator==(const SegmentDefined&, const SegmentDefined&) = default;
};

// How long guests are kept who are not seen any more (PIPA 21(1)); a later one replaces an earlier one.
struct RetentionSet {
  std::uint32_t months = 0;  // after the last sign of her, at most 120; 0: until she asks
  // Branches that sell at a distance, in order: shop/statutory_records.h says what of it outlives a guest.
  std::vector<StoreId> distance_stores = {};
  friend bool operator==(const RetentionSet&, const RetentionSet&) = default;
};

struct TrailReviewed {  // a month of the trail (docs/trail.md) was looked through
  date::year_month month{};
  StaffId staff{};
  friend bool operator==(const TrailReviewed&, const TrailReviewed&) = default;
};

// ---- one customer ---------------------------------------------------------------------------------------------------

struct Profile {       // personal: sealed with the customer's own key
  std::string name;    // normalized()
  std::string called;  // what to call her at the counter; empty: by name
  std::string phone;   // digits in national form "01012345678", or "+" and the country for others; may be empty
  std::string email;
  std::string loyalty_number;  // as printed on the card
  std::string source_ref;      // the number that another system gave her
  std::optional<date::year_month_day> birth_date;
  StoreId home_store;
  std::optional<Instant> member_since;
  SpeechLevel speech = SpeechLevel::polite;  // in which she wishes to be spoken to
  friend bool operator==(const Profile&, const Profile&) = default;
};

struct CustomerRegistered {
  Profile profile;
  friend bool operator==(const CustomerRegistered&, const CustomerRegistered&) = default;
};

struct ProfileChanged {  // the whole profile as it is from now on
  Profile profile;
  friend bool operator==(const ProfileChanged&, const ProfileChanged&) = default;
};

struct NoteWritten {  // sealed
  StaffId staff;
  std::string text;
  friend bool operator==(const NoteWritten&, const NoteWritten&) = default;
};

struct AllergyRecorded {  // health data: sealed with the customer's sensitive key; needs Purpose::sensitive
  std::string allergen;
  bool present = true;  // false: it was recorded by mistake, or is over
  friend bool operator==(const AllergyRecorded&, const AllergyRecorded&) = default;
};

struct LineItem {
  ItemId item;
  std::vector<ModifierId> modifiers;         // ascending, each once
  std::int64_t quantity_thousandths = 1000;  // 1000: one; a kilo of beans may be 333
  std::int64_t paid_minor = 0;               // for the whole line
  friend bool operator==(const LineItem&, const LineItem&) = default;
};

struct OrderPlaced {
  StoreId store;
  StaffId staff;
  bool in_store = true;  // false: delivered or ordered ahead
  std::vector<LineItem> lines;
  friend bool operator==(const OrderPlaced&, const OrderPlaced&) = default;
};

struct OrderVoided {  // undo of a mistaken tap, or a refund of the whole order
  IdempotencyKey order;
  Instant placed_at;  // the order as it was placed is repeated here, so that taking it back needs no look-up
  OrderPlaced placed;
  friend bool operator==(const OrderVoided&, const OrderVoided&) = default;
};

using EventBody =
    std::variant<ShopFounded, StoreDefined, ItemDefined, ModifierDefined, StaffDefined, HoldOutSet, SegmentDefined,
                 SendingArranged, GatewayArranged, CampaignDefined, CampaignMoved, CampaignSelected, CustomerRegistered,
                 ProfileChanged, NoteWritten, AllergyRecorded, ConsentChanged, OrderPlaced, OrderVoided, MessageQueued,
                 MessageMoved, ConsentTextPublished, RetentionSet, FeedbackAsked, FeedbackGiven, ComplaintAnswered,
                 PaceChosen, ConsentEvidenced, GuardianConsented, CameOfAge, RightsAsked, RightsAnswered, TrailReviewed,
                 SuggestionShown, ExplorationSet>;

struct Event {
  Bucket bucket;
  CustomerId customer;  // 0: the shop, or a walk-in's order
  Instant at;           // when it happened, which may be long before it is recorded
  IdempotencyKey key;
  EventBody body;
};

EventKind kind_of(const EventBody& body);

// A message to a guest or a step of one: nothing that she did.
bool is_of_message(const EventBody& body);
bool is_of_feedback(const EventBody& body);

}  // namespace dangol
