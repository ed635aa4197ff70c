// One business's memory: the only place where events, memories and decisions are wired together.
//
//   auto shop = Shop::open(journal, keys, clock);
//   (*shop)->record(event);                     something happened: durable when this returns
//   (*shop)->card(customer, moment);            what to do for this person now
//
// Safe to call from many threads. Recording: events/ -> storage/ group commit -> folded here in journal order.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "catalog/catalog.h"
#include "consent/consent_texts.h"
#include "consent/evidence.h"
#include "consent/rights_requests.h"
#include "customers/customer.h"
#include "decisions/card.h"
#include "events/codec.h"
#include "events/journal.h"
#include "events/key_ring.h"
#include "events/statutory_store.h"
#include "events/suppression_reason.h"
#include "insights/knowledge.h"
#include "insights/saved_segment.h"
#include "messages/card_words.h"
#include "outbox/delivery_report.h"
#include "outbox/hand_over.h"
#include "outbox/in_house.h"
#include "shop/sending.h"
#include "shop/settings.h"
#include "staff/staff.h"
#include "templates/template_values.h"

namespace dangol {

struct Receipt {
  Position position = 0;
  bool already_known = false;  // it had been recorded before; nothing changed
};

struct Moment {
  Instant at;
  StoreId store;  // where the guest is; 0: unknown
};

// A line of a find list: enough to tell two guests of one name apart.
struct FoundCustomer {
  CustomerId id;
  std::string name;
  std::string hint;  // last four digits of phone or loyalty number; may be empty
  int visits = 0;
  std::optional<Instant> last_visit;
};

struct ExpectedGuest {
  FoundCustomer guest;
  float chance = 0;   // 0..1 within the asked minutes
  std::string usual;  // in words; empty when not certain
};

struct CustomerCard {
  Card card;
  Customer customer;
  ConsentState consent;
  CardWords words;
  std::string due;                     // card.due in a sentence; empty without
  std::vector<std::string> changes;    // a sentence for each of card.changes
  std::string complaint;               // card.complaint in words; empty without
  std::string rest;                    // card.rests_until in words; empty without
  std::vector<std::string> came_back;  // for each of her addresses from which something did, a sentence
  std::string guardian;                // customer.guardian in words; empty without
  std::vector<std::string> requests;   // what she asked of her data and nobody has answered, in words
  std::string came_of_age;             // that she is 14 and to be asked herself, in words; empty otherwise
  PaceChosen pace;                     // without a rest that is over
  std::string store_name;
  bool has_words_to_say = false;  // something waits to be said to her: Shop::words_to_say()
};

struct GuestRhythmLook {
  std::vector<std::int32_t> days;  // of her remembered visits
  GuestRhythm rhythm;
  std::vector<double> next_on;  // next_visit_by_day()
  std::vector<GuestChange> changes;
};

struct SegmentsLook {
  std::vector<SavedSegment> segments;
  std::uint64_t guests = 0;  // looked at: those who did not refuse personalisation
  std::int32_t today = 0;    // the day for which they are counted
};

// What changed, for open screens. Called after the change is durable and visible, from the recording thread: be quick.
struct Change {
  CustomerId customer;  // 0: the shop itself, or somebody who is not known
  Position position = 0;
  bool of_shop = false;    // the catalog, the staff or the settings
  bool of_rights = false;  // she was erased, or who answers for her or for what her data may be used has changed
};

struct Erasure {
  std::uint64_t events = 0;                     // that went
  std::size_t kept_by_law = 0;                  // records, apart from everything else (shop/statutory_records.h)
  std::optional<std::int32_t> kept_until = {};  // their last day
};

struct OpenRequest {
  CustomerId guest;
  GuestRequest request;
  std::int32_t due = 0;  // local day
};

class Shop {
 public:
  // How a customer's entries are removed for good: by the folder that also keeps the erasure ledger.
  using Erase = std::function<Result<std::uint64_t>(Bucket, CustomerId)>;

  // Reads the snapshot and what came after it. The journal, keys, clock and store must outlive the shop. Without
  // `erase` the journal alone is erased; without `statutory` nobody of whom a law wants something kept can be.
  static Result<std::unique_ptr<Shop>> open(Journal& journal, KeyRing& keys, const Clock& clock, Erase erase = {},
                                            StatutoryStore* statutory = nullptr);
  ~Shop();

  // ---- record -------------------------------------------------------------------------------------------------------
  // `invalid_input`, `not_found` or `forbidden` say what an event lacks (acceptance.h); `conflict`: its key is taken.
  Result<Receipt> record(const Event& event);
  // All of them in one commit, or none; for imports. One answer for each, in order.
  Result<std::vector<Appended>> record_all(std::span<const Event> events);
  // Of one doing, such as a child and her guardian's consent: all of them or none. The first one's receipt.
  Result<Receipt> record_together(std::span<const Event> events);
  // What record_all would answer now, for dry runs; writes nothing.
  Result<std::vector<AppendStatus>> foresee(std::span<const Event> events) const;
  // Returns at once; `done` is called from the committing thread when the event is durable or has failed.
  void record_later(const Event& event, std::function<void(Result<Receipt>)> done);
  // The event that takes back the order of that key; `not_found` when there is none.
  Result<Event> voiding(CustomerId customer, const IdempotencyKey& order) const;

