#include "consent/consent_term.h"

#include <algorithm>

#include "consent/consent_names.h"

namespace dangol {
namespace {

constexpr date::years consent_lasts{2};

}  // namespace

std::int32_t consent_ends_on(std::int32_t given_day) {
  date::year_month_day later = date::year_month_day{date::sys_days{date::days{given_day}}} + consent_lasts;
  if (!later.ok()) later = later.year() / later.month() / date::last;
  return static_cast<std::int32_t>(date::sys_days{later}.time_since_epoch().count());
}

void count_ending(ConsentsEnding& ending, const ConsentState& consent, const Zone& zone, std::int32_t today) {
  bool has_ended = false;
  std::int32_t first = 0;
  for (const Purpose purpose : {Purpose::marketing, Purpose::night_marketing}) {
    for (const Channel channel : advertised_by) {
      const auto given = consent.given_at(purpose, channel);
      if (!given) continue;
      const Instant since = std::max(*given, consent.reconfirmed_at().value_or(*given));
      const std::int32_t end = consent_ends_on(zone.local(since).day);
      has_ended |= end <= today;
      if (end > today && end <= today + soon_days) first = first == 0 ? end : std::min(first, end);
    }
  }
  ending.soon += first > 0 ? 1 : 0;
  ending.ended += first == 0 && has_ended ? 1 : 0;
  if (first > 0) ending.first_day = ending.first_day == 0 ? first : std::min(ending.first_day, first);
}

}  // namespace dangol
