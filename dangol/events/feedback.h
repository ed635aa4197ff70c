// What guests say of how it was, when they were asked, and that somebody answered them: the events of feedback.
// It is about the visit before it.
#pragma once

#include <cstdint>
#include <string>

#include "base/ids.h"

namespace dangol {

// By which she is asked, or tells it: at the counter, on her own page, by the link in a message, on the phone.
enum class FeedbackWay : std::uint8_t { counter = 1, own_page = 2, message = 3, phone = 4 };

inline constexpr std::uint8_t best_score = 5;

struct FeedbackAsked {
  FeedbackWay way = FeedbackWay::counter;
  StaffId staff{};
  friend bool operator==(const FeedbackAsked&, const FeedbackAsked&) = default;
};

struct FeedbackGiven {  // sealed with her key: her words are as personal as she is
  FeedbackWay way = FeedbackWay::counter;
  std::uint8_t score = 0;  // 1..5; 0: she gave none
  bool complains = false;  // whatever the score
  ItemId item{};           // what it is about; 0: the visit as a whole
  std::string text{};      // may be empty
  StaffId staff{};         // who wrote it down; 0: she herself
  friend bool operator==(const FeedbackGiven&, const FeedbackGiven&) = default;
};

struct ComplaintAnswered {  // sealed with her key: whatever she complained of until then is settled
  StaffId staff{};
  std::string text{};  // what was done; may be empty
  friend bool operator==(const ComplaintAnswered&, const ComplaintAnswered&) = default;
};

}  // namespace dangol
