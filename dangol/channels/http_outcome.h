// What the status of an HTTP answer says of a message that was sent by POST, when its body says nothing else.
#pragma once

#include "channels/http_client.h"
#include "outbox/gateway.h"

namespace dangol {

// 2xx: accepted. Broken, 5xx and all that is strange: unknown, since it may have been taken first. What is wrong with
// the arrangement, the account or the moment (401 402 403 404 405 407 408 425 429, and 307 308, which ask to be sent
// elsewhere): not taken. Other 4xx: refused.
HandOver outcome_of(const HttpAnswer& answer);

}  // namespace dangol
