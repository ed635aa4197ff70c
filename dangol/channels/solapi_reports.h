// What a provider of Solapi's shape answers and reports. Our reference is the custom field `dangol` of each message.
// Its codes: 2000 taken, 3000 with the carrier, 4000 arrived; all others are ends without arrival.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "outbox/delivery_report.h"
#include "outbox/gateway.h"

namespace dangol {

struct HttpAnswer;

inline constexpr std::string_view solapi_reference = "dangol";

// Of POST messages/v4/send-many/detail with one message.
HandOver read_solapi_answer(const HttpAnswer& answer);

// A report's body: [{"statusCode": "4000", "customFields": {"dangol": "123"}}, ...]. Those that are not ours and those
// that are still on their way are left out. invalid_input when it is no such list, too_much beyond 10,000 of them.
Result<std::vector<DeliveryReport>> parse_solapi_reports(std::string_view body);

// One page of GET messages/v4/list.
struct SolapiPage {
  std::optional<Handed> found;  // the message that was looked for
  std::string next_key;         // of the next page; empty: there is none
};
SolapiPage read_solapi_page(std::string_view body, MessageId wanted);

}  // namespace dangol
