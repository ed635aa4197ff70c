// A message as a mail: headers and body as they go over the wire (RFC 5322), complete for a signer (DKIM) behind us:
// one of each header, and a body that no server on the way has reason to recode.
#pragma once

#include <string>
#include <string_view>

#include "base/time.h"
#include "outbox/gateway.h"

namespace dangol {

struct Mailbox {
  std::string name;  // UTF-8; may be empty
  std::string address;
  std::string_view domain() const { return std::string_view(address).substr(address.find('@') + 1); }
};

// local@domain in ASCII, at most 254 characters, without quotes (RFC 5321, 4.1.2, Dot-string).
bool is_mail_address(std::string_view text);

// "shop@shop.example" or "단골 카페 <shop@shop.example>".
Result<Mailbox> parse_mailbox(std::string_view text);

// dangol.ID@domain: the same for the same message, and found again in what comes back (bounce.h).
std::string mail_id(MessageId message, std::string_view domain);

// Lines end in CR LF. The error says what of the message is refused: an address or a control character in a header (it
// could begin a header of its own), text that is not UTF-8, a link that is not https.
Result<std::string> compose_mail(const Mailbox& from, const OutgoingMessage& message, Instant now);

}  // namespace dangol
