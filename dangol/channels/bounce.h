// Mails that come back: what a delivery status notification (RFC 3464) says of one of our messages.
#pragma once

#include <optional>
#include <string_view>

#include "outbox/delivery_report.h"

namespace dangol {

// Whether a server's reply such as "550 5.1.1 no such user" says that there is nobody at that address: enhanced status
// 5.1.x or 5.2.1 (RFC 3463). A reply without one says only no.
bool says_no_such_address(std::string_view reply);

inline constexpr std::size_t longest_bounce = 1 << 20;  // bytes; longer mails are no notifications

// Any bytes at all. Our message is known by its Message-ID in the headers that were sent back, else in what the mail
// answers to. Nothing for other mails (an auto-reply, somebody's answer), for delays, and for what is only on its way.
// Statuses 5.1.x and 5.2.1 (RFC 3463: no such address, mailbox disabled) are bounces; other ends are failures.
std::optional<DeliveryReport> parse_bounce(std::string_view mail);

}  // namespace dangol
