#include "feedback/ask.h"

namespace dangol {
namespace {

std::optional<Ask> worth_asking(const AskQuestion& q) {
  if (q.tried) return Ask{AskReason::tried_new, q.tried};
  if (q.visits == 1) return Ask{AskReason::first_visit};
  if (q.change_noticed) return Ask{AskReason::change_noticed};
  return std::nullopt;
}

}  // namespace

std::optional<WhyNotAsk> why_not_ask(const AskQuestion& q) {
  if (!q.may_personalise) return WhyNotAsk::not_personalised;
  if (q.feedback.open_complaint() != nullptr) return WhyNotAsk::complaint_open;
  if (q.is_resting) return WhyNotAsk::resting;
  if (q.days_since_visit.value_or(0) == 0) return WhyNotAsk::no_visit;
  if (*q.days_since_visit > most_days_after_visit) return WhyNotAsk::long_ago;
  if (q.feedback.left_unanswered() >= most_left_unanswered) return WhyNotAsk::left_unanswered;
  if (q.days_since_spoken) {
    if (*q.days_since_spoken < least_days_between_asking) return WhyNotAsk::too_soon;
    if (q.visits_since_spoken < least_visits_between_asking) return WhyNotAsk::too_few_visits;
  }
  return std::nullopt;
}

AskVerdict may_ask(const AskQuestion& q) {
  if (const auto why_not = why_not_ask(q)) return *why_not;
  const auto ask = worth_asking(q);
  return ask ? AskVerdict(*ask) : AskVerdict(WhyNotAsk::nothing_special);
}

}  // namespace dangol
