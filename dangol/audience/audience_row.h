// What is kept of one guest to choose her by, in 47 bytes with her id: what the commonest rules ask and what the gate
// asks. Days, never ages, so that no midnight makes it wrong; what a row has no room for is marked unusual and asked
// for.
//
//   AudienceRow row = row_of(facts);                                   facts: of all her visits, none ahead of a day
//   for (const Channel channel : reached_by) note_reach(row, question_about(her, channel));
//   note_messages(row, outbox, her, zone);
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "base/time.h"
#include "consent/gate.h"
#include "outbox/outbox.h"
#include "segments/customer_facts.h"

namespace dangol {

// The channels by which a campaign goes to many; nothing is kept of others. What is said or printed in the shop goes to
// few: there the gate is asked of everybody in the rule.
inline constexpr std::array reached_by{Channel::sms, Channel::kakao, Channel::email};
// Its place among them.
std::optional<std::size_t> reach_of(Channel channel);

// A local day as rows keep it: 1 .. 65534 since 1970 (to the year 2149), what lies outside at the nearer end.
using RowDay = std::uint16_t;
inline constexpr RowDay no_day = 0;
inline constexpr RowDay last_row_day = 65'534;
RowDay row_day(std::int32_t day);

struct AudienceRow {
  static constexpr std::uint8_t in_play = 1;      // known, and she did not refuse personalisation
  static constexpr std::uint8_t unusual = 2;      // her numbers do not fit: the rule is asked of her facts
  static constexpr std::uint8_t agreed = 4;       // to advertising, by whatever channel
  static constexpr std::uint8_t has_address = 8;  // by the first of reached_by; then the others, each one bit higher
  static constexpr std::uint8_t touchy =
      64;  // she complained, has a pace of her own, may be tired of it or was not found: the gate is asked

  // By channel, two bits each: an Answer to advertising, or given_outdated.
  static constexpr std::uint8_t given_outdated = 3;

  std::uint8_t flags = 0;
  std::uint8_t answers = 0;
  std::uint8_t birthday_month = 0;  // 1..12; 0: not known
  std::uint16_t visits = 0;
  RowDay last_visit = no_day;
  RowDay first_visit = no_day;
  std::uint16_t cycle_tenths = 0;  // of a day; 0: not known
  std::uint16_t store = 0;         // 0: none
  std::int32_t spent_minor = 0;
  std::array<RowDay, reached_by.size()> stale_on{};     // from when a yes does not count any more
  std::array<RowDay, reached_by.size()> night_until{};  // agreed to the night until then; no_day: she did not
  std::array<RowDay, Outbox::latest_days> sent_on{};    // the last advertisements that count, the latest first
  RowDay last_queued = no_day;                          // any message
  friend bool operator==(const AudienceRow&, const AudienceRow&) = default;
};

// What rules ask.
AudienceRow row_of(const CustomerFacts& facts);
// What the gate asks of her by the question's channel, whatever the message and the hour.
void note_reach(AudienceRow& row, const SendQuestion& question);
void note_messages(AudienceRow& row, const Outbox& outbox, CustomerId guest, const Zone& zone);

}  // namespace dangol
