// A delivery report that came by a signed webhook: {"id": "123", "status": "delivered", "detail": "..."}.
#pragma once

#include <string_view>

#include "base/result.h"
#include "outbox/delivery_report.h"

namespace dangol {

// `id` is the message's, as it went out. Status: delivered, failed or bounced. `detail` may be left out, and is kept
// only when it looks like a code. Other fields are let be. The signature was verified before.
Result<DeliveryReport> parse_webhook_report(std::string_view body);

}  // namespace dangol
