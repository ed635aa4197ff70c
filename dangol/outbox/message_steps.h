// From which step a message may go to which: the promise of the outbox in one function.
// Advertising leaves at most once: from `unknown` it is never handed over again. Information leaves at least once.
#pragma once

#include "events/sending.h"
#include "outbox/delivery_report.h"

namespace dangol {

bool may_move(MessageStep from, MessageStep to, MessageClass what);

// Where a provider's report moves it.
MessageStep step_told_by(Delivery outcome);

// Nothing of ours happens to it any more; a provider's report may still say otherwise.
bool is_over(MessageStep step);

// It left, or perhaps did: it counts towards what she was sent. So does what failed, but for what failed in the house
// (Outbox forgets when that was handed over): of providers' failures some arrive.
bool may_have_left(MessageStep step);

}  // namespace dangol
