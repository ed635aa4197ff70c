#include "api/query.h"

#include <algorithm>
#include <limits>

namespace dangol {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Appends `text` unescaped; false when it is malformed. A '+' stays a '+': times carry one, and none of our parameters
// holds a space.
bool unescape(std::string_view text, std::string& plain) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
      if (high < 0 || low < 0) return false;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    }
    if (c < 0x20 || c >= 0x7F) return false;
    plain += c;
  }
  return true;
}

Error malformed(const char* why) { return {ErrorCode::invalid_input, why}; }

}  // namespace

Result<Query> Query::parse(std::string_view query) {
  Query result;
  if (query.size() > std::numeric_limits<std::uint16_t>::max()) return malformed("the query is too long");
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view one = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    const std::size_t equals = std::min(one.find('='), one.size());
    const std::size_t begin = result.text_.size();
    if (!unescape(one.substr(0, equals), result.text_)) return malformed("a query parameter is malformed");
    const std::size_t middle = result.text_.size();
    if (!unescape(one.substr(std::min(equals + 1, one.size())), result.text_)) {
      return malformed("a query parameter is malformed");
    }
    const std::string_view name = result.piece(begin, middle - begin);
    for (std::size_t i = 0; i < result.count_; ++i) {
      if (result.name(i) == name) return malformed("a query parameter stands twice");
    }
    if (result.count_ == most_parameters) return malformed("there are too many query parameters");
    const auto small = [](std::size_t number) { return static_cast<std::uint16_t>(number); };
    result.parameters_[result.count_++] = {small(begin), small(middle - begin), small(middle),
                                           small(result.text_.size() - middle)};
  }
  return result;
}

std::string_view Query::value(std::string_view name) const {
  for (std::size_t i = 0; i < count_; ++i) {
    if (this->name(i) == name) return piece(parameters_[i].value_begin, parameters_[i].value_size);
  }
  return {};
}

}  // namespace dangol
