// Whether a guest may be asked today how it was, and about what. Asking is a favour that she does: it is spent on what
// is worth it, and not again soon.
//
//   const AskVerdict verdict = may_ask(question);
//   if (const auto* ask = std::get_if<Ask>(&verdict)) ...       else the reason why not
//
// Pure: the same question has the same verdict.
#pragma once

#include <cstdint>
#include <optional>
#include <variant>

#include "base/ids.h"
#include "feedback/guest_feedback.h"

namespace dangol {

// Once a month: what is asked weekly is answered without thinking, and then not at all.
inline constexpr int least_days_between_asking = 30;
// At most at one visit in five: a guest who comes every day would otherwise hear it as often as a guest of once a week.
inline constexpr int least_visits_between_asking = 5;
// Twice asked and twice silent is an answer. What she says by herself begins it anew.
inline constexpr int most_left_unanswered = 2;
// Then nobody remembers how it was.
inline constexpr int most_days_after_visit = 45;

// What made the last visit worth asking about, the most telling first.
enum class AskReason : std::uint8_t {
  tried_new,       // item: she had not had anything like it before
  first_visit,     // it was her first
  change_noticed,  // her habits have changed lately
};

struct Ask {
  AskReason because{};
  ItemId item{};  // of tried_new
};

// In the order in which they are looked at.
enum class WhyNotAsk : std::uint8_t {
  not_personalised,  // she does not want her visits looked at
  complaint_open,    // she has said how it was, and waits for an answer
  resting,           // PaceChosen::rests_until: she is left in peace
  no_visit,          // none yet, or today's only
  long_ago,          // most_days_after_visit
  left_unanswered,   // most_left_unanswered
  too_soon,          // least_days_between_asking
  too_few_visits,    // least_visits_between_asking
  nothing_special,   // a visit like the others
};

struct AskQuestion {
  const GuestFeedback& feedback;
  bool may_personalise = true;
  bool is_resting = false;
  std::optional<int> days_since_visit = {};               // 0: today
  std::optional<int> days_since_spoken = {};              // GuestFeedback::last_spoken()
  std::uint32_t visits = 0;                               // all of hers
  int visits_since_spoken = least_visits_between_asking;  // days on which she came since then
  ItemId tried = {};                                      // at the last visit; 0: nothing new to her
  bool change_noticed = false;
};

using AskVerdict = std::variant<Ask, WhyNotAsk>;
AskVerdict may_ask(const AskQuestion& question);

// Whatever there is to ask about: why she is not asked now, by nobody and in no way.
std::optional<WhyNotAsk> why_not_ask(const AskQuestion& question);

}  // namespace dangol
