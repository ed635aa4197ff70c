#include "channels/json_text.h"

#include <algorithm>
#include <charconv>

namespace dangol {
namespace {

constexpr std::size_t deepest = 16;
constexpr std::size_t longest_code = 40;

bool is_of_code(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '_' || c == '-';
}

}  // namespace

JsonText::JsonText(std::string_view text) {
  is_read_ = !text.empty() && parser_.allocate(text.size(), deepest) == simdjson::SUCCESS &&
             parser_.parse(text.data(), text.size()).get(root_) == simdjson::SUCCESS;
}

std::optional<simdjson::dom::element> value_in(simdjson::dom::element object, std::string_view name) {
  simdjson::dom::element value;
  if (object[name].get(value) != simdjson::SUCCESS) return std::nullopt;
  return value;
}

std::string_view text_in(simdjson::dom::element object, std::string_view name) {
  std::string_view text;
  if (object[name].get(text) != simdjson::SUCCESS) return {};
  return text;
}

std::string plain_code(std::string_view text) {
  return text.size() <= longest_code && std::ranges::all_of(text, is_of_code) ? std::string(text) : std::string();
}

MessageId message_id(std::string_view digits) {
  std::uint64_t value = 0;
  if (digits.empty() || digits.front() == '0') return {};
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool is_whole = error == std::errc{} && end == digits.data() + digits.size();
  return is_whole && value <= INT64_MAX ? MessageId{value} : MessageId{};
}

}  // namespace dangol
