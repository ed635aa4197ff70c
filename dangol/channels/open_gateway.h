// From what the shop has arranged to a gateway that can send: looks at each field before anything leaves.
//
//   auto gateway = open_gateway(arranged, clock);
//   if (!gateway) ...   gateway.error().message says what to write otherwise; it repeats nothing
//   const HandOver answer = (*gateway)->send(std::move(permission), message);
#pragma once

#include <memory>

#include "base/result.h"
#include "base/time.h"
#include "channels/curl_handle.h"
#include "events/sending.h"
#include "outbox/gateway.h"

namespace dangol {

// smtp carries e-mail, solapi text messages and KakaoTalk, webhook anything. Opens no connection yet. `clock` is to
// outlive the gateway, which is of one thread at a time.
Result<std::unique_ptr<Gateway>> open_gateway(const GatewayArranged& arranged, const Clock& clock,
                                              const TimeLimits& limits = {});

}  // namespace dangol
