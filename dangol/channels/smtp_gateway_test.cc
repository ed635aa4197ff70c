#include "channels/smtp_gateway.h"

#include <doctest/doctest.h>

#include <atomic>

#include "channels/bounce.h"
#include "channels/loopback_server_test.h"
#include "channels/mail_server_test.h"
#include "channels/signing.h"

namespace dangol {
namespace {

const FixedClock mail_clock(*parse_instant("2024-05-03T14:00:00Z", Zone::utc()));

SmtpSettings settings_for(const std::string& url) {
  SmtpSettings settings;
  settings.url = url;
  settings.from = {"단골 카페", "shop@shop.example"};
  settings.must_encrypt = false;
  return settings;
}

OutgoingMessage mail_to(const char* to, std::uint64_t id = 12) {
  OutgoingMessage message;
  message.id = {id};
  message.to = to;
  message.to_name = "김민지";
  message.subject = "(광고) 오늘도 라떼 한 잔, 창가 자리를 비워 두었어요";
  message.text = "민지 님,\n.\n오늘도 라떼 어떠세요?\n\n수신 거부는 아래에서.";
  message.opt_out_url = "https://shop.example/p/abc";
  return message;
}

HandOver send_to(SmtpGateway& gateway, const OutgoingMessage& message) {
  return gateway.send(permission_at(mail_clock.now(), Channel::email), message);
}

HandOver send_once(const std::string& url, TimeLimits limits = {}) {
  SmtpGateway gateway(settings_for(url), mail_clock, limits);
  return send_to(gateway, mail_to("minji@guest.example"));
}

std::string unfolded_header(const std::string& mail, const std::string& name) {
  const std::size_t at = mail.find("\n" + name + ": ");
  if (at == std::string::npos) return "(none)";
  CHECK(mail.find("\n" + name + ": ", at + 1) == std::string::npos);
  std::string value;
  std::size_t begin = at + name.size() + 3;
  while (true) {
    const std::size_t end = mail.find('\n', begin);
    value += mail.substr(begin, end - begin);
    if (mail[end + 1] != ' ') return value;
    begin = end + 1;
  }
}

std::string decoded_words(std::string_view text) {
  std::string decoded;
  for (std::size_t at = text.find("=?UTF-8?B?"); at != std::string_view::npos; at = text.find("=?UTF-8?B?")) {
    const std::size_t end = text.find("?=", at);
    decoded += from_base64(text.substr(at + 10, end - at - 10)).value_or("(broken)");
    text.remove_prefix(end + 2);
  }
  return decoded + std::string(text);
}

std::string decoded_body(const std::string& mail) {
  std::string lines = mail.substr(mail.find("\n\n") + 2);
  std::erase(lines, '\n');
  std::string body = from_base64(lines).value_or("(broken)");
  std::erase(body, '\r');
  return body;
}

// What a server replies to a command that it takes ill: nothing for those that it takes well; empty: it hangs up.
using AtCommand = std::function<std::optional<std::string>(TestConnection&, const std::string&)>;

void talk_smtp(TestConnection& client, const AtCommand& at_command) {
  client.say("220 mx.test.example ESMTP\r\n");
  bool is_text = false;
  while (const auto line = client.line()) {
    if (is_text && *line != ".") continue;
    const bool is_asked_for_text = *line == "DATA";
    const auto reply = at_command(client, *line);
    if (reply && reply->empty()) return;
    is_text = is_asked_for_text && !reply;
    client.say(reply.value_or(is_text ? "354 go on" : "250 ok") + "\r\n");
  }
}

AtCommand says(std::string command, std::string reply) {
  return [=](TestConnection&, const std::string& line) {
    return line.starts_with(command) ? std::optional(reply) : std::nullopt;
  };
}

std::optional<std::string> is_content(TestConnection&, const std::string&) { return std::nullopt; }

HandOver when(const AtCommand& at_command, TimeLimits limits = {}) {
  LoopbackServer server([&](TestConnection& client) { talk_smtp(client, at_command); });
  return send_once(server.url("smtp"), limits);
}

}  // namespace

TEST_CASE("a real mail server delivers what was written, headers and all") {
  const auto server = MailServer::start();
  if (!server) return;
  SmtpGateway gateway(settings_for(server->url()), mail_clock, {});
  const HandOver answer = send_to(gateway, mail_to("minji@guest.example"));
  CHECK(answer.reason == "");
  REQUIRE(answer.outcome == Handed::accepted);
  const std::string mail = server->mails(1).front();
  CHECK(unfolded_header("\n" + mail, "Envelope-to") == "minji@guest.example");
  CHECK(unfolded_header(mail, "Return-path") == "(none)");
  CHECK(decoded_words(unfolded_header(mail, "From")) == "단골 카페 <shop@shop.example>");
  CHECK(decoded_words(unfolded_header(mail, "To")) == "김민지 <minji@guest.example>");
  const std::string subject = unfolded_header(mail, "Subject");
  std::string words = decoded_words(subject);
  std::erase(words, ' ');
  CHECK(words == "(광고)오늘도라떼한잔,창가자리를비워두었어요");
  CHECK(unfolded_header(mail, "Date") == "Fri, 03 May 2024 14:00:00 +0000");
  CHECK(unfolded_header(mail, "Message-ID") == "<dangol.12@shop.example>");
  CHECK(unfolded_header(mail, "List-Unsubscribe") == "<https://shop.example/p/abc>");
  CHECK(unfolded_header(mail, "List-Unsubscribe-Post") == "List-Unsubscribe=One-Click");
  CHECK(unfolded_header(mail, "Auto-Submitted") == "(none)");
  CHECK(decoded_body(mail) == mail_to("").text + "\n");
}

TEST_CASE("a real mail server's no is a refusal, its later is not, and one connection carries all") {
  const auto server = MailServer::start();
  if (!server) return;
  SmtpGateway gateway(settings_for(server->url()), mail_clock, {});
  const HandOver unknown = send_to(gateway, mail_to("unknown@guest.example", 1));
  CHECK(unknown.outcome == Handed::no_such_address);
  CHECK(unknown.reason == "SMTP 550");
  const HandOver later = send_to(gateway, mail_to("later@guest.example", 2));
  CHECK(later.outcome == Handed::not_taken);
  CHECK(later.reason == "SMTP 451");
  for (const std::uint64_t id : {3U, 4U, 5U}) {
    CHECK(send_to(gateway, mail_to("minji@guest.example", id)).outcome == Handed::accepted);
  }
  CHECK(server->mails(3).size() == 3);
  CHECK(server->connections() <= 3);  // libcurl gives one up when a recipient was refused
}

TEST_CASE("a real bounce is understood") {
  const auto server = MailServer::start();
  if (!server) return;
  SmtpGateway gateway(settings_for(server->url()), mail_clock, {});
  REQUIRE(send_to(gateway, mail_to("gone@guest.example", 4711)).outcome == Handed::accepted);
  const auto report = parse_bounce(server->mails(1).front());
  REQUIRE(report);
  CHECK(report->message == MessageId{4711});
  CHECK(report->outcome != Delivery::delivered);
}

TEST_CASE("with a real server: encryption is asked for, its certificate is looked at, and so is the password") {
  const auto server = MailServer::start();
  if (!server) return;
  SmtpSettings settings = settings_for(server->url());
  settings.must_encrypt = true;
  SmtpGateway distrustful(settings, mail_clock, {});
  const HandOver distrusted = send_to(distrustful, mail_to("minji@guest.example"));
  CHECK(distrusted.outcome == Handed::not_taken);
  CHECK(distrusted.reason == "the certificate is not to be trusted");
  settings.trusted_certificates = server->certificate();
  settings.user = "shop";
  settings.password = "wrong";
  SmtpGateway stranger(settings, mail_clock, {});
  const HandOver denied = send_to(stranger, mail_to("minji@guest.example"));
  CHECK(denied.outcome == Handed::not_taken);
  CHECK(denied.reason == "the name or password is refused");
  settings.password = "right";
  SmtpGateway trusted(settings, mail_clock, {});
  CHECK(send_to(trusted, mail_to("minji@guest.example")).outcome == Handed::accepted);
  const auto mails = server->mails(1);
  CHECK(mails.size() == 1);
  CHECK(mails.front().find("with esmtpsa") != std::string::npos);
}

TEST_CASE("a server that does not encrypt gets no message where encryption is asked for") {
  LoopbackServer server([](TestConnection& client) { talk_smtp(client, is_content); });
  SmtpSettings settings = settings_for(server.url("smtp"));
  settings.must_encrypt = true;
  SmtpGateway gateway(settings, mail_clock, {});
  const HandOver answer = send_to(gateway, mail_to("minji@guest.example"));
  CHECK(answer.outcome == Handed::not_taken);
}

TEST_CASE("only its no to the recipient or the text is a refusal of the message") {
  CHECK(when(is_content).outcome == Handed::accepted);
  CHECK(when(says("", "554 go away")).outcome == Handed::not_taken);
  CHECK(when(says("MAIL", "550 not you")).outcome == Handed::not_taken);
  CHECK(when(says("MAIL", "421 closing")).outcome == Handed::not_taken);
  CHECK(when(says("RCPT", "550 no such user")).outcome == Handed::refused);
  CHECK(when(says("RCPT", "550 5.7.1 not from you")).outcome == Handed::refused);
  CHECK(when(says("RCPT", "550 5.1.1 no such user")).outcome == Handed::no_such_address);
  CHECK(when(says("RCPT", "450 4.1.1 no such user yet")).outcome == Handed::not_taken);
  CHECK(when(says(".", "550 5.1.1 no such user")).outcome == Handed::refused);
  CHECK(when(says("RCPT", "450 later")).outcome == Handed::not_taken);
  CHECK(when(says("DATA", "554 no")).outcome == Handed::refused);
  CHECK(when(says(".", "554 spam")).outcome == Handed::refused);
  CHECK(when(says(".", "451 later")).outcome == Handed::not_taken);
}

TEST_CASE("a connection that is lost: before the text not taken, behind it unknown") {
  const auto gone = [](std::string command) { return says(std::move(command), ""); };
  CHECK(when(gone("EHLO")).outcome == Handed::not_taken);
  CHECK(when(gone("RCPT")).outcome == Handed::not_taken);
  CHECK(when(gone("DATA")).outcome == Handed::not_taken);
  CHECK(when(gone(".")).outcome == Handed::unknown);
  const auto silent = [](std::string command) {
    return [=](TestConnection& client, const std::string& line) {
      if (line.starts_with(command)) client.wait_until_gone();
      return std::optional<std::string>();
    };
  };
  TimeLimits short_limits;
  short_limits.mail = std::chrono::milliseconds{300};
  CHECK(when(silent("RCPT"), short_limits).outcome == Handed::not_taken);
  CHECK(when(silent("."), short_limits).outcome == Handed::unknown);
  const HandOver nobody_listens = send_once("smtp://127.0.0.1:" + std::to_string(free_port()));
  CHECK(nobody_listens.outcome == Handed::not_taken);
  CHECK(nobody_listens.reason == "no connection to the host");
}

TEST_CASE("a connection that the server has closed meanwhile is opened anew, and nothing goes twice") {
  std::atomic<int> texts = 0;
  LoopbackServer server([&](TestConnection& client) {
    talk_smtp(client, [&](TestConnection& to, const std::string& line) -> std::optional<std::string> {
      if (line != ".") return std::nullopt;
      ++texts;
      to.say("250 taken\r\n");
      return "";
    });
  });
  SmtpGateway gateway(settings_for(server.url("smtp")), mail_clock, {});
  int accepted = 0;
  for (std::uint64_t id = 1; id <= 4; ++id) {
    const HandOver answer = send_to(gateway, mail_to("minji@guest.example", id));
    CHECK(answer.outcome != Handed::unknown);
    accepted += answer.outcome == Handed::accepted ? 1 : 0;
  }
  CHECK(accepted >= 1);
  CHECK(texts == accepted);
}

TEST_CASE("the limit is of one mail, not of the connection that carries many") {
  LoopbackServer server([](TestConnection& client) { talk_smtp(client, is_content); });
  TimeLimits limits;
  limits.mail = std::chrono::milliseconds{300};
  SmtpGateway gateway(settings_for(server.url("smtp")), mail_clock, limits);
  CHECK(send_to(gateway, mail_to("minji@guest.example", 1)).outcome == Handed::accepted);
  std::this_thread::sleep_for(std::chrono::milliseconds{400});
  CHECK(send_to(gateway, mail_to("minji@guest.example", 2)).outcome == Handed::accepted);
  CHECK(server.connections() == 1);
}

TEST_CASE("what would begin a header of its own is refused before anything leaves") {
  LoopbackServer server([](TestConnection& client) { talk_smtp(client, is_content); });
  SmtpGateway gateway(settings_for(server.url("smtp")), mail_clock, {});
  OutgoingMessage message = mail_to("minji@guest.example");
  message.subject = "hello\r\nBcc: all@guest.example";
  CHECK(send_to(gateway, message).outcome == Handed::refused);
  message = mail_to("minji@guest.example>\r\nRCPT TO:<other@guest.example");
  CHECK(send_to(gateway, message).outcome == Handed::refused);
  CHECK(server.connections() == 0);
}

TEST_CASE("without leave of the gate nothing goes: over, or of another channel") {
  LoopbackServer server([](TestConnection& client) { talk_smtp(client, is_content); });
  FixedClock clock(mail_clock.now());
  SmtpGateway gateway(settings_for(server.url("smtp")), clock, {});
  const OutgoingMessage message = mail_to("minji@guest.example");
  CHECK(gateway.send(permission_at(clock.now(), Channel::sms), message).outcome == Handed::refused);
  Permission permission = permission_at(clock.now(), Channel::email);
  clock.set(permission.until() + std::chrono::milliseconds{1});
  CHECK(gateway.send(std::move(permission), message).outcome == Handed::refused);
  CHECK(gateway.send(permission_at(clock.now(), Channel::email), mail_to("minji@guest.example", 0)).outcome ==
        Handed::refused);
  CHECK(server.connections() == 0);
  Permission last = permission_at(clock.now(), Channel::email);
  clock.set(last.until());
  CHECK(gateway.send(std::move(last), message).outcome == Handed::accepted);
}

TEST_CASE("what became of a mail cannot be asked") {
  SmtpGateway gateway(settings_for("smtp://127.0.0.1:1"), mail_clock, {});
  CHECK_FALSE(gateway.what_became_of({12}));
}

}  // namespace dangol
