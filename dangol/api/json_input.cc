#include "api/json_input.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace dangol {
namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::size_t count_characters(std::string_view utf8) {
  return static_cast<std::size_t>(std::ranges::count_if(utf8, [](char c) { return !is_continuation(c); }));
}

// C0 and C1 controls, and the marks that turn the direction of what follows (U+202A..E, U+2066..9): in a name or a note
// they only serve to show something else than what is stored.
bool holds_control(std::string_view utf8, bool many_lines) {
  for (std::size_t at = 0; at < utf8.size(); ++at) {
    const auto c = static_cast<unsigned char>(utf8[at]);
    if (c == 0x7F) return true;
    if (c < 0x20 && !(many_lines && (c == '\n' || c == '\t' || c == '\r'))) return true;
    const std::string_view rest = utf8.substr(at);
    if (c == 0xC2 && rest.size() > 1 && static_cast<unsigned char>(rest[1]) < 0xA0) return true;
    if (c != 0xE2 || rest.size() < 3) continue;
    const auto middle = static_cast<unsigned char>(rest[1]);
    const auto last = static_cast<unsigned char>(rest[2]);
    if (middle == 0x80 && last >= 0xAA && last <= 0xAE) return true;
    if (middle == 0x81 && last >= 0xA6 && last <= 0xA9) return true;
  }
  return false;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

std::string_view fault_of_parsing(simdjson::error_code code) {
  switch (code) {
    case simdjson::DEPTH_ERROR: return "the JSON is nested too deeply";
    case simdjson::UTF8_ERROR: return "the JSON is not UTF-8";
    case simdjson::EMPTY: return "a JSON object is expected, but nothing was sent";
    case simdjson::NUMBER_ERROR: return "the JSON holds a number that is malformed or too large";
    case simdjson::STRING_ERROR:
    case simdjson::UNCLOSED_STRING:
    case simdjson::UNESCAPED_CHARS: return "the JSON holds a malformed string";
    default: return "this is not JSON";
  }
}

}  // namespace

std::optional<std::uint64_t> parse_id(std::string_view digits) {
  std::uint64_t value = 0;
  if (digits.empty() || digits.front() == '0') return std::nullopt;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool whole = error == std::errc{} && end == digits.data() + digits.size();
  if (!whole || value > static_cast<std::uint64_t>(INT64_MAX)) return std::nullopt;
  return value;
}

JsonBody::JsonBody(std::string_view bytes) {
  if (parser_.allocate(bytes.size(), max_depth) != simdjson::SUCCESS) {
    blame("", "the body is larger than the server takes");
    return;
  }
  if (const auto error = parser_.parse(bytes.data(), bytes.size()).get(root_)) {
    blame("", std::string(fault_of_parsing(error)));
  }
}

JsonObject JsonBody::object() { return {*this, "", fault_ ? nullptr : &root_}; }

void JsonBody::blame(std::string field, std::string message) {
  if (!fault_) fault_ = InputFault{std::move(message), std::move(field)};
}

JsonObject::JsonObject(JsonBody& body, std::string pointer, const simdjson::dom::element* element)
    : body_(&body), pointer_(std::move(pointer)) {
  if (element == nullptr) return;
  simdjson::dom::object object;
  if (element->get_object().get(object) != simdjson::SUCCESS) {
    body.blame(pointer_, "an object is expected here");
    return;
  }
  for (const auto field : object) {
    if (fields_.size() == JsonBody::max_fields) {
      body.blame(pointer_, "the object has more fields than any that is known");
      return;
    }
    if (std::ranges::find(fields_, field.key, &Field::name) != fields_.end()) {
      body.blame(pointer_to(field.key), "two fields have this name");
      return;
    }
    fields_.push_back({field.key, field.value});
  }
}

// Names come from the sender too: those that nobody asks for are shown only when they look like a field's name.
std::string JsonObject::pointer_to(std::string_view name) const {
  const bool is_plain = name.size() <= 40 && std::ranges::all_of(name, [](char c) {
                          return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
                        });
  return is_plain ? pointer_ + "/" + std::string(name) : pointer_;
}

void JsonObject::blame(std::string_view name, std::string message) {
  body_->blame(pointer_to(name), std::move(message));
}

const simdjson::dom::element* JsonObject::find(std::string_view name) {
  const auto at = std::ranges::find(fields_, name, &Field::name);
  if (at == fields_.end()) return nullptr;
  at->asked_for = true;
  return at->value.is_null() ? nullptr : &at->value;
}

const simdjson::dom::element* JsonObject::require(std::string_view name) {
  const auto* value = find(name);
  if (value == nullptr) blame(name, "this field is missing");
  return value;
}

bool JsonObject::has(std::string_view name) { return find(name) != nullptr; }