  // ---- decide and look up -------------------------------------------------------------------------------------------
  Result<CustomerCard> card(CustomerId customer, Moment moment, Language language) const;
  void note_suggestion(const Card& card);  // that it was shown; does not wait until that is durable
  // The usual of the card at this moment as an order that can be recorded; `not_found` when it is not certain.
  Result<OrderPlaced> usual_as_order(CustomerId customer, Moment moment) const;
  // By name (part of it, also half-typed), initial consonants, or three or more digits in a row of phone or loyalty
  // number; the most recent guest first. "#123" is the customer's id.
  std::vector<FoundCustomer> find(std::string_view text, std::size_t limit) const;
  // The one customer that `text` means; `not_found`, or `conflict` when there are several.
  Result<CustomerId> find_one(std::string_view text) const;
  std::vector<ExpectedGuest> expected(Moment moment, int within_minutes, std::size_t limit, Language language) const;
  std::optional<Customer> customer(CustomerId id) const;
  bool knows(CustomerId id) const;
  // Who has which phone; numbers that several people share are left out.
  std::unordered_map<std::string, CustomerId> customers_by_phone() const;
  ConsentState consent(CustomerId id) const;
  // She was asked how it was, and has said nothing since.
  bool waits_for_feedback(CustomerId id) const;
  // What is kept of the papers on which she answered, and one of them whole: `not_found`.
  ConsentEvidence evidence(CustomerId id) const;
  Result<ConsentEvidenced> picture(CustomerId id, const IdempotencyKey& key) const;
  // Who agreed to anything, in the order of their numbers.
  std::vector<CustomerId> who_consented() const;
  // The local day on which a child with a guardian's consent is 14.
  std::optional<std::int32_t> comes_of_age_on(CustomerId id) const;
  // Who refused advertising by any channel, the latest first.
  std::vector<CustomerId> who_refused_advertising() const;
  // Her yes to keeping health data is one to the text that holds now.
  bool may_add_health_data(CustomerId id) const;
  // A line of a list; nothing when she is not known.
  std::optional<FoundCustomer> found(CustomerId id) const;

  // Her rhythm and what changed, for a page of hers; of nobody known everything is empty.
  GuestRhythmLook rhythm_of(CustomerId id, std::int32_t today) const;

  // What she would like next, with reasons: at most `limit` again, and of what is new to her and her allergies allow.
  // Empty of nobody known, or who refused personalisation.
  Recommendations tastes_of(CustomerId id, std::int32_t today, std::size_t limit) const;

  // ---- the shop as a whole, as insights/ reads it -------------------------------------------------------------------
  // Walks over all guests in short batches, so that recording hardly waits. The shop must outlive it; what it calls
  // must not ask the shop anything.
  GuestWalk guests() const;
  // What was learned at opening, and each day since.
  std::shared_ptr<const Knowledge> knowledge() const;
  // The saved segments with their counts, kept up by each event: no walk, but after a rule, the menu or a day changed,
  // when that has not been done in the background yet.
  SegmentsLook segments() const;
  // The names of those she is in, as last counted; never waits. Empty while they are being counted anew.
  std::vector<std::string> segments_of(CustomerId customer) const;

