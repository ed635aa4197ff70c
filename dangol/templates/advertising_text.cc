#include "templates/advertising_text.h"

#include <utility>

#include "templates/shorten.h"

namespace dangol {
namespace {

struct Frame {
  std::string head;
  std::string foot;

  std::string around(std::string_view body) const { return head + std::string(body) + foot; }
  std::size_t bytes() const { return sms_size(head).bytes + sms_size(foot).bytes; }
};

Frame frame_of(const AdvertisingParts& parts) {
  return {std::string(advertising_mark) + parts.sender + " " + parts.contact + "\n", "\n무료수신거부 " + parts.opt_out};
}

std::optional<std::string> within(const Frame& frame, std::string_view body, std::size_t most_bytes) {
  if (frame.bytes() >= most_bytes) return std::nullopt;
  const std::string fitting = shortened(body, most_bytes - frame.bytes());
  if (fitting.empty()) return std::nullopt;
  std::string text = frame.around(fitting);
  return sms_size(text).unencodable.empty() ? std::optional{std::move(text)} : std::nullopt;
}

}  // namespace

Result<AdvertisingText> advertising_text(const AdvertisingParts& parts, std::string_view body) {
  const Frame frame = frame_of(parts);
  AdvertisingText text;
  text.whole = frame.around(body);
  const auto faults = advertising_form(text.whole, parts);
  if (!faults.empty())
    return Error{ErrorCode::invalid_input, std::string(sentence_of(faults.front(), Language::english))};
  text.size = sms_size(text.whole);
  text.sms = within(frame, body, sms_bytes);
  text.lms = within(frame, body, lms_bytes);
  return text;
}

}  // namespace dangol
