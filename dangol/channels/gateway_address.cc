#include "channels/gateway_address.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <optional>

#include "base/assert.h"

namespace dangol {
namespace {

constexpr std::size_t longest_url = 1'000;

struct UrlCleanup {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};

std::string part(CURLU* url, CURLUPart which) {
  char* text = nullptr;
  if (curl_url_get(url, which, &text, 0) != CURLUE_OK) return {};
  std::string copy(text);
  curl_free(text);
  return copy;
}

// The host as it stands in the text: what it is read as must be the same.
std::string_view written_host(std::string_view url) {
  url.remove_prefix(std::min(url.find("://") + 3, url.size()));
  const std::size_t end = url.starts_with('[') ? url.find(']') : url.find_first_of(":/?#");
  return url.substr(0, end != std::string_view::npos && url.starts_with('[') ? end + 1 : end);
}

bool is_same_name(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::ranges::equal(a, b, {}, lower, lower);
}

struct Parts {
  std::string scheme, host, path;
  bool has_query = false;
};

Error unreadable(const char* what) { return {ErrorCode::invalid_input, what}; }

Result<Parts> take_apart(std::string_view url) {
  const bool is_plain = std::ranges::all_of(url, [](char c) { return c > 0x20 && c < 0x7F; });
  if (url.empty() || url.size() > longest_url || !is_plain)
    return unreadable("the gateway's URL is to be at most 1,000 plain characters without spaces");
  const std::unique_ptr<CURLU, UrlCleanup> parsed(curl_url());
  DANGOL_ASSERT(parsed != nullptr);
  switch (curl_url_set(parsed.get(), CURLUPART_URL, std::string(url).c_str(), CURLU_DISALLOW_USER)) {
    case CURLUE_OK: break;
    case CURLUE_USER_NOT_ALLOWED:
      return unreadable("the gateway's URL holds a user or password: give them in their own fields");
    case CURLUE_UNSUPPORTED_SCHEME: return unreadable("the gateway's URL begins with a scheme that is not known");
    default: return unreadable("the gateway's URL cannot be read: it is to be like https://host/path");
  }
  Parts parts{part(parsed.get(), CURLUPART_SCHEME), part(parsed.get(), CURLUPART_HOST),
              part(parsed.get(), CURLUPART_PATH), !part(parsed.get(), CURLUPART_QUERY).empty()};
  if (url.find('@') < url.find('/', url.find("://") + 3))
    return unreadable("the gateway's URL holds a user or password: give them in their own fields");
  if (url.find('#') != std::string_view::npos) return unreadable("the gateway's URL holds a '#': leave it out");
  if (url.find("://") == std::string_view::npos || !is_same_name(written_host(url), parts.host))
    return unreadable("the gateway's host is to be written as a plain name or address");
  return parts;
}

std::string_view without_brackets(std::string_view host) {
  return host.starts_with('[') ? host.substr(1, host.size() - 2) : host;
}

// An address in figures, if the host is one.
std::optional<sockaddr_storage> figures(std::string_view host) {
  const std::string text(without_brackets(host));
  sockaddr_storage storage{};
  sockaddr_in four{};
  sockaddr_in6 six{};
  if (inet_pton(AF_INET, text.c_str(), &four.sin_addr) == 1) {
    four.sin_family = AF_INET;
    std::memcpy(&storage, &four, sizeof four);
  } else if (inet_pton(AF_INET6, text.c_str(), &six.sin6_addr) == 1) {
    six.sin6_family = AF_INET6;
    std::memcpy(&storage, &six, sizeof six);
  } else {
    return std::nullopt;
  }
  return storage;
}

bool is_within(Reach reach, const sockaddr_storage& address) {
  sockaddr_storage copy = address;
  void* bytes = &copy;
  return dangol::is_within(reach, *static_cast<const sockaddr*>(bytes));
}

// libcurl itself leads localhost to the loopback addresses, whatever a name server says.
bool is_this_machine(std::string_view host) {
  if (is_same_name(host, "localhost")) return true;
  const auto address = figures(host);
  return address && is_within(Reach::this_machine, *address);
}

// Names that lead into one's own house (RFC 6761, RFC 8375, RFC 6762), and those without a dot.
bool is_house_name(std::string_view host) {
  if (host.ends_with('.')) host.remove_suffix(1);
  const auto dot = host.rfind('.');
  if (dot == std::string_view::npos) return true;
  constexpr std::array<std::string_view, 5> house{"localhost", "local", "internal", "arpa", "lan"};
  return std::ranges::any_of(house, [&](std::string_view name) { return is_same_name(host.substr(dot + 1), name); });
}

struct Network4 {
  std::uint32_t from;
  int bits;
};

// RFC 6890 and its registry, as far as it is not the internet; multicast and what is reserved.
constexpr std::array<Network4, 15> not_internet4{{{0x00000000, 8},
                                                  {0x0A000000, 8},
                                                  {0x64400000, 10},
                                                  {0x7F000000, 8},
                                                  {0xA9FE0000, 16},
                                                  {0xAC100000, 12},
                                                  {0xC0000000, 24},
                                                  {0xC0000200, 24},
                                                  {0xC0586300, 24},
                                                  {0xC0A80000, 16},
                                                  {0xC6120000, 15},
                                                  {0xC6336400, 24},
                                                  {0xCB007100, 24},
                                                  {0xE0000000, 4},
                                                  {0xF0000000, 4}}};

bool is_internet(std::uint32_t address) {
  return std::ranges::none_of(
      not_internet4, [&](const Network4& network) { return (address ^ network.from) >> (32 - network.bits) == 0; });
}

// 2000::/3 without Teredo and its neighbours (2001::/23), documentation (2001:db8::/32, 3fff::/20) and 6to4
// (2002::/16). Mapped, compatible and NAT64 addresses, link-local and unique local ones all lie outside of it.
bool is_internet(const in6_addr& address) {
  const std::uint8_t* b = address.s6_addr;
  if ((b[0] & 0xE0) != 0x20) return false;
  if (b[0] == 0x20 && b[1] == 0x01 && b[2] < 2) return false;
  if (b[0] == 0x20 && b[1] == 0x01 && b[2] == 0x0D && b[3] == 0xB8) return false;
  if (b[0] == 0x20 && b[1] == 0x02) return false;
  return !(b[0] == 0x3F && b[1] == 0xFF && b[2] < 0x10);
}

}  // namespace

bool is_within(Reach reach, const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in four{};
    std::memcpy(&four, &address, sizeof four);
    const std::uint32_t value = ntohl(four.sin_addr.s_addr);
    return reach == Reach::this_machine ? value >> 24 == 127 : is_internet(value);
  }
  if (address.sa_family != AF_INET6) return false;
  sockaddr_in6 six{};
  std::memcpy(&six, &address, sizeof six);
  return reach == Reach::this_machine ? IN6_IS_ADDR_LOOPBACK(&six.sin6_addr) != 0 : is_internet(six.sin6_addr);
}