  // ---- sending ------------------------------------------------------------------------------------------------------
  // Why a well-formed advertisement by that channel would be held back from her then; nothing when it would not.
  // Of nobody known: no address.
  std::optional<SuppressionReason> why_not_advertise(CustomerId id, Channel channel, Instant when) const;
  // What a message may tell her (personal_values.h); `not_found`: there is no such customer.
  Result<TemplateValues> message_values(CustomerId customer, Instant now) const;
  // Whom the campaign's rule and the gate choose now, before a text is written. Nothing is sent.
  Result<CampaignChoice> choose_guests(const CampaignDefined& campaign, std::size_t most_held_back = 0) const;
  // Who would get it now, in her words, and who would not and why. Nothing is sent.
  Result<CampaignPreview> preview_campaign(const CampaignDefined& campaign, std::size_t shown) const;
  // Queues a running campaign's message for each guest in its rule who may get it today. Doing it again queues none
  // twice. `conflict`: it is not running.
  Result<CampaignSelected> select_guests(CampaignId campaign);
  // Those whose guests are to be looked through now.
  std::vector<CampaignId> campaigns_to_select() const;
  // Queues what the law wants told (consent/notices.h) by a channel that reaches her; how many messages. Nothing while
  // the shop has not arranged who sends. Looks through all guests once a day, else at those who have just answered.
  Result<std::size_t> queue_notices();
  // Queues that everything about her is erased as she asked: before it is, because afterwards nobody knows where she is
  // reached. Nothing while nothing reaches her, or the shop has not arranged who sends.
  Result<std::optional<MessageId>> queue_farewell(CustomerId customer);
  // One message to one guest, `text` a template; the same key queues it once. A test send to oneself is one.
  Result<QueuedMessage> queue_message(CustomerId customer, const OneMessage& message, const IdempotencyKey& key);
  // What she would read, and why she would not get it.
  Result<MessageForOne> look_at_message(CustomerId customer, const OneMessage& message) const;
  // What hand_over_due() works on. The shop must outlive it; one thread at a time.
  std::unique_ptr<House> house();
  std::vector<MessageId> messages_without_answer() const;
  // A provider's later words, in one commit. Said again, too late, or of messages that are not known: nothing changes.
  Result<void> record_reports(std::span<const DeliveryReport> reports);
  // What may be said to her at the counter now, one thing at a time; asks the gate, and records what that holds back.
  Result<std::optional<ShownWords>> words_to_say(CustomerId customer);
  // `conflict`: it does not wait any more. Of two tablets one alone has said it.
  Result<void> note_saying(CustomerId customer, MessageId message, Saying saying);
  // Of one campaign or of all.
  CardsToPrint cards_to_print(CampaignId only = {}) const;
  // At most so many whom the gate permits now. That they are handed over is durable when this returns.
  Result<std::vector<ShownWords>> print_cards(CampaignId only, std::size_t most);
  // Whether they came out. Of those that are not waited for nothing changes.
  Result<void> note_printing(std::span<const MessageId> cards, bool came_out);
  // Calls her by what she likes to be called, as the gate permits; once for each key. Waits for the displays' answer.
  // What they did not show is not tried again: she may be called anew.
  Result<NameCall> call_by_name(CustomerId customer, const IdempotencyKey& key, Gateway& displays);
  // Who ordered in the last half hour and has not been called since, the longest waiting first.
  std::vector<GuestToCall> guests_to_call(Instant now, std::size_t limit) const;
  // What was to be said, printed or called and has waited for too long ends.
  Result<void> let_in_house_grow_old();
  // After a restore nobody knows what has left since, nor who has opted out: running campaigns pause, advertisements of
  // no campaign that wait are cancelled. How many campaigns.
  Result<std::size_t> pause_sending();
  std::vector<Campaign> campaigns() const;
  Progress progress(CampaignId campaign) const;
  // The last queued first; of one campaign or of all.
  std::vector<MessageLook> messages(std::size_t most, CampaignId only = {}) const;
  std::vector<MessageLook> messages_of(CustomerId customer) const;  // likewise
  // Its subject and text as they went, and to whom; `not_found`.
  Result<MessageTo> message_text(MessageId message) const;

  // ---- the shop itself ----------------------------------------------------------------------------------------------
  ShopSettings settings() const;
  Catalog catalog() const;             // a copy
  Staff staff() const;                 // a copy
  ConsentTexts consent_texts() const;  // a copy
  std::size_t customer_count() const;
  bool has_orders() const;

  // ---- rights -------------------------------------------------------------------------------------------------------
  // Removes the customer so that nothing of her can be read again but what a law makes the shop keep.
  Result<Erasure> erase(CustomerId customer);
  // What is kept by law of who was erased: how much, and the records themselves, for whoever holds the shop's files.
  Result<StatutorySummary> statutory() const;
  Result<std::vector<StatutoryRecord>> statutory_records() const;
  // Ends what is over; nothing while nothing at all has been recorded for weeks: then the clock may be wrong.
  Result<void> destroy_statutory();
  RightsRequests requests(CustomerId customer) const;
  std::vector<OpenRequest> open_requests() const;  // the earliest due first
  // Every event of hers, oldest first; pictures of papers, which are large, only when they are asked for.
  enum class Pictures : bool { left_out, included };
  Result<std::vector<Event>> history(CustomerId customer, Pictures pictures = Pictures::left_out) const;

  // Those of whom there was no sign for so many months: no order, note, answer about consent, nor registration. Nobody
  // while nobody at all has given a sign for weeks: then the clock may be wrong. months > 0.
  Result<std::vector<CustomerId>> whose_time_is_over(std::uint32_t months) const;

  // Of each child who is 14 by now that she answers herself from that day on (docs/law.md A9); how many. Doing it again
  // changes nothing.
  Result<std::size_t> note_who_came_of_age();

  void on_change(std::function<void(const Change&)> listener);
  // Stores what was folded, so that the next start is quick.
  Result<void> save_snapshot();

  struct Parts;

 private:
  Result<void> keep_by_law(const Customer& customer, Erasure& erasure);
  Result<QueuedMessage> queue_words(CustomerId customer, const OneMessage& message, const IdempotencyKey& key);

  explicit Shop(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace dangol
