// Why nothing is sent, in order of precedence: of several reasons the first is told. First what she wants, then what
// the law asks of the message and its hour, then restraint, then what the shop has not arranged.
#pragma once

#include <cstddef>
#include <cstdint>

namespace dangol {

enum class SuppressionReason : std::uint8_t {
  no_address,               // she has no number or address for this channel
  refused,                  // she said no to advertising by it
  no_consent,               // she was not asked, or not for this channel (Network Act 50(1))
  consent_not_reconfirmed,  // two years have passed (decree 62-3(1))
  advertising_not_marked,   // it does not begin with "(광고)" (50(4))
  sender_not_named,         // likewise
  no_free_opt_out,          // likewise, and 50(6)
  quiet_hours,              // 20:50 to 08:00 without consent for the night (50(3)); e-mail is exempt (decree 61(2))
  sensitive_event,          // bereavement or illness: no promotion
  bought_only_once,         // nobody needs a second one
  cap_of_day,               // enough for her today, this week, this month, by whatever channel
  cap_of_week,
  cap_of_month,
  cap_of_shop,            // enough by the shop today
  fatigue,                // she has begun to turn away from what is sent
  no_relay_contract,      // nobody who may handle her data carries it (PIPA 26(1))
  relay_not_announced,    // the public notice does not name the relay (26(2))
  relay_not_told,         // customers were not told of a relay that carries advertising (26(3))
  relay_not_certified,    // no valid certificate of the relay (Network Act 50-3(1))
  sender_not_registered,  // no registered sender number (Telecommunications Business Act 84-2)
  budget_spent,
  end,  // of the reasons: none
};
inline constexpr auto suppression_reasons = static_cast<std::size_t>(SuppressionReason::end);

}  // namespace dangol
