// Where events are kept. A Journal stores entries (sealed bytes) and gives them back in the order of recording; it
// knows nothing of what they mean. Implementations: MemoryJournal here, SqliteJournal in storage/. One conformance
// suite (tests/conformance) runs over all of them.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "events/event.h"

namespace dangol {

// An event's place in the order of recording, from 1; 0 is "before the first".
using Position = std::uint64_t;

// An event as the journal holds it.
struct Entry {
  Bucket bucket;
  CustomerId customer;
  Instant at;
  EventKind kind{};
  IdempotencyKey key;
  std::uint64_t content = 0;  // keyed hash of kind, time and unsealed body: tells a retry from a contradiction
  std::string body;           // docs/journal-format.md; personal fields sealed
};

enum class AppendStatus : std::uint8_t {
  recorded,       // it is durable now
  already_known,  // an entry of the same customer, key and content was durable before
  contradicts,    // the key is taken by an entry with other content; nothing was written
};

struct Appended {
  Position position = 0;  // of the entry, or of the one that was there before
  AppendStatus status = AppendStatus::recorded;
};

// What was folded from one customer's entries, as bytes, so that starting does not read all of history again.
struct CustomerSnapshot {
  Bucket bucket;
  CustomerId customer;
  std::string body;
};

class Journal {
 public:
  virtual ~Journal() = default;

  // Appends all of `batch` or, on an error, nothing. On success every `recorded` entry survives loss of power.
  // One answer for each entry, in order. An entry whose key came earlier in the same batch is `already_known`.
  // After any I/O error the journal refuses further appends (`unavailable`) until it is opened again: what a failed
  // fsync left behind cannot be known.
  virtual Result<std::vector<Appended>> append(std::span<const Entry> batch) = 0;

  // Calls `visit` for each entry after `after`, in order, until it returns an error, which read() then returns.
  using Visit = std::function<Result<void>(Position, const Entry&)>;
  virtual Result<void> read(Position after, const Visit& visit) const = 0;

  // The entries of one customer, in order.
  virtual Result<void> read_customer(Bucket bucket, CustomerId customer, const Visit& visit) const = 0;

  // The entry of that customer and key; nothing when there is none.
  virtual Result<std::optional<Entry>> find(Bucket bucket, CustomerId customer, const IdempotencyKey& key) const = 0;

  // Removes the customer's entries and snapshot so that no byte of them can be read back from the files; returns how
  // many entries were removed. With `kinds`, only the entries of those kinds, and the snapshot stays: save one without
  // what they held first.
  virtual Result<std::uint64_t> erase(Bucket bucket, CustomerId customer, std::span<const EventKind> kinds) = 0;

  // Replaces the snapshots of the given customers and of the shop, and notes that together with those stored before
  // they hold everything up to `upto`. All or nothing.
  virtual Result<void> save_snapshot(Position upto, std::string_view shop,
                                     std::span<const CustomerSnapshot> changed) = 0;

  // Visits the shop's part and then each customer's, until one returns an error, which read_snapshot() then returns.
  // Visits nothing when there is no snapshot: then everything has to be read.
  using VisitShop = std::function<Result<void>(Position upto, std::string_view body)>;
  using VisitCustomer = std::function<Result<void>(Bucket, CustomerId, std::string_view body)>;
  virtual Result<void> read_snapshot(const VisitShop& visit_shop, const VisitCustomer& visit_customer) const = 0;

  // The position of the last entry; 0 when empty.
  virtual Result<Position> last() const = 0;
};

}  // namespace dangol
