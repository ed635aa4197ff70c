// One customer as staff know her: her profile and what is noted about her. Folded from her personal events.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "events/event.h"

namespace dangol {

struct Note {
  Instant at;
  StaffId staff;
  std::string text;
  friend bool operator==(const Note&, const Note&) = default;
};

// Who answers for a child under 14, and when that was verified or last set right.
struct Guardian {
  GuardianConsented told;
  Instant at;
  friend bool operator==(const Guardian&, const Guardian&) = default;
};

struct Customer {
  CustomerId id;
  Profile profile;
  std::vector<Note> notes;             // oldest first
  std::vector<std::string> allergies;  // present ones, in the order told
  std::optional<Guardian> guardian;    // until she is 14
  friend bool operator==(const Customer&, const Customer&) = default;
};

// Folds one of her personal events; the others change nothing here.
void apply(Customer& customer, const Event& event);

// What to call her at the counter: Profile::called, else her name.
const std::string& called(const Customer& customer);

}  // namespace dangol