std::string_view JsonObject::text(std::string_view name, const TextRule& rule) {
  const auto* value = require(name);
  if (value == nullptr) return {};
  std::string_view text;
  if (value->get_string().get(text) != simdjson::SUCCESS) {
    blame(name, "a text is expected here");
  } else if (!rule.may_be_empty && is_blank(text)) {
    blame(name, "this text is empty");
  } else if (count_characters(text) > rule.max_characters) {
    blame(name, "this text is longer than " + std::to_string(rule.max_characters) + " characters");
  } else if (holds_control(text, rule.many_lines)) {
    blame(name, "this text holds control characters");
  } else {
    return text;
  }
  return {};
}

bool JsonObject::boolean(std::string_view name) {
  const auto* value = require(name);
  bool is = false;
  if (value != nullptr && value->get_bool().get(is) != simdjson::SUCCESS) blame(name, "true or false is expected here");
  return is;
}

std::int64_t JsonObject::integer(std::string_view name, std::int64_t least, std::int64_t most) {
  const auto* value = require(name);
  if (value == nullptr) return least;
  std::int64_t number = 0;
  if (!value->is_int64() || value->get_int64().get(number) != simdjson::SUCCESS) {
    blame(name, "a whole number is expected here");
  } else if (number < least || number > most) {
    blame(name, "this number must lie between " + std::to_string(least) + " and " + std::to_string(most));
  } else {
    return number;
  }
  return least;
}

std::int64_t JsonObject::thousandths(std::string_view name, std::int64_t least, std::int64_t most) {
  const auto* value = require(name);
  if (value == nullptr) return least;
  double number = 0;
  if (!value->is_number() || value->get_double().get(number) != simdjson::SUCCESS) {
    blame(name, "a number is expected here");
    return least;
  }
  const double scaled = number * 1000;
  if (!(scaled >= static_cast<double>(least) && scaled <= static_cast<double>(most))) {
    blame(name, "this number is outside what can be ordered");
    return least;
  }
  const auto whole = std::llround(scaled);
  if (std::abs(scaled - static_cast<double>(whole)) > 1e-6) blame(name, "at most three decimals");
  return whole;
}

std::uint64_t JsonObject::id(std::string_view name) {
  const auto* value = require(name);
  if (value == nullptr) return 0;
  std::string_view digits;
  if (value->get_string().get(digits) == simdjson::SUCCESS) {
    if (const auto id = parse_id(digits)) return *id;
  }
  blame(name, "an id is expected here: a string of digits");
  return 0;
}

std::size_t JsonObject::choice(std::string_view name, std::span<const std::string_view> choices) {
  const auto* value = require(name);
  if (value == nullptr) return 0;
  std::string_view text;
  if (value->get_string().get(text) == simdjson::SUCCESS) {
    const auto at = std::ranges::find(choices, text);
    if (at != choices.end()) return static_cast<std::size_t>(at - choices.begin());
  }
  std::string message = "one of these is expected here:";
  for (const std::string_view each : choices) message.append(" ").append(each);
  blame(name, std::move(message));
  return 0;
}

JsonObject JsonObject::object(std::string_view name) { return {*body_, pointer_to(name), require(name)}; }

std::vector<JsonObject> JsonObject::objects(std::string_view name, std::size_t most) {
  std::vector<JsonObject> all;
  const auto* value = require(name);
  simdjson::dom::array array;
  if (value == nullptr) return all;
  if (value->get_array().get(array) != simdjson::SUCCESS) {
    blame(name, "a list is expected here");
    return all;
  }
  for (const simdjson::dom::element element : array) {
    if (all.size() == most) {
      blame(name, "the list is longer than " + std::to_string(most));
      return {};
    }
    all.emplace_back(*body_, pointer_to(name) + "/" + std::to_string(all.size()), &element);
  }
  return all;
}

std::vector<std::uint64_t> JsonObject::ids(std::string_view name, std::size_t most) {
  std::vector<std::uint64_t> all;
  const auto* value = require(name);
  simdjson::dom::array array;
  if (value == nullptr) return all;
  if (value->get_array().get(array) != simdjson::SUCCESS) {
    blame(name, "a list of ids is expected here");
    return all;
  }
  for (const simdjson::dom::element element : array) {
    if (all.size() == most) {
      blame(name, "the list is longer than " + std::to_string(most));
      return {};
    }
    std::string_view digits;
    const auto id = element.get_string().get(digits) == simdjson::SUCCESS ? parse_id(digits) : std::nullopt;
    if (!id)
      body_->blame(pointer_to(name) + "/" + std::to_string(all.size()), "an id is expected here: a string of digits");
    all.push_back(id.value_or(0));
  }
  return all;
}

void JsonObject::no_more() {
  for (const Field& field : fields_) {
    if (!field.asked_for) blame(field.name, "there is no such field here");
  }
}

}  // namespace dangol
