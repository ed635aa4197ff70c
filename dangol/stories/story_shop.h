// The shop that a story plays in: a real Shop, and what the story calls its people, branches and items.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "events/key_ring.h"
#include "events/memory_journal.h"
#include "events/memory_statutory_store.h"
#include "shop/shop.h"
#include "stories/step.h"

namespace dangol::story {

class StoryShop {
 public:
  // `invalid_input` when there is no such pack, zone or currency.
  static Result<std::unique_ptr<StoryShop>> found(const OpenAShop& wanted);

  Shop& shop() { return *shop_; }
  const KeyRing& keys() const { return *keys_; }
  Language language() const;
  Moment moment() const { return {clock_.now(), branch_}; }
  // Kinds of all events that the journal holds now.
  Result<std::set<EventKind>> recorded_kinds() const;

  // Whom the story means: somebody it introduced, else whom the shop finds by that text.
  Result<CustomerId> who(const std::string& name) const;
  // By name; the first one for an empty text; `invalid_input` when the story has not opened it.
  Result<StoreId> branch(const std::string& name) const;
  // By name; defined at its first mention.
  Result<ItemId> item(const std::string& name);
  void come_to(Instant now, StoreId branch);
  Instant instant(date::year_month_day day, int minute) const;

  IdempotencyKey next_key();
  // Records something that happens now.
  Result<void> record(CustomerId customer, EventBody body);
  // A profile and, of a child, who consents for her: in one commit.
  Result<void> record_profile(CustomerId customer, EventBody profile, const Details& details);
  Result<CustomerId> add_customer(const AddCustomer& added);
  Result<void> change_customer(CustomerId customer, const Details& details);

  // Orders wait until somebody looks, so that those of several customers are recorded in the order of time.
  Result<void> place_later(const PlaceOrders& orders);
  Result<void> place_waiting_orders();
  // Records the order now; what it was, in the story's words.
  Result<std::string> place_now(CustomerId customer, OrderPlaced order);
  // Takes back the order placed last; what it was. `not_found` when there is none left.
  Result<std::string> undo();

  struct Erased {
    std::uint64_t events = 0;
    std::uint64_t entries_left = 0;   // of hers in the journal
    std::uint64_t mentions_left = 0;  // of her name or numbers in any byte of the journal
    std::size_t kept_by_law = 0;
    std::optional<std::int32_t> kept_until = {};
  };
  Result<Erased> erase(CustomerId customer);
  bool was_erased(CustomerId customer) const { return erased_.contains(customer); }

  // Keeps a snapshot and opens the shop again over the same journal, with nothing else left in memory.
  Result<void> restart();

 private:
  StoryShop();

  Result<void> open();
  Event event(CustomerId customer, Instant at, EventBody body);
  Result<LineItem> line_item(const OrderedLine& line);
  Result<ModifierId> modifier(const std::string& name);
  std::string words(const OrderPlaced& order) const;
  Result<std::uint64_t> mentions(const Customer& customer) const;

  struct Placed {
    CustomerId customer;
    IdempotencyKey order;
    std::string words;
  };

  MemoryJournal journal_;
  MemoryStatutoryStore statutory_;
  std::unique_ptr<KeyRing> keys_;
  FixedClock clock_{Instant{}};
  std::unique_ptr<Shop> shop_;  // after what it stands on
  Bucket bucket_{1};
  StoreId branch_;
  std::uint64_t keys_minted_ = 0;
  std::uint64_t customers_minted_ = 0;
  CustomerId mentioned_last_;
  std::map<std::string, CustomerId, std::less<>> people_;
  std::set<CustomerId> erased_;
  std::vector<Event> waiting_;
  std::vector<Placed> placed_;  // oldest first
};

}  // namespace dangol::story
