#include "audience/audience_row.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dangol {
namespace {

// Puts a number where it fits; what does not makes the row unusual.
template <class Kept, class Number>
void keep(AudienceRow& row, Kept& place, Number number, Number lowest, Number highest) {
  if (number >= lowest && number <= highest) {
    place = static_cast<Kept>(number);
  } else {
    row.flags |= AudienceRow::unusual;
  }
}

void keep_day(AudienceRow& row, RowDay& place, std::int32_t day) {
  if (day != unknown_day) keep<RowDay, std::int32_t>(row, place, day, 1, last_row_day);
}

}  // namespace

std::optional<std::size_t> reach_of(Channel channel) {
  const auto at = std::ranges::find(reached_by, channel);
  return at == reached_by.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - reached_by.begin()));
}

RowDay row_day(std::int32_t day) { return static_cast<RowDay>(std::clamp<std::int32_t>(day, 1, last_row_day)); }

AudienceRow row_of(const CustomerFacts& facts) {
  AudienceRow row;
  if (facts.agreed_personalisation) row.flags |= AudienceRow::in_play;
  if (facts.agreed_marketing) row.flags |= AudienceRow::agreed;
  row.birthday_month = facts.birthday_month;
  constexpr std::uint32_t most = std::numeric_limits<std::uint16_t>::max() - 1;
  keep<std::uint16_t, std::uint32_t>(row, row.visits, facts.visits, 0, most);
  keep<std::uint16_t, std::uint32_t>(row, row.store, facts.store.value, 0, most);
  keep_day(row, row.last_visit, facts.last_visit_day);
  keep_day(row, row.first_visit, facts.first_visit_day);
  if (facts.known_since_day != facts.first_visit_day) row.flags |= AudienceRow::unusual;
  constexpr std::int64_t most_spent = std::numeric_limits<std::int32_t>::max() - 1;
  keep<std::int32_t, std::int64_t>(row, row.spent_minor, facts.spent_minor, -most_spent, most_spent);
  const double tenths = std::round(10 * facts.cycle_days);
  if (!std::isnan(tenths)) keep<std::uint16_t, double>(row, row.cycle_tenths, tenths, 1, most);
  const bool is_in_tenths = tenths / 10 == facts.cycle_days && facts.last_visit_day != unknown_day;
  if (!std::isnan(tenths) && !is_in_tenths) row.flags |= AudienceRow::unusual;
  return row;
}

void note_reach(AudienceRow& row, const SendQuestion& question) {
  const auto reach = reach_of(question.channel);
  if (!reach) return;
  if (question.has_address) row.flags |= static_cast<std::uint8_t>(AudienceRow::has_address << *reach);
  const Answer answer = question.consent.answer(Purpose::marketing, question.channel);
  const Instant counts_since = question.counts_since.of(Purpose::marketing);
  const bool outdated = question.consent.is_outdated(Purpose::marketing, question.channel, counts_since);
  const unsigned code = outdated ? AudienceRow::given_outdated : static_cast<unsigned>(answer);
  row.answers |= static_cast<std::uint8_t>(code << (2 * *reach));
  if (const auto day = goes_stale_on(question, Purpose::marketing)) row.stale_on[*reach] = row_day(*day);
  if (const auto day = agreed_to_night_until(question)) row.night_until[*reach] = row_day(*day);
}

void note_messages(AudienceRow& row, const Outbox& outbox, CustomerId guest, const Zone& zone) {
  const auto latest = outbox.latest_sent(guest, zone);
  for (std::size_t i = 0; i < latest.size(); ++i) {
    if (latest[i]) row.sent_on[i] = row_day(*latest[i]);
  }
  for (const OutboxMessage& each : outbox.messages_of(guest))
    row.last_queued = std::max(row.last_queued, row_day(zone.local(each.queued_at).day));
}

}  // namespace dangol
