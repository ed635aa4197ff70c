// What invented guests say of how it was: now and then, mostly content, sometimes let down.
#pragma once

#include <cstdint>
#include <optional>

#include "events/event.h"

namespace dangol {

// Of one visit. The same guest and day say the same, whatever else is invented.
std::optional<FeedbackGiven> invented_feedback(CustomerId guest, int day, ItemId main_item);

}  // namespace dangol
