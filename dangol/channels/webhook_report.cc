#include "channels/webhook_report.h"

#include <algorithm>
#include <array>

#include "channels/json_text.h"

namespace dangol {

Result<DeliveryReport> parse_webhook_report(std::string_view body) {
  const JsonText json(body);
  if (json.root() == nullptr) return Error{ErrorCode::invalid_input, "the delivery report is not JSON"};
  const MessageId message = message_id(text_in(*json.root(), "id"));
  if (!message) return Error{ErrorCode::invalid_input, "the delivery report has no id of a message"};
  constexpr std::array<std::string_view, 3> statuses{"delivered", "failed", "bounced"};
  const auto at = std::ranges::find(statuses, text_in(*json.root(), "status"));
  if (at == statuses.end())
    return Error{ErrorCode::invalid_input, "the delivery report's status is to be delivered, failed or bounced"};
  return DeliveryReport{message, static_cast<Delivery>(at - statuses.begin() + 1),
                        plain_code(text_in(*json.root(), "detail"))};
}

}  // namespace dangol
