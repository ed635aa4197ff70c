#include "api/card_cache.h"

#include <algorithm>

namespace dangol {

CardCache::CardCache(std::size_t customers)
    : sets_of_shard_(std::clamp(2 * customers, fewest_cards, most_cards) / shards / slots_of_set) {
  for (Shard& shard : shards_) shard.sets.resize(sets_of_shard_);
}

// The high bits of the hash: it multiplies, so the low ones are as regular as the ids.
std::size_t CardCache::place_of(CustomerId customer) const {
  return (std::hash<CustomerId>{}(customer) >> 32) % (shards * sets_of_shard_);
}

SharedText CardCache::find(const Key& key) const {
  const Shard& shard = shard_of(key.customer);
  const std::lock_guard lock(shard.mutex);
  for (const Slot& slot : shard.sets[place_of(key.customer) % sets_of_shard_].slots) {
    if (slot.card && slot.key == key) return slot.card;
  }
  return {};
}

std::uint64_t CardCache::changes(CustomerId customer) const {
  const Shard& shard = shard_of(customer);
  const std::lock_guard lock(shard.mutex);
  return shard.changes;
}

void CardCache::put(const Key& key, std::uint64_t since_changes, SharedText card) {
  if (card.view().size() > longest_card_bytes) return;
  Shard& shard = shard_of(key.customer);
  const std::lock_guard lock(shard.mutex);
  if (since_changes != shard.changes) return;
  Set& set = set_of(shard, key.customer);
  const auto is_free = [&](const Slot& slot) { return !slot.card || slot.key.period != key.period; };
  auto slot = std::ranges::find_if(set.slots, is_free);
  if (slot == set.slots.end()) slot = set.slots.begin() + static_cast<std::ptrdiff_t>(set.next++ % slots_of_set);
  *slot = {key, std::move(card)};
  newest_period_.store(key.period, std::memory_order_relaxed);
}

void CardCache::forget(CustomerId customer) {
  Shard& shard = shard_of(customer);
  const std::lock_guard lock(shard.mutex);
  ++shard.changes;
  for (Slot& slot : set_of(shard, customer).slots) {
    if (slot.key.customer == customer) slot = {};
  }
}

void CardCache::drop_expired() {
  const std::int64_t newest = newest_period_.load(std::memory_order_relaxed);
  for (Shard& shard : shards_) {
    const std::lock_guard lock(shard.mutex);
    for (Set& set : shard.sets) {
      for (Slot& slot : set.slots) {
        if (slot.key.period != newest) slot = {};
      }
    }
  }
}

}  // namespace dangol
