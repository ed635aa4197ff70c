#include "channels/mail_message.h"

#include <doctest/doctest.h>

#include <map>

#include "base/korean.h"
#include "base/property_test.h"
#include "channels/signing.h"

namespace dangol {
namespace {

const Instant written_at = *parse_instant("2024-02-29T23:59:59Z", Zone::utc());
const Mailbox shop_box{"단골 카페", "shop@shop.example"};

OutgoingMessage mail_of(std::string subject, std::string text) {
  OutgoingMessage message;
  message.id = {7};
  message.to = "minji@guest.example";
  message.subject = std::move(subject);
  message.text = std::move(text);
  return message;
}

std::string composed(const OutgoingMessage& message) {
  const auto mail = compose_mail(shop_box, message, written_at);
  REQUIRE(mail);
  return *mail;
}

bool is_refused(const OutgoingMessage& message) { return !compose_mail(shop_box, message, written_at); }

// The names of the headers, each with how often it stands there.
std::map<std::string, int> header_names(const std::string& mail) {
  std::map<std::string, int> names;
  std::size_t begin = 0;
  for (std::size_t end = mail.find("\r\n"); end != begin; end = mail.find("\r\n", begin)) {
    const std::string line = mail.substr(begin, end - begin);
    if (!line.starts_with(' ')) ++names[line.substr(0, line.find(':'))];
    begin = end + 2;
  }
  return names;
}

}  // namespace

TEST_CASE("a plain mail stays readable on its way") {
  CHECK(
      compose_mail({"", "shop@shop.example"}, mail_of("Your table", "See you at 3.\n.\nBye"), written_at).operator*() ==
      "From: shop@shop.example\r\nTo: minji@guest.example\r\nSubject: Your table\r\n"
      "Date: Thu, 29 Feb 2024 23:59:59 +0000\r\nMessage-ID: <dangol.7@shop.example>\r\nMIME-Version: 1.0\r\n"
      "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: 7bit\r\n\r\n"
      "See you at 3.\r\n.\r\nBye\r\n");
}

TEST_CASE("one-click unsubscribing is offered where there is a link, and only there") {
  OutgoingMessage message = mail_of("a", "b");
  CHECK(composed(message).find("List-Unsubscribe") == std::string::npos);
  message.opt_out_url = "https://shop.example/out/1";
  CHECK(composed(message).find("\r\nList-Unsubscribe: <https://shop.example/out/1>\r\n"
                               "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n") != std::string::npos);
  for (const char* bad : {"http://shop.example", "https://shop.example/ x", "https://shop.example/>\r\nX: y",
                          "https://shop.example/\xEC\x83\xB5"}) {
    message.opt_out_url = bad;
    CHECK(is_refused(message));
  }
}

TEST_CASE("a header cannot be smuggled in by name, subject, address or text") {
  for (const char* bad :
       {"a\r\nBcc: x@y.example", "a\nb", "a\rb", "a\tb", "a\x7f", "\xC2\x85", "\x1b[0m", "\xff", "\xC3"}) {
    OutgoingMessage message = mail_of(bad, "text");
    CHECK(is_refused(message));
    message = mail_of("subject", "text");
    message.to_name = bad;
    CHECK(is_refused(message));
    message.to_name.clear();
    message.to = std::string("minji@guest.example") + bad;
    CHECK(is_refused(message));
  }
  OutgoingMessage message = mail_of("subject", std::string("a\0b", 3));
  CHECK(is_refused(message));
  message.text = "a\xff";
  CHECK(is_refused(message));
}

TEST_CASE("an address is plain, whole and one") {
  for (const char* good :
       {"a@b.example", "minji.kim+cafe@guest.example", "x@localhost", "0_o!#$%&'*/=?^`{|}~-@a-b.example"})
    CHECK(is_mail_address(good));
  for (const std::string& bad :
       {std::string(), std::string("a"), std::string("@b"), std::string("a@"), std::string("a@b@c"),
        std::string("a b@c.d"), std::string("<a@b.c>"), std::string("a@b.c,d@e.f"), std::string("\"a\"@b.c"),
        std::string(".a@b.c"), std::string("a..b@c.d"), std::string("a@.b"), std::string("a@b..c"),
        std::string("a@[127.0.0.1]"), std::string("민지@guest.example"), std::string("a@b.c\n"),
        std::string(65, 'a') + "@b.c", "a@" + std::string(253, 'b')}) {
    CAPTURE(bad);
    CHECK_FALSE(is_mail_address(bad));
  }
  CHECK(parse_mailbox("shop@shop.example")->name.empty());
  CHECK(parse_mailbox("단골 카페 <shop@shop.example>")->name == "단골 카페");
  CHECK(parse_mailbox("단골 카페 <shop@shop.example>")->address == "shop@shop.example");
  for (const char* bad :
       {"", "<>", "a <b>", "a\r\nb <shop@shop.example>", "shop@shop.example>", "<a@b.c> <shop@shop.example>"})
    CHECK_FALSE(parse_mailbox(bad));
}

TEST_CASE("any text makes a mail of short ASCII lines with one of each header, and is read back as it was") {
  for_each_round(500, [](TestDice& dice) {
    const std::string alphabet[] = {"단", "골", "라떼 ", "a", "Z", " ", "\n", "☕", "\t", "=?", ".", "=\"<>,;"};
    std::string subject, text;
    for (std::size_t i = roll(dice, 80); i > 0; --i) {
      const std::string& piece = alphabet[roll(dice, std::size(alphabet))];
      if (piece != "\n" && piece != "\t") subject += piece;
      text += piece;
    }
    OutgoingMessage message = mail_of(subject, text);
    message.to_name = subject.substr(0, subject.find("☕"));
    message.opt_out_url = "https://shop.example/out";
    const std::string mail = composed(message);
    std::size_t begin = 0;
    for (std::size_t end = mail.find("\r\n"); end != std::string::npos; end = mail.find("\r\n", begin)) {
      CHECK(end - begin <= 900);
      begin = end + 2;
    }
    CHECK(begin == mail.size());
    for (std::size_t at = 0; at < mail.size(); ++at) {
      CHECK(static_cast<unsigned char>(mail[at]) < 0x80);
      if (mail[at] == '\n') CHECK(mail[at - 1] == '\r');
    }
    constexpr std::string_view word = "=?UTF-8?B?";
    for (std::size_t at = mail.find(word); at != std::string::npos; at = mail.find(word, at + 1)) {
      const std::size_t from = at + word.size();
      const auto decoded = from_base64(mail.substr(from, mail.find("?=", from) - from));
      CHECK((decoded && is_utf8(*decoded)));
      CHECK(mail.find("?=", from) + 2 - at <= 75);
    }
    const auto names = header_names(mail);
    CHECK(names.size() == 10);
    for (const auto& [name, count] : names) CHECK(count == 1);
    std::string body = mail.substr(mail.find("\r\n\r\n") + 4);
    if (mail.find("Encoding: base64") != std::string::npos) {
      std::erase(body, '\n');
      std::erase(body, '\r');
      body = from_base64(body).value_or("(broken)");
    }
    std::erase(body, '\r');
    CHECK(body == (text.ends_with('\n') ? text : text + "\n"));
  });
}

}  // namespace dangol
