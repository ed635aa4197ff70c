// What she had agreed to at an instant in the past, each answer with how, when and by whom it was given: the proof that
// a message was allowed (PIPA 22, docs/law.md A10).
#pragma once

#include <span>
#include <vector>

#include "consent/consent_texts.h"
#include "events/event.h"

namespace dangol {

struct ConsentRecord {
  Instant at;  // when she said so
  ConsentChanged told;
  bool by_guardian = false;  // she was under 14 and her guardian had consented
  bool is_outgrown = false;  // a yes from before she was 14, or before her guardian's consent
};

// From her events in the order in which they were recorded: the answers that held at `then`, by purpose and channel.
// What was refused altogether later than it was given is not among them, but the refusal is. `zone`: the shop's, by
// whose days her age goes.
std::vector<ConsentRecord> consents_at(std::span<const Event> history, Instant then, const Zone& zone);

// A yes to a text that has been replaced by one that says something else, or one that is outgrown: allows nothing new.
inline bool is_outdated(const ConsentRecord& record, const CountsSince& since) {
  return record.told.given && (record.is_outgrown || record.at < since.of(record.told.purpose));
}

}  // namespace dangol
