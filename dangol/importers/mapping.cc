#include "importers/mapping.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>

#include "base/korean.h"
#include "base/money.h"
#include "base/time.h"
#include "importers/byte_source.h"
#include "importers/mapping_texts.h"

namespace dangol {
namespace {

constexpr std::size_t longest_mapping = 1024 * 1024;

struct FieldWord {
  Field field;
  std::string_view name;
};
constexpr std::array<FieldWord, field_count> field_words{{
    {Field::date, "date"},
    {Field::time, "time"},
    {Field::store, "store"},
    {Field::staff, "staff"},
    {Field::customer, "customer"},
    {Field::customer_name, "customer_name"},
    {Field::phone, "phone"},
    {Field::loyalty_number, "loyalty_number"},
    {Field::in_store, "in_store"},
    {Field::item, "item"},
    {Field::item_name, "item_name"},
    {Field::category, "category"},
    {Field::options, "options"},
    {Field::quantity, "quantity"},
    {Field::amount, "amount"},
    {Field::unit_price, "unit_price"},
    {Field::code, "code"},
    {Field::name, "name"},
    {Field::email, "email"},
    {Field::birth_date, "birth_date"},
    {Field::home_store, "home_store"},
    {Field::member_since, "member_since"},
    {Field::price, "price"},
}};

template <class Value>
struct Choice {
  std::string_view word;
  Value value;
};
constexpr std::array<Choice<FileRole>, 6> roles{{{"orders", FileRole::orders},
                                                 {"customers", FileRole::customers},
                                                 {"items", FileRole::items},
                                                 {"stores", FileRole::stores},
                                                 {"staff", FileRole::staff},
                                                 {"ignored", FileRole::ignored}}};
constexpr std::array<Choice<DateOrder>, 3> date_orders{
    {{"ymd", DateOrder::ymd}, {"dmy", DateOrder::dmy}, {"mdy", DateOrder::mdy}}};
constexpr std::array<Choice<OptionSyntax>, 2> syntaxes{
    {{"nested", OptionSyntax::nested}, {"flat", OptionSyntax::flat}}};

Error wrong(std::string_view key, std::string_view should_be) {
  return {ErrorCode::invalid_input, fmt::format("the mapping's {} should be {}; see docs/import.md", key, should_be)};
}

template <class Value, std::size_t size>
Result<Value> read_choice(const toml::node& node, std::string_view key,
                          const std::array<Choice<Value>, size>& choices) {
  const auto word = node.value<std::string_view>();
  const auto at = std::ranges::find(choices, word.value_or(""), &Choice<Value>::word);
  if (at != choices.end()) return at->value;
  std::string all;
  for (const Choice<Value>& choice : choices)
    all += fmt::format("{}\"{}\"", all.empty() ? "one of " : ", ", choice.word);
  return wrong(key, all);
}

Result<std::string> read_text(const toml::node& node, std::string_view key) {
  const auto text = node.value<std::string>();
  if (!text) return wrong(key, "a text in quotes");
  return *text;
}

// "x", or ["x", "y"]: as header keys.
Result<std::vector<std::string>> read_names(const toml::node& node, std::string_view key) {
  std::vector<std::string> names;
  if (const auto one = node.value<std::string_view>()) names.push_back(header_key(*one));
  if (const toml::array* several = node.as_array()) {
    for (const toml::node& each : *several) {
      const auto name = each.value<std::string_view>();
      if (!name) return wrong(key, "a column's header, or a list of possible headers");
      names.push_back(header_key(*name));
    }
  }
  if (names.empty()) return wrong(key, "a column's header, or a list of possible headers");
  return names;
}

// A list whose entries are names or lists of alternative names.
Result<std::vector<std::vector<std::string>>> read_columns_list(const toml::node& node, std::string_view key) {
  const toml::array* list = node.as_array();
  if (list == nullptr) return wrong(key, "a list of column headers");
  std::vector<std::vector<std::string>> columns;
  for (const toml::node& each : *list) {
    Result<std::vector<std::string>> names = read_names(each, key);
    if (!names) return names.error();
    columns.push_back(*std::move(names));
  }
  return columns;
}

Result<ColumnChoice> read_column(const toml::node& node, std::string_view key) {
  ColumnChoice choice;
  const auto text = node.value<std::string>();
  if (text && text->find(" + ") != std::string::npos) {
    for (std::size_t begin = 0; begin <= text->size();) {
      const std::size_t end = std::min(text->find(" + ", begin), text->size());
      choice.parts.push_back({header_key(std::string_view(*text).substr(begin, end - begin))});
      begin = end + 3;
    }
    return choice;
  }
  Result<std::vector<std::string>> names = read_names(node, key);
  if (!names) return names.error();
  for (const std::string& name : *names) {
    if (!refused_column(name).empty()) {
      return Error{ErrorCode::forbidden,
                   fmt::format("a column of health data, identity numbers or free notes cannot be imported; "
                               "take it out of the mapping: {}",
                               key)};
    }
  }
  choice.parts.push_back(*std::move(names));
  return choice;
}

Result<void> read_columns(const toml::node& node, FileMapping& file) {
  const toml::table* table = node.as_table();
  if (table == nullptr) return wrong("columns", "a table of field = \"header\"");
  for (const auto& [key, value] : *table) {
    const auto known = std::ranges::find(field_words, key.str(), &FieldWord::name);
    if (known == field_words.end()) {
      return Error{
          ErrorCode::invalid_input,
          fmt::format("the mapping names a field that does not exist; docs/import.md lists them: {}", key.str())};
    }
    Result<ColumnChoice> column = read_column(value, key.str());
    if (!column) return column.error();
    file.columns[static_cast<std::size_t>(known->field)] = *std::move(column);
  }
  return {};
}

template <class Value>
Result<void> keep(Result<Value> read, auto& into) {
  if (!read) return read.error();
  into = *std::move(read);
  return {};
}

Result<void> read_walk_in(const toml::node& node, FileMapping& file) {
  const toml::array* list = node.as_array();
  if (list == nullptr) return wrong("walk_in", "a list of texts");
  for (const toml::node& each : *list) {
    const auto text = each.value<std::string>();
    if (!text) return wrong("walk_in", "a list of texts");
    file.walk_in.push_back(*text);
  }
  return {};
}

Result<void> read_file_key(std::string_view key, const toml::node& node, FileMapping& file) {
  if (key == "role") return keep(read_choice(node, key, roles), file.role);
  if (key == "reason") return keep(read_text(node, key), file.reason);
  if (key == "headers") return keep(read_columns_list(node, key), file.headers);
  if (key == "columns") return read_columns(node, file);
  if (key == "date_order") return keep(read_choice(node, key, date_orders), file.date_order);
  if (key == "receipt_key") return keep(read_columns_list(node, key), file.receipt_key);
  if (key == "line_key") return keep(read_columns_list(node, key), file.line_key);
  if (key == "line_number") return keep(read_names(node, key), file.line_number);
  if (key == "walk_in") return read_walk_in(node, file);
  if (key == "option_syntax") return keep(read_choice(node, key, syntaxes), file.option_syntax);
  return Error{ErrorCode::invalid_input,
               fmt::format("the mapping has a key that does not exist; docs/import.md lists them: {}", key)};
}

Result<void> check_file(const FileMapping& file) {
  const auto has = [&](Field field) { return file.column(field).has_value(); };
  if (file.headers.empty()) return wrong("headers", "the columns by which a file is recognised, at least one");
  switch (file.role) {
    case FileRole::orders:
      if (!has(Field::item) && !has(Field::item_name)) return wrong("columns of orders", "with item or item_name");
      break;
    case FileRole::customers:
      if (!has(Field::customer) && !has(Field::phone) && !has(Field::loyalty_number)) {
        return wrong("columns of customers", "with customer, phone or loyalty_number: what tells two people apart");
      }
      break;
    case FileRole::items:
    case FileRole::stores:
    case FileRole::staff:
      if (!has(Field::code) && !has(Field::name)) return wrong("columns", "with code or name");
      break;
    case FileRole::ignored:
      if (file.reason.empty()) return wrong("reason", "given for an ignored file");
      break;
  }
  return {};
}

Result<void> read_files(const toml::node& node, Mapping& mapping) {
  const toml::array* list = node.as_array();
  if (list == nullptr) return wrong("file", "one or more [[file]] tables");
  for (const toml::node& each : *list) {
    const toml::table* table = each.as_table();
    if (table == nullptr) return wrong("file", "one or more [[file]] tables");
    if (!table->contains("role")) return wrong("file", "given a role");
    FileMapping file;
    for (const auto& [key, value] : *table) {
      const Result<void> read = read_file_key(key.str(), value, file);
      if (!read) return read.error();
    }
    const Result<void> sound = check_file(file);
    if (!sound) return sound.error();
    mapping.files.push_back(std::move(file));
  }
  return {};
}

Result<void> read_key(std::string_view key, const toml::node& node, Mapping& mapping) {
  if (key == "name") return keep(read_text(node, key), mapping.name);
  if (key == "describes") return keep(read_text(node, key), mapping.describes);
  if (key == "source") return keep(read_text(node, key), mapping.source);
  if (key == "currency") return keep(read_text(node, key), mapping.currency);
  if (key == "zone") return keep(read_text(node, key), mapping.zone);
  if (key == "file") return read_files(node, mapping);
  if (key == "generic") {
    if (!node.is_boolean()) return wrong(key, "true or false");
    mapping.generic = node.value_or(false);
    return {};
  }
  return Error{ErrorCode::invalid_input,
               fmt::format("the mapping has a key that does not exist; docs/import.md lists them: {}", key)};
}

Result<void> check(const Mapping& mapping) {
  if (mapping.source.empty()) return wrong("source", "a short name for the system that the files come from");
  if (mapping.files.empty()) return wrong("file", "one or more [[file]] tables");
  if (!mapping.currency.empty() && !currency_named(mapping.currency))
    return wrong("currency", "an ISO 4217 code that Dangol knows");
  if (!mapping.zone.empty() && !Zone::named(mapping.zone)) return wrong("zone", "an IANA name such as Asia/Seoul");
  return {};
}

constexpr std::array<std::string_view, 16> health_words{
    "알레르기", "알러지", "알레르겐", "건강",   "질환",    "질병",    "병력",    "임신",
    "복용",     "장애",   "allerg",   "health", "medical", "disease", "pregnan", "intoleran"};
constexpr std::array<std::string_view, 7> identity_words{"주민등록", "주민번호", "여권번호", "외국인등록",
                                                         "운전면허", "passport", "ssn"};
constexpr std::array<std::string_view, 6> note_words{"메모", "비고", "특이사항", "memo", "remark", "notes"};

template <std::size_t size>
bool holds_any(std::string_view text, const std::array<std::string_view, size>& words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

}  // namespace

std::string_view field_name(Field field) { return std::ranges::find(field_words, field, &FieldWord::field)->name; }

std::string header_key(std::string_view header) {
  std::string key;
  for (const char c : folded(normalized(half_width(header)))) {
    if (std::string_view(" _-.()[]").find(c) == std::string_view::npos) key += c;
  }
  return key;
}

std::string_view refused_column(std::string_view key) {
  if (holds_any(key, health_words)) return "health_column_refused";
  if (holds_any(key, identity_words)) return "identity_number_column_refused";
  if (holds_any(key, note_words)) return "note_column_skipped";
  return "";
}

Result<Mapping> parse_mapping(std::string_view toml_text) {
  if (toml_text.size() > longest_mapping) return Error{ErrorCode::too_much, "a mapping is at most 1 MiB long"};
  try {
    const toml::table root = toml::parse(toml_text);
    Mapping mapping;
    for (const auto& [key, value] : root) {
      const Result<void> read = read_key(key.str(), value, mapping);
      if (!read) return read.error();
    }
    if (mapping.source.empty()) mapping.source = mapping.name;
    const Result<void> sound = check(mapping);
    if (!sound) return sound.error();
    return mapping;
  } catch (const toml::parse_error& error) {
    return Error{ErrorCode::invalid_input,
                 fmt::format("the mapping is not TOML ({}); line {}", error.description(), error.source().begin.line)};
  }
}

const std::vector<Mapping>& built_in_mappings() {
  static const std::vector<Mapping> all = [] {
    std::vector<Mapping> parsed;
    for (const std::string_view text : mapping_texts()) {
      Result<Mapping> mapping = parse_mapping(text);
      if (mapping) parsed.push_back(*std::move(mapping));  // mapping_test checks that none is left out
    }
    return parsed;
  }();
  return all;
}

Result<Mapping> load_mapping(const std::string& name_or_path) {
  for (const Mapping& mapping : built_in_mappings()) {
    if (mapping.name == name_or_path) return mapping;
  }
  const Result<std::string> text = read_front(name_or_path, longest_mapping + 1);
  if (text) return parse_mapping(*text);
  if (text.error().code != ErrorCode::not_found) return text.error();
  std::string names;
  for (const Mapping& mapping : built_in_mappings()) names += (names.empty() ? "" : ", ") + mapping.name;
  return Error{ErrorCode::not_found,
               "there is no such mapping, neither as a file nor among the built-in ones: " + names};
}

}  // namespace dangol
