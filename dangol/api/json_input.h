// Reading request bodies: strict JSON (RFC 8259, UTF-8) whose every field is asked for by name and type. The first
// fault is kept with its place as a JSON pointer; after it everything reads as empty, so that a reader needs one check
// only.
//
//   JsonBody body(request.body);
//   JsonObject in = body.object();
//   const std::string_view name = in.text("name", {.max_characters = 60});
//   in.no_more();
//   if (body.fault()) ...   // {"two fields have this name", "/name"}
//
// A fault never repeats what was sent.
#pragma once

#include <simdjson.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dangol {

struct InputFault {
  std::string message;
  std::string field;  // JSON pointer (RFC 6901); empty: the whole body
};

struct TextRule {
  std::size_t max_characters = 100;  // Unicode code points
  bool may_be_empty = false;
  bool many_lines = false;  // line breaks and tabs are allowed
};

class JsonObject;

class JsonBody {
 public:
  static constexpr std::size_t max_depth = 16;
  static constexpr std::size_t max_fields = 32;  // in one object

  explicit JsonBody(std::string_view bytes);
  JsonBody(const JsonBody&) = delete;
  JsonBody& operator=(const JsonBody&) = delete;

  JsonObject object();  // the whole body, which must be an object

  const std::optional<InputFault>& fault() const { return fault_; }
  void blame(std::string field, std::string message);  // the first one stays

 private:
  simdjson::dom::parser parser_;
  simdjson::dom::element root_;
  std::optional<InputFault> fault_;
};

class JsonObject {
 public:
  JsonObject(JsonBody& body, std::string pointer, const simdjson::dom::element* element);

  // Required ones. Views live as long as the body.
  std::string_view text(std::string_view name, const TextRule& rule);
  bool boolean(std::string_view name);
  std::int64_t integer(std::string_view name, std::int64_t least, std::int64_t most);
  // Decimal digits in a string, 1 .. 2^63 - 1.
  std::uint64_t id(std::string_view name);
  // The place of the text in `choices`.
  std::size_t choice(std::string_view name, std::span<const std::string_view> choices);
  // A number with at most three decimals, in thousandths.
  std::int64_t thousandths(std::string_view name, std::int64_t least, std::int64_t most);
  JsonObject object(std::string_view name);
  std::vector<JsonObject> objects(std::string_view name, std::size_t most);
  std::vector<std::uint64_t> ids(std::string_view name, std::size_t most);

  // True when the field is there and not null: what may be left out is asked for only then.
  bool has(std::string_view name);

  // Refuses every field that nobody asked for.
  void no_more();
  void blame(std::string_view name, std::string message);

 private:
  const simdjson::dom::element* find(std::string_view name);
  const simdjson::dom::element* require(std::string_view name);
  std::string pointer_to(std::string_view name) const;

  struct Field {
    std::string_view name;
    simdjson::dom::element value;
    bool asked_for = false;
  };
  JsonBody* body_;
  std::string pointer_;
  std::vector<Field> fields_;
};

// "123" -> 123; nothing for anything but 1 .. 2^63 - 1 without sign, space or leading zero.
std::optional<std::uint64_t> parse_id(std::string_view digits);

}  // namespace dangol
