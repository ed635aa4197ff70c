// Whether what is stored of each customer is what her events say: for `dangol verify`.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "events/journal.h"
#include "events/key_ring.h"

namespace dangol {

// Folds every event afresh, as far as the snapshot reaches, and holds the snapshot against it, customer by customer.
// One sentence for each that differs, with bucket and number and nothing else of hers, at most `most` of them; none
// when there is no snapshot, or one of another version, which is not used. Takes the time and memory of a start without
// a snapshot. `keys` becomes the fresh fold's.
//
// Of the shop's own part the settings, the menu and the staff are compared. What it has learned from all orders is not:
// it keeps what erased customers taught, whose events are gone, and logarithms differ in their last digit from one
// processor to the next.
Result<std::vector<std::string>> check_snapshot(const Journal& journal, KeyRing& keys, std::size_t most = 100);

}  // namespace dangol
