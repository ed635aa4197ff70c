// An advertisement with everything the law wants to see in it, as a long message and, where possible, as an SMS.
//
//   const AdvertisingText text = advertising_text(parts, body);
//   // text.whole: send as LMS; text.sms: the same or a shortened body, within 90 bytes
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "templates/advertising_form.h"
#include "templates/sms_size.h"

namespace dangol {

struct AdvertisingText {
  std::string whole;  // nothing cut
  SmsSize size;       // of the whole; names what CP949 does not have: with that there is neither sms nor lms
  std::optional<std::string> sms;  // at most 90 bytes; nothing when no word of the body would remain
  std::optional<std::string> lms;  // at most 2,000 bytes
};

// Only the body is ever shortened; mark, sender, contact and opt-out stay whole. Refused with invalid_input when the
// parts themselves could not pass advertising_form(): a sender without a name, an opt-out that is not free.
Result<AdvertisingText> advertising_text(const AdvertisingParts& parts, std::string_view body);

}  // namespace dangol
