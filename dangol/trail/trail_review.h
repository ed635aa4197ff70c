// A month of the trail looked through (standard of security measures 8(2): once a month): who saw how many guests, and
// what is out of the ordinary. Whoever reads it decides what it means.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "base/time.h"
#include "trail/trail.h"

namespace dangol {

enum class TrailOddity : std::uint8_t {
  many_guests,  // in one day she saw three times as many as on her usual day, and fifty at least
  at_night,     // something was looked at between midnight and five in the morning
  refused,      // ten times or more in one day something was wanted that she may not, or that is not there
  wrong_pin,    // five wrong PINs in one day
  console       // a command on the machine read or changed somebody
};
std::string_view word_of(TrailOddity oddity);

struct OddDay {
  TrailOddity what{};
  StaffId account;
  std::int32_t day = 0;     // local
  std::uint64_t count = 0;  // of guests, or of times
  friend bool operator==(const OddDay&, const OddDay&) = default;
};

struct AccountMonth {
  StaffId account;
  std::uint64_t times = 0;   // rows that showed or changed somebody
  std::uint64_t guests = 0;  // different ones
  std::int32_t days = 0;     // on which she did
};

struct TrailReview {
  std::vector<AccountMonth> accounts;  // by number
  std::vector<OddDay> odd;             // by day
  std::vector<TrailRow> exports;       // oldest first
};

// The rows from `from` until before `until`.
Result<TrailReview> review_trail(const Trail& trail, Instant from, Instant until, const Zone& zone);

}  // namespace dangol
