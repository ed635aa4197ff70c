// The keys of the events that came last, in memory: which position has this (bucket, customer, key)?
// Not thread-safe. About 60 bytes a key.
#pragma once

#include <cstdint>
#include <optional>
#include <tuple>
#include <vector>

#include "events/journal.h"

namespace dangol {

struct EventKey {
  Bucket bucket;
  CustomerId customer;
  IdempotencyKey key;
  Position position = 0;

  // The order of event_key's primary key: neighbours in it are neighbours on disk.
  friend bool operator<(const EventKey& a, const EventKey& b) {
    return std::tie(a.bucket.value, a.customer.value, a.key) < std::tie(b.bucket.value, b.customer.value, b.key);
  }
};

class RecentKeys {
 public:
  std::optional<Position> find(const Entry& entry) const;
  // The key must not be there yet.
  void add(const EventKey& key);
  // Takes back what was added after there were `size` keys.
  void shrink(std::size_t size);
  void remove_upto(Position position);
  void remove(Bucket bucket, CustomerId customer, const std::vector<Position>& positions);

  std::size_t size() const { return keys_.size(); }
  const std::vector<EventKey>& keys() const { return keys_; }  // in the order of adding

 private:
  static std::size_t hash(Bucket bucket, CustomerId customer, const IdempotencyKey& key);
  void rebuild(std::size_t slots);
  void place(std::size_t index);

  std::vector<EventKey> keys_;
  std::vector<std::uint32_t> slots_;  // open addressing: 0 empty, else 1 + index into keys_; a power of two of them
};

}  // namespace dangol
