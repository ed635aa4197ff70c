// One guest as the models of the whole shop meet her, and the walk over all of them.
#pragma once

#include <functional>
#include <string_view>

#include "base/ids.h"
#include "feedback/guest_feedback.h"
#include "habits/customer_habits.h"
#include "insights/shown_suggestions.h"
#include "insights/trial.h"

namespace dangol {

struct Guest {
  CustomerId id;
  const CustomerHabits& habits;
  const TrialOutcome& trial;
  bool personalised = true;                     // she did not refuse: her name may stand on a list
  bool marketing = false;                       // she agreed to it
  std::string_view profile = {};                // encoded (events/codec.h); empty in tests
  const GuestFeedback* feedback = nullptr;      // null: she never said anything
  const ShownSuggestions* suggested = nullptr;  // null: nothing ever was
};

// Calls `each` once for every guest; a guest is valid only during the call. Models that need several passes walk again.
using GuestWalk = std::function<void(const std::function<void(const Guest&)>& each)>;

}  // namespace dangol
