#include "channels/gateway_address.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>

#include "base/property_test.h"

namespace dangol {
namespace {

bool lies_within(Reach reach, const char* text) {
  sockaddr_in four{};
  sockaddr_in6 six{};
  void* bytes = &six;
  if (inet_pton(AF_INET, text, &four.sin_addr) == 1) {
    four.sin_family = AF_INET;
    bytes = &four;
  } else {
    REQUIRE(inet_pton(AF_INET6, text, &six.sin6_addr) == 1);
    six.sin6_family = AF_INET6;
  }
  return is_within(reach, *static_cast<const sockaddr*>(bytes));
}

}  // namespace

TEST_CASE("what is not the internet is not reached, at the first and last address of each network") {
  for (const char* inside : {"0.0.0.0",
                             "0.255.255.255",
                             "10.0.0.0",
                             "10.255.255.255",
                             "100.64.0.0",
                             "100.127.255.255",
                             "127.0.0.1",
                             "127.255.255.255",
                             "169.254.169.254",
                             "172.16.0.0",
                             "172.31.255.255",
                             "192.0.0.1",
                             "192.0.2.255",
                             "192.88.99.1",
                             "192.168.0.0",
                             "192.168.255.255",
                             "198.18.0.0",
                             "198.19.255.255",
                             "198.51.100.7",
                             "203.0.113.7",
                             "224.0.0.1",
                             "239.255.255.255",
                             "240.0.0.1",
                             "255.255.255.255",
                             "::",
                             "::1",
                             "::ffff:8.8.8.8",
                             "::ffff:127.0.0.1",
                             "::8.8.8.8",
                             "64:ff9b::8.8.8.8",
                             "64:ff9b::a00:1",
                             "64:ff9b:1::1",
                             "100::1",
                             "2001::1",
                             "2001:1ff::1",
                             "2001:db8::1",
                             "2002:a00:1::1",
                             "3fff::1",
                             "3fff:fff::1",
                             "fc00::1",
                             "fdff::1",
                             "fe80::1",
                             "fec0::1",
                             "ff02::1",
                             "5f00::1"}) {
    CAPTURE(inside);
    CHECK_FALSE(lies_within(Reach::internet, inside));
  }
  for (const char* outside :
       {"1.0.0.0",         "9.255.255.255",   "11.0.0.0",       "100.63.255.255", "100.128.0.0",     "126.255.255.255",
        "128.0.0.0",       "169.253.255.255", "169.255.0.0",    "172.15.255.255", "172.32.0.0",      "192.0.1.0",
        "192.167.255.255", "192.169.0.0",     "198.17.255.255", "198.20.0.0",     "223.255.255.255", "2001:200::1",
        "2001:db7::1",     "2001:db9::1",     "2003::1",        "2606:4700::1",   "3fff:1000::1"}) {
    CAPTURE(outside);
    CHECK(lies_within(Reach::internet, outside));
    CHECK_FALSE(lies_within(Reach::this_machine, outside));
  }
  for (const char* here : {"127.0.0.1", "127.9.9.9", "::1"}) CHECK(lies_within(Reach::this_machine, here));
  for (const char* there : {"10.0.0.1", "0.0.0.0", "::", "::ffff:127.0.0.1"})
    CHECK_FALSE(lies_within(Reach::this_machine, there));
}

TEST_CASE("a gateway's URL: https to a plain name, or http to this machine") {
  for (const char* good : {"https://api.solapi.com", "https://api.solapi.com/", "https://API.Solapi.com:8443/hook?a=b",
                           "https://8.8.8.8/hook", "https://[2606:4700::1111]/hook"}) {
    CAPTURE(good);
    const auto address = parse_web_address(good);
    REQUIRE(address);
    CHECK(address->reach == Reach::internet);
    CHECK_FALSE(address->url.ends_with('/'));
  }
  for (const char* here : {"http://127.0.0.1:9000/hook", "http://[::1]:9000", "http://localhost:9000"}) {
    CAPTURE(here);
    const auto address = parse_web_address(here);
    REQUIRE(address);
    CHECK(address->reach == Reach::this_machine);
  }
  for (const char* bad : {"",
                          "api.solapi.com",
                          "http://api.solapi.com",
                          "http://8.8.8.8",
                          "http://10.0.0.1",
                          "ftp://api.solapi.com",
                          "file:///etc/passwd",
                          "gopher://api.solapi.com",
                          "https://",
                          "https:///path",
                          "https://user@api.solapi.com",
                          "https://user:word@api.solapi.com",
                          "https://@api.solapi.com",
                          "https://api.solapi.com#there",
                          "https://localhost",
                          "https://localhost.",
                          "https://router",
                          "https://printer.local",
                          "https://a.internal",
                          "https://10.1.2.3.in-addr.arpa",
                          "https://127.0.0.1",
                          "https://10.0.0.1",
                          "https://169.254.169.254/latest",
                          "https://[::1]",
                          "https://[::ffff:8.8.8.8]",
                          "https://[64:ff9b::808:808]",
                          "https://2130706433",
                          "https://0x7f000001",
                          "https://0x08.8.8.8",
                          "https://010.8.8.8",
                          "https://127.1",
                          "https://8.8.2056",
                          "https://%31%32%37.0.0.1",
                          "https://api.solapi.com%00.shop.example",
                          "https://api solapi.com",
                          "https://api.solapi.com/a b",
                          "https://api.solapi.com/\r\nX: y",
                          "https://api.solapi.com:99999",
                          "https://\xEC\x83\xB5.example",
                          "http://127.1:80",
                          "http://2130706433",
                          "http://0:80"}) {
    CAPTURE(bad);
    const auto address = parse_web_address(bad);
    REQUIRE_FALSE(address);
    CHECK(address.error().code == ErrorCode::invalid_input);
    CHECK(address.error().message.find("word@") == std::string::npos);
  }
}

TEST_CASE("any bytes as a URL are an address or an error") {
  for_each_round(2'000, [](TestDice& dice) {
    std::string url = "https://api.solapi.com:443/hook";
    for (std::size_t i = 0; i <= roll(dice, 3); ++i) url[roll(dice, url.size())] = static_cast<char>(dice());
    const auto address = parse_web_address(url);
    if (address) CHECK((url.starts_with("https://") || url.starts_with("HTTPS") || address->url.size() <= url.size()));
    (void)parse_mail_server(url);
  });
}

TEST_CASE("a mail server's URL is a scheme, a host and a port") {
  const auto server = parse_mail_server("smtp://mail.shop.example:587/");
  REQUIRE(server);
  CHECK(server->url == "smtp://mail.shop.example:587");
  CHECK(server->host == "mail.shop.example");
  CHECK_FALSE(server->is_this_machine);
  CHECK(parse_mail_server("smtp://127.0.0.1:25")->is_this_machine);
  CHECK(parse_mail_server("smtp://localhost")->is_this_machine);
  CHECK_FALSE(parse_mail_server("smtp://10.0.0.5:25")->is_this_machine);
  CHECK(parse_mail_server("smtps://mail.shop.example"));
  for (const char* bad : {"https://mail.shop.example", "mail.shop.example:587", "smtp://user:word@mail.shop.example",
                          "smtp://mail.shop.example/path", "smtp://mail.shop.example?x", "smtp://", "smtp://127.1"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_mail_server(bad));
  }
}

}  // namespace dangol
