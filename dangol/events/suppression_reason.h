// Why nothing is sent. Of several reasons the first is told, in the order of the guards (consent/gate.cc): first what
// she wants, then what the law asks of the message and its hour, then restraint, then what the shop has not arranged.
// The numbers are on disk: never reuse one.
#pragma once

#include <cstddef>
#include <cstdint>

namespace dangol {

enum class SuppressionReason : std::uint8_t {
  no_address = 0,               // she has no number or address for this channel
  refused = 1,                  // she said no to advertising by it
  no_consent = 2,               // she was not asked, or not for this channel (Network Act 50(1))
  consent_not_reconfirmed = 3,  // two years have passed (decree 62-3(1))
  advertising_not_marked = 4,   // it does not begin with "(광고)" (50(4))
  sender_not_named = 5,         // likewise
  no_free_opt_out = 6,          // likewise, and 50(6)
  quiet_hours = 7,       // AdvertisingHours, without consent for the night (50(3)); e-mail is exempt (decree 61(2))
  resting = 8,           // a hard time, or she asked for a pause: no promotion
  bought_only_once = 9,  // nobody needs a second one
  cap_of_day = 10,       // enough for her today, this week, this month, by whatever channel
  cap_of_week = 11,
  cap_of_month = 12,
  cap_of_shop = 13,            // enough by the shop today
  fatigue = 14,                // she has begun to turn away from what is sent
  no_relay_contract = 15,      // nobody who may handle her data carries it (PIPA 26(1))
  relay_not_announced = 16,    // the public notice does not name the relay (26(2))
  relay_not_told = 17,         // customers were not told of a relay that carries advertising (26(3))
  relay_not_certified = 18,    // no valid certificate of the relay (Network Act 50-3(1))
  sender_not_registered = 19,  // no registered sender number (Telecommunications Business Act 84-2)
  budget_spent = 20,
  consent_text_outdated = 21,  // her yes was to a text that says something else (PIPA 15(2))
  text_incomplete = 22,        // it says something that is not known of her
  complaint_open = 23,         // what she complained of has not been answered
  her_own_pace = 24,           // she wants no more than she has had in 30 days
  address_is_dead = 25,        // what was sent to it came back: there is no such address (any more)
  end,                         // of the reasons: none
};
inline constexpr auto suppression_reasons = static_cast<std::size_t>(SuppressionReason::end);

}  // namespace dangol
