// Events to journal entries and back; personal fields are sealed on the way in and opened on the way out.
// The byte layout is documented in docs/journal-format.md, whose version is `journal_format_version`.
#pragma once

#include "base/result.h"
#include "events/event.h"
#include "events/journal.h"
#include "events/key_ring.h"

namespace dangol {

inline constexpr int journal_format_version = 1;

class Codec {
 public:
  explicit Codec(KeyRing& keys) : keys_(keys) {}

  // `not_found` when the event is personal and its customer has no key: never registered, or erased.
  Result<Entry> encode(const Event& event);

  // Keeps the keys that the entry carries. `unavailable` when it does not open or is damaged.
  Result<Event> decode(const Entry& entry);

 private:
  KeyRing& keys_;
};

}  // namespace dangol