Result<WebAddress> parse_web_address(std::string_view url) {
  const auto parts = take_apart(url);
  if (!parts) return parts.error();
  while (url.ends_with('/')) url.remove_suffix(1);
  const auto address = figures(parts->host);
  if (parts->scheme == "http" && is_this_machine(parts->host)) return WebAddress{std::string(url), Reach::this_machine};
  if (parts->scheme != "https")
    return unreadable("the gateway's URL is to begin with https:// (http:// only to 127.0.0.1)");
  if (address ? !is_within(Reach::internet, *address) : is_house_name(parts->host))
    return unreadable("the gateway's host lies in a private network: it is to lie on the internet");
  return WebAddress{std::string(url), Reach::internet};
}

Result<MailServerAddress> parse_mail_server(std::string_view url) {
  while (url.ends_with('/')) url.remove_suffix(1);
  const auto parts = take_apart(url);
  if (!parts) return parts.error();
  if (parts->scheme != "smtp" && parts->scheme != "smtps")
    return unreadable("the mail server's URL is to begin with smtp:// or smtps://");
  if ((!parts->path.empty() && parts->path != "/") || parts->has_query)
    return unreadable("the mail server's URL is to end with the host and its port: smtp://host:587");
  return MailServerAddress{std::string(url), std::string(without_brackets(parts->host)), is_this_machine(parts->host)};
}

}  // namespace dangol
