#include "importers/xml_scan.h"

#include <charconv>

namespace dangol {
namespace {

constexpr std::size_t longest_tag = 64 * 1024;
constexpr std::size_t longest_text = 1024 * 1024;
constexpr std::size_t read_size = 64 * 1024;
constexpr std::string_view spaces = " \t\r\n";

Error damaged_xml() { return {ErrorCode::invalid_input, "the workbook's XML is damaged; open and save it again"}; }

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool append_character(std::uint32_t c, std::string& into) {
  if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return false;
  if (c < 0x80) {
    into += static_cast<char>(c);
  } else if (c < 0x800) {
    into += static_cast<char>(0xC0 | c >> 6);
    into += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    into += static_cast<char>(0xE0 | c >> 12);
    into += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    into += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    into += static_cast<char>(0xF0 | c >> 18);
    into += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    into += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    into += static_cast<char>(0x80 | (c & 0x3F));
  }
  return true;
}

bool append_entity(std::string_view entity, std::string& into) {
  if (entity == "amp") return into += '&', true;
  if (entity == "lt") return into += '<', true;
  if (entity == "gt") return into += '>', true;
  if (entity == "quot") return into += '"', true;
  if (entity == "apos") return into += '\'', true;
  if (entity.size() < 2 || entity.front() != '#') return false;
  const bool hexadecimal = entity[1] == 'x';
  const std::string_view digits = entity.substr(hexadecimal ? 2 : 1);
  std::uint32_t c = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), c, hexadecimal ? 16 : 10);
  return error == std::errc{} && end == digits.data() + digits.size() && append_character(c, into);
}

}  // namespace

Result<bool> XmlScan::fill() {
  if (at_end_) return false;
  buffer_.erase(0, at_);
  at_ = 0;
  const std::size_t before = buffer_.size();
  buffer_.resize(before + read_size);
  const Result<std::size_t> got = read_(std::span(buffer_).subspan(before));
  buffer_.resize(before + (got ? *got : 0));
  if (!got) return got.error();
  at_end_ = *got == 0;
  return !at_end_;
}

// The distance from at_ to the first of any character of `what`, reading on as needed; npos at the end of the bytes.
Result<std::size_t> XmlScan::find(std::string_view what, std::size_t from, std::size_t limit) {
  while (true) {
    const std::size_t found = buffer_.find_first_of(what, at_ + from);
    if (found != std::string::npos) return found - at_;
    from = buffer_.size() - at_;
    if (from > limit) return damaged_xml();
    const Result<bool> more = fill();
    if (!more) return more.error();
    if (!*more) return std::string::npos;
  }
}

Result<bool> XmlScan::skip_past(std::string_view what) {
  while (true) {
    const std::size_t found = buffer_.find(what, at_);
    if (found != std::string::npos) {
      at_ = found + what.size();
      return true;
    }
    at_ = buffer_.size() - std::min(buffer_.size() - at_, what.size() - 1);
    const Result<bool> more = fill();
    if (!more) return more.error();
    if (!*more) return damaged_xml();
  }
}

Result<void> XmlScan::decode(std::string_view raw, std::string& into) const {
  while (true) {
    const std::size_t and_sign = raw.find('&');
    into += raw.substr(0, and_sign);
    if (and_sign == std::string_view::npos) return {};
    const std::size_t end = raw.find(';', and_sign);
    if (end == std::string_view::npos || end - and_sign > 12) return damaged_xml();
    if (!append_entity(raw.substr(and_sign + 1, end - and_sign - 1), into)) return damaged_xml();
    raw.remove_prefix(end + 1);
  }
}

// The distance to the '>' that ends the tag at at_: one inside an attribute's quotes is none.
Result<std::size_t> XmlScan::tag_end() {
  std::size_t from = 1;
  while (true) {
    const Result<std::size_t> found = find("\"'>", from, longest_tag);
    if (!found) return found;
    if (*found == std::string::npos) return damaged_xml();
    const char c = buffer_[at_ + *found];
    if (c == '>') return *found;
    const Result<std::size_t> close = find(std::string_view(&c, 1), *found + 1, longest_tag);
    if (!close) return close;
    if (*close == std::string::npos) return damaged_xml();
    from = *close + 1;
  }
}

