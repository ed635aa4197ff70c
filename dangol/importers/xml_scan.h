// A streaming reader of XML as office programs write it: elements, attributes, text; the five named entities and
// numeric ones. A document type is refused, so there are no other entities, neither nested nor from elsewhere. Memory
// is bounded by the longest tag (64 KiB) and the longest run of text (1 MiB).
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dangol {

class XmlScan {
 public:
  using Read = std::function<Result<std::size_t>(std::span<char>)>;  // 0: the end
  enum class Kind : std::uint8_t { start, end, text, done };

  explicit XmlScan(Read read) : read_(std::move(read)) {}

  // Each `start` is followed by its `end`, also for <a/>. `done` comes at the end of the bytes.
  Result<Kind> next();

  std::string_view name() const { return name_; }  // of a start or end, without its prefix
  std::string_view text() const { return text_; }  // decoded
  // The decoded value, or empty; of the prefixed form, too ("id" finds r:id). Valid until the next call of any member.
  std::string_view attribute(std::string_view wanted);

 private:
  Result<bool> fill();
  Result<std::size_t> find(std::string_view what, std::size_t from, std::size_t limit);
  Result<std::size_t> tag_end();
  Result<Kind> markup();
  Result<Kind> element(std::size_t end);
  Result<bool> skip_past(std::string_view what);
  Result<void> decode(std::string_view raw, std::string& into) const;

  Read read_;
  std::string buffer_;
  std::size_t at_ = 0;
  bool at_end_ = false;
  bool closes_at_once_ = false;  // the last start was <a/>
  std::string tag_;
  std::string name_;
  std::string attributes_;
  std::string text_;
  std::string value_;
};

}  // namespace dangol
