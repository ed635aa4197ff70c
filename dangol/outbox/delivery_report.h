// What a provider tells later of a message that it had taken: by a call to us, or by a mail that came back.
#pragma once

#include <cstdint>
#include <string>

#include "base/ids.h"

namespace dangol {

enum class Delivery : std::uint8_t { delivered = 1, failed, bounced };  // bounced: there is no such address (any more)

struct DeliveryReport {
  MessageId message;
  Delivery outcome = Delivery::delivered;
  std::string detail;  // the provider's code; nothing personal
};

}  // namespace dangol