Result<XmlScan::Kind> XmlScan::next() {
  if (closes_at_once_) {
    closes_at_once_ = false;
    return Kind::end;
  }
  while (true) {
    const Result<std::size_t> tag = find("<", 0, longest_text);
    if (!tag) return tag.error();
    if (*tag == std::string::npos) {
      if (std::string_view(buffer_).substr(at_).find_first_not_of(spaces) != std::string_view::npos)
        return damaged_xml();
      return Kind::done;
    }
    if (*tag > 0) {
      text_.clear();
      const Result<void> decoded = decode(std::string_view(buffer_).substr(at_, *tag), text_);
      at_ += *tag;
      if (!decoded) return decoded.error();
      return Kind::text;
    }
    while (buffer_.size() - at_ < 9 && !at_end_) {
      const Result<bool> more = fill();
      if (!more) return more.error();
    }
    const std::string_view here = std::string_view(buffer_).substr(at_);
    if (here.starts_with("<!") || here.starts_with("<?")) {
      const Result<Kind> kind = markup();
      if (!kind || *kind == Kind::text) return kind;
      continue;
    }
    const Result<std::size_t> end = tag_end();
    if (!end) return end.error();
    return element(*end);
  }
}

// Comments and processing instructions are passed over (Kind::done), CDATA is text, anything else is refused.
Result<XmlScan::Kind> XmlScan::markup() {
  const std::string_view here = std::string_view(buffer_).substr(at_);
  if (here.starts_with("<![CDATA[")) {
    at_ += 9;
    text_.clear();
    while (true) {
      const std::size_t found = buffer_.find("]]>", at_);
      if (found != std::string::npos) {
        text_.assign(buffer_, at_, found - at_);
        at_ = found + 3;
        return Kind::text;
      }
      if (buffer_.size() - at_ > longest_text) return damaged_xml();
      const Result<bool> more = fill();
      if (!more) return more.error();
      if (!*more) return damaged_xml();
    }
  }
  const bool comment = here.starts_with("<!--");
  if (!comment && !here.starts_with("<?")) {
    return Error{ErrorCode::invalid_input,
                 "the workbook declares a document type, which no honest one does; it is not read"};
  }
  const Result<bool> skipped = skip_past(comment ? "-->" : "?>");
  if (!skipped) return skipped.error();
  return Kind::done;
}

Result<XmlScan::Kind> XmlScan::element(std::size_t end) {
  tag_.assign(buffer_, at_ + 1, end - 1);
  at_ += end + 1;
  const bool closing = tag_.starts_with("/");
  std::string_view inside = tag_;
  if (closing) inside.remove_prefix(1);
  closes_at_once_ = !closing && inside.ends_with("/");
  if (closes_at_once_) inside.remove_suffix(1);
  const std::size_t name_end = std::min(inside.find_first_of(spaces), inside.size());
  if (name_end == 0) return damaged_xml();
  name_ = local_name(inside.substr(0, name_end));
  attributes_ = inside.substr(name_end);
  return closing ? Kind::end : Kind::start;
}

std::string_view XmlScan::attribute(std::string_view wanted) {
  std::string_view rest = attributes_;
  while (true) {
    const std::size_t begin = rest.find_first_not_of(spaces);
    if (begin == std::string_view::npos) return {};
    rest.remove_prefix(begin);
    const std::size_t equals = rest.find('=');
    if (equals == std::string_view::npos) return {};
    std::string_view name = rest.substr(0, equals);
    name = name.substr(0, name.find_last_not_of(spaces) + 1);
    rest.remove_prefix(equals + 1);
    const std::size_t open = rest.find_first_not_of(spaces);
    if (open == std::string_view::npos || (rest[open] != '"' && rest[open] != '\'')) return {};
    const std::size_t close = rest.find(rest[open], open + 1);
    if (close == std::string_view::npos) return {};
    if (local_name(name) == wanted) {
      value_.clear();
      const Result<void> decoded = decode(rest.substr(open + 1, close - open - 1), value_);
      return decoded ? std::string_view(value_) : std::string_view{};
    }
    rest.remove_prefix(close + 1);
  }
}

}  // namespace dangol
