#include "channels/bounce.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/property_test.h"

namespace dangol {
namespace {

// As Postfix writes them, of invented people.
std::string notification(const std::string& recipient,
                         const std::string& original = "Message-ID: <dangol.4711@shop.example>\r\n",
                         const std::string& type = "text/rfc822-headers", const std::string& more_headers = "") {
  return "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.test.example (Mail Delivery System)\r\n"
         "Subject: Undelivered Mail Returned to Sender\r\nTo: shop@shop.example\r\n" +
         more_headers +
         "MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status;\r\n"
         "\tboundary=\"4F1D.1714738800/mx.test.example\"\r\n\r\nThis is a MIME-encapsulated message.\r\n\r\n"
         "--4F1D.1714738800/mx.test.example\r\nContent-Description: Notification\r\nContent-Type: text/plain\r\n\r\n"
         "I'm sorry to have to inform you\r\n\r\n"
         "--4F1D.1714738800/mx.test.example\r\nContent-Type: message/delivery-status\r\n\r\n"
         "Reporting-MTA: dns; mx.test.example\r\nArrival-Date: Fri,  3 May 2024 14:00:00 +0000\r\n\r\n" +
         recipient + "\r\n--4F1D.1714738800/mx.test.example\r\nContent-Type: " + type +
         "\r\n\r\n"
         "From: shop@shop.example\r\nSubject: x\r\n" +
         original + "\r\n--4F1D.1714738800/mx.test.example--\r\n";
}

constexpr const char* no_such_user =
    "Final-Recipient: rfc822; minji@guest.example\r\nOriginal-Recipient: rfc822;minji@guest.example\r\n"
    "Action: failed\r\nStatus: 5.1.1\r\nRemote-MTA: dns; guest.example\r\n"
    "Diagnostic-Code: smtp; 550 5.1.1 <minji@guest.example>: no such\r\n    user here\r\n";

std::string recipient(const std::string& action, const std::string& status, const std::string& diagnosis = "") {
  return "Final-Recipient: rfc822; minji@guest.example\r\nAction: " + action + "\r\nStatus: " + status + "\r\n" +
         (diagnosis.empty() ? "" : "Diagnostic-Code: " + diagnosis + "\r\n");
}

DeliveryReport report_of(const std::string& mail) {
  const auto report = parse_bounce(mail);
  REQUIRE(report);
  return *report;
}

}  // namespace

TEST_CASE("a mail to an address that is none comes back as a bounce of its message, without the address") {
  const DeliveryReport report = report_of(notification(no_such_user));
  CHECK(report.message == MessageId{4711});
  CHECK(report.outcome == Delivery::bounced);
  CHECK(report.detail == "5.1.1");
}

TEST_CASE("what each status says") {
  const auto outcome = [](const std::string& action, const std::string& status, const std::string& diagnosis = "") {
    return report_of(notification(recipient(action, status, diagnosis))).outcome;
  };
  CHECK(outcome("failed", "5.1.10") == Delivery::bounced);
  CHECK(outcome("failed", "5.2.1") == Delivery::bounced);
  CHECK(outcome("Failed", "5.2.2") == Delivery::failed);
  CHECK(outcome("failed", "5.7.1") == Delivery::failed);
  CHECK(outcome("failed", "4.4.7") == Delivery::failed);  // given up after days
  CHECK(outcome("failed", "5.0.0") == Delivery::failed);
  CHECK(outcome("failed", "nonsense") == Delivery::failed);
  CHECK(outcome("failed", "5.0.0", "smtp; 550 5.1.1 no such user") == Delivery::bounced);
  CHECK(outcome("failed", "5.0.0", "smtp; 550-5.1.1 no such user") == Delivery::bounced);
  CHECK(outcome("failed", "5.0.0", "smtp; 550 no such user") == Delivery::failed);
  CHECK(outcome("delivered", "2.0.0") == Delivery::delivered);
  CHECK_FALSE(parse_bounce(notification(recipient("delayed", "4.4.1"))));
  CHECK_FALSE(parse_bounce(notification(recipient("relayed", "2.0.0"))));
  CHECK_FALSE(parse_bounce(notification(recipient("expanded", "2.0.0"))));
  CHECK_FALSE(parse_bounce(notification("")));
  CHECK(outcome("delivered", "2.0.0\r\n\r\n" + recipient("failed", "5.1.1")) == Delivery::bounced);
  CHECK(report_of(notification(recipient("failed", "5.1.1 of minji@guest.example"))).detail == "5.1.1");
  CHECK(report_of(notification(recipient("failed", "5..1"))).detail.empty());
}

TEST_CASE("our message is known by its Message-ID, however it is sent back") {
  const std::string own = "Message-ID: <dangol.4711@shop.example>\r\n";
  CHECK(report_of(notification(no_such_user, own, "message/rfc822")).message == MessageId{4711});
  CHECK(report_of(notification(no_such_user, "MESSAGE-ID:\r\n <dangol.4711@shop.example>\r\n")).message ==
        MessageId{4711});
  CHECK(report_of(notification(no_such_user, "", "text/plain", "References: <dangol.8@shop.example>\r\n")).message ==
        MessageId{8});
  CHECK(report_of(notification(no_such_user, "", "text/plain", "In-Reply-To: <dangol.9@shop.example>\r\n")).message ==
        MessageId{9});
  for (const char* other :
       {"", "Message-ID: <4711@shop.example>\r\n", "Message-ID: <dangol.@shop.example>\r\n",
        "Message-ID: <dangol.4711>\r\n", "Message-ID: <dangol.0@shop.example>\r\n",
        "Message-ID: <dangol.-1@shop.example>\r\n", "Message-ID: <dangol.9223372036854775808@shop.example>\r\n",
        "X-Message-ID: <dangol.4711@shop.example>\r\n", "\r\nMessage-ID: <dangol.4711@shop.example>\r\n"}) {
    CAPTURE(other);
    CHECK_FALSE(parse_bounce(notification(no_such_user, other)));
  }
}

TEST_CASE("other mails are no bounces") {
  CHECK_FALSE(parse_bounce(""));
  CHECK_FALSE(
      parse_bounce("Subject: Re: your latte\r\nIn-Reply-To: <dangol.4711@shop.example>\r\n\r\nStatus: 5.1.1\r\n"));
  std::string mail = notification(no_such_user);
  mail.replace(mail.find("delivery-status;"), 15, "feedback-report");
  CHECK_FALSE(parse_bounce(mail));
  mail = notification(no_such_user);
  CHECK_FALSE(parse_bounce(mail + std::string(longest_bounce, ' ')));
}

TEST_CASE("the mails of the corpus are read, with line ends of either kind") {
  const char* source = std::getenv("DANGOL_SOURCE_DIR");
  const auto folder = std::filesystem::path(source != nullptr ? source : ".") / "tests" / "corpus" / "bounce_fuzz";
  std::size_t bounces = 0;
  for (const auto& each : std::filesystem::directory_iterator(folder)) {
    if (each.path().extension() != ".eml") continue;
    std::ifstream in(each.path(), std::ios::binary);
    const auto report = parse_bounce(std::string{std::istreambuf_iterator<char>(in), {}});
    CAPTURE(each.path().filename().string());
    CHECK(report.has_value());
    ++bounces;
  }
  CHECK(bounces >= 3);
}

TEST_CASE("a notification that was tampered with is read or left, and its detail is a code") {
  for_each_round(3'000, [](TestDice& dice) {
    std::string mail = notification(no_such_user);
    for (std::size_t i = 0; i <= roll(dice, 6); ++i) {
      const std::size_t at = roll(dice, mail.size());
      if (roll(dice, 2) == 0) {
        mail[at] = static_cast<char>(dice());
      } else {
        mail.erase(at, roll(dice, 40));
      }
    }
    const auto report = parse_bounce(mail);
    if (!report) return;
    CHECK(report->message);
    CHECK(report->detail.find_first_not_of("0123456789.") == std::string::npos);
  });
}

}  // namespace dangol
