// Writing answers: RapidJSON's writer into a buffer that each thread uses again.
//
//   JsonAnswer out;
//   out.open().field("status", "ok").id("customer", 81).close();
//   return out.take();
#pragma once

#if defined(__SSE2__)
#define RAPIDJSON_SSE2
#elif defined(__ARM_NEON)
#define RAPIDJSON_NEON
#endif
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"

namespace dangol {

struct GuestsJson {
  std::string json;
  std::vector<CustomerId> shown;
};

class JsonAnswer {
 public:
  JsonAnswer() : writer_(buffer()) { buffer().Clear(); }
  JsonAnswer(const JsonAnswer&) = delete;  // one at a time in a thread
  JsonAnswer& operator=(const JsonAnswer&) = delete;

  JsonAnswer& open() { return writer_.StartObject(), *this; }
  JsonAnswer& open(std::string_view name) { return key(name).open(); }
  JsonAnswer& close() { return writer_.EndObject(), *this; }
  JsonAnswer& open_list(std::string_view name) { return key(name), writer_.StartArray(), *this; }
  JsonAnswer& close_list() { return writer_.EndArray(), *this; }

  JsonAnswer& text(std::string_view value) {
    return writer_.String(value.data(), static_cast<rapidjson::SizeType>(value.size())), *this;
  }
  JsonAnswer& field(std::string_view name, std::string_view value) { return key(name).text(value); }
  JsonAnswer& field(std::string_view name, const char* value) { return key(name).text(value); }
  JsonAnswer& field(std::string_view name, std::same_as<bool> auto value) {
    return key(name), writer_.Bool(value), *this;
  }
  JsonAnswer& field(std::string_view name, std::integral auto value) requires(!std::same_as<decltype(value), bool>) {
    return key(name), writer_.Int64(static_cast<std::int64_t>(value)), *this;
  }
  // A share between 0 and 1, to four decimals.
  JsonAnswer& share(std::string_view name, float value);
  // Ids are strings: they exceed what a JavaScript number holds.
  JsonAnswer& id(std::string_view name, std::uint64_t value) { return key(name).id(value); }
  JsonAnswer& id(std::uint64_t value);
  JsonAnswer& null(std::string_view name) { return key(name), writer_.Null(), *this; }
  JsonAnswer& text_or_null(std::string_view name, std::string_view value) {
    return value.empty() ? null(name) : field(name, value);
  }
  JsonAnswer& key(std::string_view name) {
    return writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())), *this;
  }
  // Text that is JSON already.
  JsonAnswer& raw(std::string_view name, std::string_view json) {
    return key(name), writer_.RawValue(json.data(), json.size(), rapidjson::kObjectType), *this;
  }

  // Like id(), of a guest whom the answer shows.
  JsonAnswer& guest(std::string_view name, CustomerId value) {
    shown_.push_back(value);
    return id(name, value.value);
  }

  // With the guests that it shows: a line of the trail names them (api/witness.h).
  GuestsJson take_guests() { return {take(), std::move(shown_)}; }
  std::string take() const { return {buffer().GetString(), buffer().GetSize()}; }

 private:
  static rapidjson::StringBuffer& buffer() {
    thread_local rapidjson::StringBuffer reused;
    return reused;
  }
  rapidjson::Writer<rapidjson::StringBuffer> writer_;
  std::vector<CustomerId> shown_;
};

}  // namespace dangol
