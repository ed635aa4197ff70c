#include "channels/mail_message.h"

#include <date/date.h>

#include <algorithm>
#include <locale>

#include "base/korean.h"
#include "channels/signing.h"

namespace dangol {
namespace {

constexpr std::size_t longest_address = 254;  // RFC 5321, 4.5.3.1, less the brackets
constexpr std::size_t longest_local = 64;
constexpr std::size_t longest_plain_line = 900;  // RFC 5321 allows 998
constexpr std::size_t bytes_of_word = 45;        // of an encoded word of 75 characters (RFC 2047)
constexpr std::size_t bytes_of_line = 57;        // of a base64 line of 76 (RFC 2045)

Error refusal(const char* what) { return {ErrorCode::invalid_input, what}; }

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// Dots stand between others.
bool are_dots_apart(std::string_view text) {
  return !text.empty() && text.front() != '.' && text.back() != '.' && text.find("..") == std::string_view::npos;
}

bool is_plain_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// C0, DEL and C1 (in UTF-8: C2 80 .. C2 9F).
bool holds_control(std::string_view text, std::string_view allowed) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if ((c < 0x20 || c == 0x7F) && allowed.find(text[at]) == std::string_view::npos) return true;
    if (c == 0xC2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0) return true;
  }
  return false;
}

// As many bytes of `text` as make whole characters, at most `most`.
std::size_t whole_characters(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text.size();
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return most;
}

// RFC 2047, folded.
std::string encoded_words(std::string_view text) {
  std::string words;
  while (!text.empty()) {
    const std::size_t taken = whole_characters(text, bytes_of_word);
    if (!words.empty()) words += "\r\n ";
    words += "=?UTF-8?B?" + base64(text.substr(0, taken)) + "?=";
    text.remove_prefix(taken);
  }
  return words;
}

std::string subject_words(std::string_view text) {
  const bool is_plain = is_plain_ascii(text) && text.size() <= 60 && text.find("=?") == std::string_view::npos;
  return is_plain ? std::string(text) : encoded_words(text);
}

std::string address_words(std::string_view name, std::string_view address) {
  if (name.empty()) return std::string(address);
  const bool is_plain =
      name.size() <= 40 && std::ranges::all_of(name, [](char c) { return is_letter_or_digit(c) || c == ' '; });
  // Behind a folded name the address would make the line too long.
  return (is_plain ? std::string(name) : encoded_words(name)) + "\r\n <" + std::string(address) + ">";
}

std::string with_line_ends(std::string_view text) {
  std::string lines;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') continue;
    if (text[at] == '\n' || text[at] == '\r') {
      lines += "\r\n";
    } else {
      lines += text[at];
    }
  }
  if (!lines.ends_with("\r\n")) lines += "\r\n";
  return lines;
}

bool has_plain_lines(std::string_view lines) {
  if (!is_plain_ascii(lines)) return false;
  std::size_t begin = 0;
  for (std::size_t end = lines.find('\n'); end != std::string_view::npos; end = lines.find('\n', begin)) {
    if (end - begin > longest_plain_line) return false;
    begin = end + 1;
  }
  return true;
}

std::string encoded_body(std::string_view lines) {
  std::string body;
  for (; !lines.empty(); lines.remove_prefix(std::min(lines.size(), bytes_of_line))) {
    body += base64(lines.substr(0, bytes_of_line)) + "\r\n";
  }
  return body;
}

bool is_link(std::string_view url) {
  return url.starts_with("https://") && url.size() <= longest_plain_line &&
         std::ranges::all_of(url, [](char c) { return c > 0x20 && c < 0x7F && c != '<' && c != '>'; });
}

Result<void> check(const OutgoingMessage& message) {
  if (!is_mail_address(message.to)) return refusal("the address is not one of e-mail");
  if (holds_control(message.to_name, "")) return refusal("the name holds control characters");
  if (holds_control(message.subject, "")) return refusal("the subject holds control characters");
  if (holds_control(message.text, "\r\n\t")) return refusal("the text holds control characters");
  if (!is_utf8(message.to_name) || !is_utf8(message.subject) || !is_utf8(message.text))
    return refusal("the message is not UTF-8");
  if (!message.opt_out_url.empty() && !is_link(message.opt_out_url))
    return refusal("the link for opting out is not one of https");
  return {};
}

}  // namespace

bool is_mail_address(std::string_view text) {
  const std::size_t at = text.find('@');
  if (text.size() > longest_address || at == std::string_view::npos) return false;
  const std::string_view local = text.substr(0, at);
  const std::string_view domain = text.substr(at + 1);
  constexpr std::string_view marks = "!#$%&'*+-/=?^_`{|}~.";
  return local.size() <= longest_local && are_dots_apart(local) && are_dots_apart(domain) &&
         std::ranges::all_of(
             local, [&](char c) { return is_letter_or_digit(c) || marks.find(c) != std::string_view::npos; }) &&
         std::ranges::all_of(domain, [](char c) { return is_letter_or_digit(c) || c == '-' || c == '.'; });
}

Result<Mailbox> parse_mailbox(std::string_view text) {
  Mailbox box{{}, std::string(text)};
  const std::size_t open = text.find('<');
  if (open != std::string_view::npos && text.ends_with('>')) {
    box.name = text.substr(0, open);
    while (box.name.ends_with(' ')) box.name.pop_back();
    box.address = text.substr(open + 1, text.size() - open - 2);
  }
  if (!is_mail_address(box.address)) return refusal("the sender is to be an address of e-mail, or: name <address>");
  if (!is_utf8(box.name) || holds_control(box.name, "") || box.name.size() > 200)
    return refusal("the sender's name is too long or holds control characters");
  return box;
}

std::string mail_id(MessageId message, std::string_view domain) {
  return "dangol." + std::to_string(message.value) + "@" + std::string(domain);
}

Result<std::string> compose_mail(const Mailbox& from, const OutgoingMessage& message, Instant now) {
  if (const auto checked = check(message); !checked) return checked.error();
  const std::string lines = with_line_ends(message.text);
  const bool is_plain = has_plain_lines(lines);
  const auto seconds = date::floor<std::chrono::seconds>(now);
  std::string mail = "From: " + address_words(from.name, from.address) +
                     "\r\nTo: " + address_words(message.to_name, message.to) +
                     "\r\nSubject: " + subject_words(message.subject) +
                     "\r\nDate: " + date::format(std::locale::classic(), "%a, %d %b %Y %T +0000", seconds) +
                     "\r\nMessage-ID: <" + mail_id(message.id, from.domain()) +
                     ">\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8"
                     "\r\nContent-Transfer-Encoding: " +
                     (is_plain ? "7bit" : "base64") + "\r\n";
  if (!message.opt_out_url.empty()) {
    mail += "List-Unsubscribe: <" + message.opt_out_url + ">\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n";
  }
  return mail + "\r\n" + (is_plain ? lines : encoded_body(lines));
}

}  // namespace dangol
