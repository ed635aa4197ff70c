#include "channels/bounce.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace dangol {
namespace {

constexpr std::size_t most_parts = 16;
constexpr std::size_t most_groups = 16;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::string lowered(std::string_view text) {
  std::string copy(text);
  std::ranges::transform(copy, copy.begin(), lower);
  return copy;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(blank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blank) - begin + 1);
}

// The next line of `rest`, without its end.
std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// Lines up to the first empty one, which is taken too.
std::string_view take_block(std::string_view& rest) {
  const std::string_view whole = rest;
  while (!rest.empty()) {
    const std::size_t before = whole.size() - rest.size();
    if (take_line(rest).empty()) return whole.substr(0, before);
  }
  return whole;
}

// The first field of this name, unfolded as it stands; empty when there is none.
std::string field(std::string_view block, std::string_view name) {
  std::string value;
  bool is_wanted = false;
  while (!block.empty()) {
    const std::string_view line = take_line(block);
    const bool continues = line.starts_with(' ') || line.starts_with('\t');
    if (is_wanted && !continues) break;
    if (is_wanted) value.append(" ").append(trimmed(line));
    const std::size_t colon = line.find(':');
    if (is_wanted || continues || colon == std::string_view::npos) continue;
    is_wanted = std::ranges::equal(trimmed(line.substr(0, colon)), name, {}, lower, lower);
    if (is_wanted) value = trimmed(line.substr(colon + 1));
  }
  return value;
}

// boundary="..." of a Content-Type.
std::string parameter(const std::string& value, std::string_view name) {
  const std::size_t at = lowered(value).find(std::string(name) + "=");
  if (at == std::string::npos) return {};
  std::string_view rest = std::string_view(value).substr(at + name.size() + 1);
  if (!rest.starts_with('"')) return std::string(trimmed(rest.substr(0, rest.find_first_of("; \t"))));
  rest.remove_prefix(1);
  return std::string(rest.substr(0, rest.find('"')));
}

// <dangol.ID@...> anywhere in the text.
MessageId our_message(std::string_view text) {
  constexpr std::string_view mark = "<dangol.";
  const std::size_t at = text.find(mark);
  if (at == std::string_view::npos) return {};
  text.remove_prefix(at + mark.size());
  std::uint64_t id = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
  const bool is_whole = error == std::errc{} && end != text.data() + text.size() && *end == '@';
  return is_whole && id <= INT64_MAX ? MessageId{id} : MessageId{};
}

// "5.1.1" at the beginning of `text`, or nothing (RFC 3463: one digit, then twice up to three).
std::string_view status_code(std::string_view text) {
  std::size_t length = 0;
  int dots = 0;
  while (length < text.size() && length < 9 && ((text[length] >= '0' && text[length] <= '9') || text[length] == '.')) {
    if (text[length++] == '.') ++dots;
  }
  const bool is_code = dots == 2 && length >= 5 && text[1] == '.' && text[length - 1] != '.' && text[2] != '.' &&
                       (text[0] == '2' || text[0] == '4' || text[0] == '5');
  return is_code ? text.substr(0, length) : std::string_view{};
}

// "550 5.1.1 no such user"
std::string_view status_in_reply(std::string_view reply) {
  const bool has_code = reply.size() > 4 && (reply[3] == ' ' || reply[3] == '-');
  return has_code ? status_code(reply.substr(4)) : std::string_view{};
}

// "smtp; 550 5.1.1 no such user" says more than a status of 5.0.0.
std::string_view diagnosed(std::string_view diagnosis) {
  const std::size_t semicolon = diagnosis.find(';');
  if (semicolon == std::string_view::npos) return {};
  return status_in_reply(trimmed(diagnosis.substr(semicolon + 1)));
}

bool is_no_such_address(std::string_view status) { return status.starts_with("5.1.") || status == "5.2.1"; }

struct Fate {
  Delivery outcome;
  std::string detail;
};

std::optional<Fate> fate_of(std::string_view group) {
  const std::string action = lowered(field(group, "Action"));
  const std::string told = field(group, "Status");
  const std::string diagnosis = field(group, "Diagnostic-Code");
  std::string_view status = status_code(told);
  if (action == "delivered") return Fate{Delivery::delivered, std::string(status)};
  if (action != "failed") return std::nullopt;
  if (status.empty() || status.ends_with(".0.0")) {
    if (const std::string_view better = diagnosed(diagnosis); !better.empty()) status = better;
  }
  return Fate{is_no_such_address(status) ? Delivery::bounced : Delivery::failed, std::string(status)};
}

// The first recipient that did not get it; else the first that did.
std::optional<Fate> fate_in(std::string_view body) {
  std::optional<Fate> found;
  for (std::size_t i = 0; i < most_groups && !body.empty(); ++i) {
    auto fate = fate_of(take_block(body));
    if (fate && (!found || found->outcome == Delivery::delivered)) found = std::move(fate);
  }
  return found;
}

struct Notification {
  std::optional<Fate> fate;
  MessageId message;
};

void read_part(std::string_view part, Notification& all) {
  const std::string type = lowered(field(take_block(part), "Content-Type"));
  if (type.starts_with("message/delivery-status") || type.starts_with("message/global-delivery-status")) {
    if (!all.fate) all.fate = fate_in(part);
  } else if (type.starts_with("message/rfc822") || type.starts_with("message/global") ||
             type.starts_with("text/rfc822-headers")) {
    if (!all.message) all.message = our_message(field(take_block(part), "Message-ID"));
  }
}

}  // namespace

bool says_no_such_address(std::string_view reply) { return is_no_such_address(status_in_reply(reply)); }

std::optional<DeliveryReport> parse_bounce(std::string_view mail) {
  if (mail.size() > longest_bounce) return std::nullopt;
  const std::string_view headers = take_block(mail);
  const std::string type = field(headers, "Content-Type");
  const std::string kind = lowered(type);
  if (!kind.starts_with("multipart/report") || lowered(parameter(type, "report-type")) != "delivery-status")
    return std::nullopt;
  const std::string boundary = parameter(type, "boundary");
  if (boundary.empty()) return std::nullopt;
  Notification all;
  const std::string mark = "\n--" + boundary;
  std::size_t at = mail.starts_with(std::string_view(mark).substr(1)) ? 0 : mail.find(mark);
  for (std::size_t i = 0; i < most_parts && at != std::string_view::npos; ++i) {
    mail.remove_prefix(at + 1);
    const std::size_t end = mail.find(mark);
    std::string_view part = mail.substr(0, end);
    take_line(part);
    read_part(part, all);
    at = end;
  }
  if (!all.message) all.message = our_message(field(headers, "In-Reply-To"));
  if (!all.message) all.message = our_message(field(headers, "References"));
  if (!all.fate || !all.message) return std::nullopt;
  return DeliveryReport{all.message, all.fate->outcome, std::move(all.fate->detail)};
}

}  // namespace dangol
