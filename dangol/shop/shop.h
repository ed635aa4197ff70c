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
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "catalog/catalog.h"
#include "customers/customer.h"
#include "decisions/card.h"
#include "events/codec.h"
#include "events/journal.h"
#include "messages/card_words.h"
#include "staff/staff.h"

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
  float chance = 0;            // 0..1 within the asked minutes
  std::string usual;           // in words; empty when not certain
};

struct CustomerCard {
  Card card;
  Customer customer;
  CardWords words;
  std::string store_name;
};

struct ShopSettings {
  ShopFounded founded;
  Bucket bucket;
  Zone zone = Zone::utc();
};

// What changed, for open screens. Called after the change is durable and visible, from the recording thread: be quick.
struct Change {
  CustomerId customer;  // 0: the catalog or the staff
  Position position = 0;
};

class Shop {
 public:
  // Reads the snapshot and what came after it. The journal, keys and clock must outlive the shop.
  static Result<std::unique_ptr<Shop>> open(Journal& journal, KeyRing& keys, const Clock& clock);
  virtual ~Shop() = default;

  // ---- record -------------------------------------------------------------------------------------------------------
  virtual Result<Receipt> record(const Event& event) = 0;
  // All of them in one commit, or none; for imports. One receipt for each, in order.
  virtual Result<std::vector<Receipt>> record_all(std::span<const Event> events) = 0;
  // Returns at once; `done` is called from the committing thread when the event is durable or has failed.
  virtual void record_later(Event event, std::function<void(Result<Receipt>)> done) = 0;

  // ---- decide and look up -------------------------------------------------------------------------------------------
  virtual Result<CustomerCard> card(CustomerId customer, Moment moment, Language language) const = 0;
  // The usual of the card at this moment as an order that can be recorded; `not_found` when it is not certain.
  virtual Result<OrderPlaced> usual_as_order(CustomerId customer, Moment moment) const = 0;
  // By name, initial consonants, or any four or more digits in a row of phone or loyalty number; exact matches first,
  // then the most recent guest first. "#123" is the customer's id.
  virtual std::vector<FoundCustomer> find(std::string_view text, std::size_t limit) const = 0;
  // The one customer that `text` means; `not_found`, or `conflict` when there are several.
  virtual Result<CustomerId> find_one(std::string_view text) const = 0;
  virtual std::vector<ExpectedGuest> expected(Moment moment, int within_minutes, std::size_t limit, Language language) const = 0;
  virtual std::optional<Customer> customer(CustomerId id) const = 0;

  // ---- the shop itself ----------------------------------------------------------------------------------------------
  virtual ShopSettings settings() const = 0;
  virtual Catalog catalog() const = 0;  // a copy
  virtual Staff staff() const = 0;      // a copy
  virtual std::size_t customer_count() const = 0;

  // ---- rights -------------------------------------------------------------------------------------------------------
  // Removes the customer so that nothing of her can be read again; returns how many events went.
  virtual Result<std::uint64_t> erase(CustomerId customer) = 0;
  // Every event of hers, oldest first.
  virtual Result<std::vector<Event>> history(CustomerId customer) const = 0;

  virtual void on_change(std::function<void(const Change&)> listener) = 0;
  // Stores what was folded, so that the next start is quick.
  virtual Result<void> save_snapshot() = 0;
};

}  // namespace dangol
