// A guest's request about her data as JSON: with its day, and as an event of her export.
#pragma once

#include "api/json_output.h"
#include "api/shop_json.h"
#include "consent/rights_requests.h"

namespace dangol {

// Its fields; the object around them is the caller's.
void write_request(JsonAnswer& out, const GuestRequest& request, const Zone& zone, std::int32_t today);
// Likewise of RightsAsked and RightsAnswered; nothing of any other.
void write_request_event(JsonAnswer& out, const EventBody& body, ExportFor reader);

}  // namespace dangol
