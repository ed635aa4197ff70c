// What the law wants a guest told about her answers, and when: that one to advertising was heard (Network Act 50(7),
// decree 62-2: within 14 days), that what else she took back is done (PIPA 37(5), decree 44(2): within 10), what became
// of her requests (decree 41(5), 43(3)) and, every two years, that her yes to advertising still holds (50-8, decree
// 62-3).
#pragma once

#include <vector>

#include "base/time.h"
#include "consent/consent_state.h"
#include "consent/rights_requests.h"

namespace dangol {

// She may still be at her page or at the counter, answering: one notice tells of all.
inline constexpr std::chrono::minutes answers_settle_in{10};
inline constexpr date::days answers_are_told_within{14};
// So long before two years are over.
inline constexpr date::days consent_is_told_before{30};

struct DueNotice {
  Notice what = Notice::none;
  std::vector<ConsentAnswer> answers = {};  // that it is about, oldest first
  std::vector<GuestRequest> requests = {};  // likewise
};

// At most one of each kind. An answer older than fourteen days was told elsewhere or is too late to be; a yes older
// than two years is none any more, and nothing revives it but another yes.
std::vector<DueNotice> due_notices(const ConsentState& consent, const RightsRequests& requests, Instant now,
                                   const Zone& zone);

}  // namespace dangol
