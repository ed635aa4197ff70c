// The URL of a gateway as an owner writes it, taken apart and looked at before anything goes there; and which addresses
// of a network lie on the internet.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

struct sockaddr;

namespace dangol {

// What a connection may reach. `this_machine` is for a relay that the owner runs beside Dangol.
enum class Reach : std::uint8_t { internet, this_machine };

struct WebAddress {
  std::string url;  // without a slash at its end
  Reach reach = Reach::internet;
};

// https:// and a host's name, or http:// and 127.0.0.1, [::1] or localhost. Refused: user or password, a fragment, a
// host that is written in another way than it is read (decimal, octal, shortened, escaped), names and addresses of
// private networks. What a name leads to is looked at again on each connection: is_within().
Result<WebAddress> parse_web_address(std::string_view url);

struct MailServerAddress {
  std::string url;   // smtp://host:587
  std::string host;  // as in the URL, without brackets
  bool is_this_machine = false;
};

// smtp:// or smtps://, and nothing behind the port. A mail server may stand in the shop's own network.
Result<MailServerAddress> parse_mail_server(std::string_view url);

// Whether a connection to this very address may be opened. Public unicast addresses of the internet only (the special
// registries of RFC 6890 left out, and every form in which IPv6 wraps an IPv4 address), or loopback ones only.
bool is_within(Reach reach, const sockaddr& address);

}  // namespace dangol
