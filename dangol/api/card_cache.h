// Cards as they were last sent, so that one that is opened again within the same five minutes need not be computed
// again. In memory only: room for each customer, but for most_cards at most, some 1.2 KB each while they are in use.
//
//   if (auto card = cache.find(key)) return card;
//   const auto since = cache.changes(key.customer);  // before reading what the card is made of
//   cache.put(key, since, computed);                 // not kept when she changed meanwhile
//
// Safe to call from many threads. Whoever records calls forget() after the change can be read and before it is
// acknowledged: a card is never older than her last acknowledged change.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "api/shared_text.h"
#include "base/ids.h"
#include "base/time.h"
#include "messages/card_words.h"

namespace dangol {

class CardCache {
 public:
  // What a card depends on beside what is recorded of her.
  struct Key {
    CustomerId customer;
    StoreId store;
    Language language{};
    std::int64_t period = 0;         // period_of(now): with time alone a card changes slowly
    std::uint64_t shop_version = 0;  // of the catalog and the settings
    friend bool operator==(const Key&, const Key&) = default;
  };
  // Five minutes, beginning where the clock's do: "earlier than usual" is said from twenty on, and a day begins with
  // one.
  static std::int64_t period_of(Instant at) {
    using FiveMinutes = std::chrono::duration<std::int64_t, std::ratio<300>>;
    return std::chrono::floor<FiveMinutes>(at).time_since_epoch().count();
  }

  static constexpr std::size_t longest_card_bytes = 1'800;  // longer ones (many notes) are computed each time
  static constexpr std::size_t most_cards = 200'000;
  static constexpr std::size_t fewest_cards = 1'024;

  explicit CardCache(std::size_t customers);
  std::size_t capacity() const { return shards * sets_of_shard_ * slots_of_set; }

  SharedText find(const Key& key) const;  // empty: compute it
  // A number that is another one after each forget() of hers.
  std::uint64_t changes(CustomerId customer) const;
  void put(const Key& key, std::uint64_t since_changes, SharedText card);

  void forget(CustomerId customer);
  void drop_expired();  // frees the cards of periods before the newest; walks through all

 private:
  static constexpr std::size_t shards = 64;
  static constexpr std::size_t slots_of_set = 4;

  struct Slot {
    Key key;
    SharedText card;
  };
  struct Set {
    std::array<Slot, slots_of_set> slots;
    std::size_t next = 0;  // the slot that the next new card takes
  };
  struct Shard {
    mutable std::mutex mutex;
    std::uint64_t changes = 0;
    std::vector<Set> sets;  // all cards of one customer are in one of them
  };

  Shard& shard_of(CustomerId customer) { return shards_[place_of(customer) / sets_of_shard_]; }
  const Shard& shard_of(CustomerId customer) const { return shards_[place_of(customer) / sets_of_shard_]; }
  Set& set_of(Shard& shard, CustomerId customer) const { return shard.sets[place_of(customer) % sets_of_shard_]; }
  std::size_t place_of(CustomerId customer) const;

  std::size_t sets_of_shard_;
  std::array<Shard, shards> shards_;
  std::atomic<std::int64_t> newest_period_{0};
};

}  // namespace dangol
