// What a guest's request, and an answer to it, must hold before it is recorded (docs/law.md C1, C2).
#pragma once

#include "base/result.h"
#include "consent/rights_requests.h"

namespace dangol {

// `conflict`: she has asked for that already and nobody has answered; an answer to nothing; a delay too many, or after
// its day. `invalid_input`: no reason where the law wants one, one where there is none, or an erasure that is called
// done: erasing her is that answer. An event that `known` has already is let through: the journal knows it.
Result<void> accept_request(const Event& event, const RightsRequests& known, const Zone& zone);

}  // namespace dangol
