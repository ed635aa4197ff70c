// What she had agreed to at an instant in the past, each answer with how, when and by whom it was given: the proof that
// a message was allowed (PIPA 22, docs/law.md A10).
#pragma once

#include <span>
#include <vector>

#include "events/event.h"

namespace dangol {

struct ConsentRecord {
  Instant at;  // when she said so
  ConsentChanged told;
};

// From her events in the order in which they were recorded: the answers that held at `then`, by purpose and channel.
// What was refused altogether later than it was given is not among them, but the refusal is.
std::vector<ConsentRecord> consents_at(std::span<const Event> history, Instant then);

}  // namespace dangol
