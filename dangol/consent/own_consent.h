// Who is old enough to consent herself: under 14 only a guardian may, and of a child nothing is kept before the
// guardian's consent has been verified (PIPA 22-2(1), docs/law.md A8).
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

inline constexpr int age_of_own_consent = 14;

inline bool may_consent_herself(date::year_month_day birth, date::year_month_day today) {
  return age_on(birth, today) >= age_of_own_consent;
}

// Whose birth date is not known is taken for grown up.
inline bool is_child(std::optional<date::year_month_day> birth, date::year_month_day today) {
  return birth && !may_consent_herself(*birth, today);
}

// Her fourteenth birthday.
inline date::year_month_day consents_herself_from(date::year_month_day birth) {
  const date::year_month_day day = birth + date::years{age_of_own_consent};
  return day.ok() ? day : day.year() / date::March / 1;
}

// `forbidden`, when no guardian's consent holds for a child.
inline Result<void> check_age(std::optional<date::year_month_day> birth, date::year_month_day today,
                              bool guardian_consented = false) {
  if (guardian_consented || !is_child(birth, today)) return {};
  return Error{ErrorCode::forbidden,
               "she is under 14: verify her guardian's consent first, and give the guardian's name, phone and how it "
               "was verified; until then nothing of hers is kept (PIPA 22-2)"};
}

}  // namespace dangol
