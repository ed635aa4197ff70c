// E-mail over SMTP submission (RFC 6409): one message at a time over a connection that is kept.
#pragma once

#include <memory>
#include <string>

#include "channels/checked_gateway.h"
#include "channels/curl_handle.h"
#include "channels/mail_message.h"

namespace dangol {

struct SmtpSettings {
  std::string url;   // smtp://host:587 (STARTTLS) or smtps://host:465
  std::string user;  // empty: none asked for
  std::string password;
  Mailbox from;
  bool must_encrypt = true;          // false: never, for a server on this machine
  std::string trusted_certificates;  // a file of them; empty: those that the system trusts
};

// The command that was sent last.
enum class SmtpPhase : std::uint8_t { before_sender = 0, sender, recipient, data };

struct SmtpDialogue {
  SmtpPhase phase = SmtpPhase::before_sender;
  bool has_no_such_address = false;  // the server said so of the recipient
};

// `reply` is the server's last; 0: none yet. Its no to the recipient or the text is a refusal of this message; its no
// to us (connection, login, sender) and every "later" is not. After it has asked for the text (354), silence leaves the
// message unknown: the end of the text may have reached it.
HandOver smtp_outcome(CURLcode code, const SmtpDialogue& dialogue, int reply);

class SmtpGateway final : public CheckedGateway {
 public:
  SmtpGateway(SmtpSettings settings, const Clock& clock, const TimeLimits& limits);
  ~SmtpGateway() override;
  SmtpGateway(const SmtpGateway&) = delete;
  SmtpGateway& operator=(const SmtpGateway&) = delete;

  // A mail server cannot be asked later.
  std::optional<Handed> what_became_of(MessageId) override { return std::nullopt; }

 private:
  HandOver hand_over(const OutgoingMessage& message) override;
  CURLcode transfer(const std::string& to, const std::string& mail);

  SmtpSettings settings_;
  CurlHandle handle_;
  SmtpDialogue dialogue_;
};

}  // namespace dangol
