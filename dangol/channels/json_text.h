// JSON that others write, read without trust: at most 16 deep, strict UTF-8, every value asked for by name and type,
// and what is absent or of another type is empty. And the writer of ours.
#pragma once

#if defined(__SSE2__)
#define RAPIDJSON_SSE2
#elif defined(__ARM_NEON)
#define RAPIDJSON_NEON
#endif
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <simdjson.h>

#include <optional>
#include <string>
#include <string_view>

#include "base/ids.h"

namespace dangol {

class JsonText {
 public:
  explicit JsonText(std::string_view text);
  JsonText(const JsonText&) = delete;
  JsonText& operator=(const JsonText&) = delete;
  const simdjson::dom::element* root() const { return is_read_ ? &root_ : nullptr; }  // nullptr: not JSON

 private:
  simdjson::dom::parser parser_;
  simdjson::dom::element root_;
  bool is_read_ = false;
};

std::string_view text_in(simdjson::dom::element object, std::string_view name);
std::optional<simdjson::dom::element> value_in(simdjson::dom::element object, std::string_view name);

// What may be kept and shown of a code that somebody else wrote: letters, digits, "._-", at most 40 of them; of
// anything else nothing, since it could be personal.
std::string plain_code(std::string_view text);

// Decimal digits, 1 .. 2^63 - 1; none of anything else.
MessageId message_id(std::string_view digits);

class JsonLine {  // one object, nested as it is opened
 public:
  JsonLine& open() { return writer_.StartObject(), *this; }
  JsonLine& open(std::string_view name) { return key(name).open(); }
  JsonLine& close() { return writer_.EndObject(), *this; }
  JsonLine& open_list(std::string_view name) { return key(name), writer_.StartArray(), *this; }
  JsonLine& close_list() { return writer_.EndArray(), *this; }
  JsonLine& field(std::string_view name, std::string_view value) {
    return key(name), writer_.String(value.data(), static_cast<rapidjson::SizeType>(value.size())), *this;
  }
  JsonLine& flag(std::string_view name, bool value) { return key(name), writer_.Bool(value), *this; }
  std::string take() const { return {buffer_.GetString(), buffer_.GetSize()}; }

 private:
  JsonLine& key(std::string_view name) {
    return writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())), *this;
  }
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_{buffer_};
};

}  // namespace dangol
