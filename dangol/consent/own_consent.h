// Who is old enough to consent herself: under 14 only a guardian may (PIPA 22-2(1), docs/law.md A8). A guardian's
// consent cannot be recorded, so a profile that says she is younger is kept nowhere.
#pragma once

#include <date/date.h>

#include <optional>

#include "base/result.h"

namespace dangol {

// Completed years; born on the 29th of February she turns older on the 1st of March (Civil Act 160).
inline int age_on(date::year_month_day birth, date::year_month_day day) {
  const int years = static_cast<int>(day.year()) - static_cast<int>(birth.year());
  const bool before_birthday = day.month() / day.day() < birth.month() / birth.day();
  return before_birthday ? years - 1 : years;
}

inline bool may_consent_herself(date::year_month_day birth, date::year_month_day today) {
  constexpr int age_of_own_consent = 14;
  return age_on(birth, today) >= age_of_own_consent;
}

// `forbidden`. Whose birth date is not known may.
inline Result<void> check_age(std::optional<date::year_month_day> birth, date::year_month_day today) {
  if (!birth || may_consent_herself(*birth, today)) return {};
  return Error{ErrorCode::forbidden,
               "she is under 14: a guardian's consent is needed, and that cannot be recorded yet; nothing of hers is "
               "kept (PIPA 22-2)"};
}

}  // namespace dangol
