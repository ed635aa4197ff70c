#include "channels/smtp_gateway.h"

#include <sys/socket.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "channels/bounce.h"

namespace dangol {
namespace {

// What libcurl tells of its own doing: the commands that we sent and what was answered.
int note_line(CURL*, curl_infotype type, char* bytes, std::size_t count, void* told) {
  const std::string_view line(bytes, count);
  auto& [phase, has_no_such_address] = *static_cast<SmtpDialogue*>(told);
  if (type == CURLINFO_HEADER_IN && phase == SmtpPhase::recipient) has_no_such_address |= says_no_such_address(line);
  if (type != CURLINFO_HEADER_OUT) return 0;
  if (line.starts_with("MAIL FROM:")) phase = SmtpPhase::sender;
  if (line.starts_with("RCPT TO:")) phase = SmtpPhase::recipient;
  if (line.starts_with("DATA")) phase = SmtpPhase::data;
  return 0;
}

std::size_t give(char* to, std::size_t, std::size_t room, void* told) {
  std::string_view& rest = *static_cast<std::string_view*>(told);
  const std::size_t count = std::min(room, rest.size());
  std::memcpy(to, rest.data(), count);
  rest.remove_prefix(count);
  return count;
}

std::size_t ignore(char*, std::size_t, std::size_t count, void*) { return count; }

}  // namespace

HandOver smtp_outcome(CURLcode code, const SmtpDialogue& dialogue, int reply) {
  const SmtpPhase phase = dialogue.phase;
  if (code == CURLE_OK) return {Handed::accepted, {}, {}};
  const bool asked_for_text = phase == SmtpPhase::data && reply == 354;
  if (asked_for_text) return {Handed::unknown, {}, words_of(code)};
  if (reply < 400 || reply > 599) return {Handed::not_taken, {}, words_of(code)};
  const bool is_of_message = phase == SmtpPhase::recipient || phase == SmtpPhase::data;
  std::string reason = code == CURLE_LOGIN_DENIED ? words_of(code) : "SMTP " + std::to_string(reply);
  if (reply < 500 || !is_of_message) return {Handed::not_taken, {}, std::move(reason)};
  return {dialogue.has_no_such_address ? Handed::no_such_address : Handed::refused, {}, std::move(reason)};
}

SmtpGateway::SmtpGateway(SmtpSettings settings, const Clock& clock, const TimeLimits& limits)
    : CheckedGateway(Channel::email, clock),
      settings_(std::move(settings)),
      handle_(open_curl(limits.connect, limits.mail)) {
  CURL* handle = handle_.get();
  // The path is the name under which libcurl greets: else it would be the name of this machine.
  set(handle, CURLOPT_URL, (settings_.url + "/" + std::string(settings_.from.domain())).c_str());
  set(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  set(handle, CURLOPT_USE_SSL, static_cast<long>(settings_.must_encrypt ? CURLUSESSL_ALL : CURLUSESSL_NONE));
  if (!settings_.user.empty()) {
    set(handle, CURLOPT_USERNAME, settings_.user.c_str());
    set(handle, CURLOPT_PASSWORD, settings_.password.c_str());
  }
  if (!settings_.trusted_certificates.empty()) {
    set(handle, CURLOPT_CAINFO, settings_.trusted_certificates.c_str());
  }
  // Our own address: many a mailbox provider takes no other, and a message is known again by its Message-ID.
  set(handle, CURLOPT_MAIL_FROM, ("<" + settings_.from.address + ">").c_str());
  set(handle, CURLOPT_UPLOAD, 1L);
  set(handle, CURLOPT_READFUNCTION, &give);
  set(handle, CURLOPT_WRITEFUNCTION, &ignore);
  set(handle, CURLOPT_VERBOSE, 1L);
  set(handle, CURLOPT_DEBUGFUNCTION, &note_line);
  set(handle, CURLOPT_DEBUGDATA, &dialogue_);
}

// Says good-bye without waiting for an answer, which could take two minutes.
SmtpGateway::~SmtpGateway() {
  curl_socket_t socket = CURL_SOCKET_BAD;
  curl_easy_getinfo(handle_.get(), CURLINFO_ACTIVESOCKET, &socket);
  if (socket != CURL_SOCKET_BAD) ::shutdown(socket, SHUT_RD);
}

HandOver SmtpGateway::hand_over(const OutgoingMessage& message) {
  const auto mail = compose_mail(settings_.from, message, now());
  if (!mail) return {Handed::refused, {}, mail.error().message};
  const CURLcode code = transfer(message.to, *mail);
  long reply = 0;
  curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &reply);
  return smtp_outcome(code, dialogue_, static_cast<int>(reply));
}

CURLcode SmtpGateway::transfer(const std::string& to, const std::string& mail) {
  CurlList recipients;
  append(recipients, "<" + to + ">");
  std::string_view rest = mail;
  dialogue_ = {};
  set(handle_.get(), CURLOPT_MAIL_RCPT, recipients.get());
  set(handle_.get(), CURLOPT_READDATA, &rest);
  set(handle_.get(), CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(mail.size()));
  const CURLcode code = curl_easy_perform(handle_.get());
  set(handle_.get(), CURLOPT_MAIL_RCPT, nullptr);
  set(handle_.get(), CURLOPT_READDATA, nullptr);
  return code;
}

}  // namespace dangol
