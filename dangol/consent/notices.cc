#include "consent/notices.h"

#include <algorithm>

#include "consent/consent_term.h"
#include "consent/gate.h"

namespace dangol {
namespace {

bool is_too_late(Instant at, Instant now) { return at + answers_are_told_within < now; }
bool is_still_at_it(Instant at, Instant now) { return at + answers_settle_in > now; }

// Of what is transmitted: what she said of words in the shop itself, the shop heard from her in person or shows her.
DueNotice of_answers(const ConsentState& consent, Instant now) {
  DueNotice due{Notice::answers, consent.untold(), {}};
  std::erase_if(due.answers,
                [now](const ConsentAnswer& each) { return is_in_house(each.channel) || is_too_late(each.at, now); });
  if (std::ranges::any_of(due.answers, [now](const ConsentAnswer& each) { return is_still_at_it(each.at, now); }))
    due.answers.clear();
  return due;
}

DueNotice of_requests(const RightsRequests& requests, Instant now) {
  DueNotice due{Notice::requests, {}, requests.untold()};
  std::erase_if(due.requests, [now](const GuestRequest& each) { return is_too_late(each.answered_at, now); });
  if (std::ranges::any_of(due.requests,
                          [now](const GuestRequest& each) { return is_still_at_it(each.answered_at, now); }))
    due.requests.clear();
  return due;
}

DueNotice of_what_holds(const ConsentState& consent, Instant now, const Zone& zone) {
  DueNotice due{Notice::consent_holds, consent.to_advertising(), {}};
  const std::int32_t today = zone.local(now).day;
  std::erase_if(due.answers, [&](const ConsentAnswer& each) {
    if (each.answer != Answer::given) return true;
    const std::int32_t end =
        consent_ends_on(zone.local(std::max(each.at, consent.reconfirmed_at().value_or(each.at))).day);
    return today < end - consent_is_told_before.count() || today >= end;
  });
  return due;
}

}  // namespace

std::vector<DueNotice> due_notices(const ConsentState& consent, const RightsRequests& requests, Instant now,
                                   const Zone& zone) {
  std::vector<DueNotice> all{of_answers(consent, now), of_requests(requests, now), of_what_holds(consent, now, zone)};
  std::erase_if(all, [](const DueNotice& each) { return each.answers.empty() && each.requests.empty(); });
  for (DueNotice& each : all) std::ranges::sort(each.answers, {}, &ConsentAnswer::at);
  return all;
}

}  // namespace dangol
