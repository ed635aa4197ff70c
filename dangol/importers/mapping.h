// A mapping says what the columns of a source's files mean. It is data (TOML, docs/import.md); this is its form in
// memory.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "importers/cell_date.h"
#include "importers/option_list.h"

namespace dangol {

enum class FileRole : std::uint8_t { orders, customers, items, stores, staff, ignored };

// What a column can hold. Which of them a role reads: docs/import.md.
enum class Field : std::uint8_t {
  date,
  time,
  store,
  staff,
  customer,
  customer_name,
  phone,
  loyalty_number,
  in_store,
  item,
  item_name,
  category,
  options,
  quantity,
  amount,
  unit_price,
  code,
  name,
  email,
  birth_date,
  home_store,
  member_since,
  price,
};
inline constexpr std::size_t field_count = 23;
std::string_view field_name(Field field);

// The column's possible headers, best first; with more than one part ("first_name + last_name") their texts are joined.
struct ColumnChoice {
  std::vector<std::vector<std::string>> parts;
};

struct FileMapping {
  FileRole role = FileRole::ignored;
  std::string reason;                             // ignored: why
  std::vector<std::vector<std::string>> headers;  // each must be there, by one of its names: this recognises the file
  std::array<std::optional<ColumnChoice>, field_count> columns;
  std::optional<DateOrder> date_order;                // nothing: decided by the column's own cells
  std::vector<std::vector<std::string>> receipt_key;  // empty: each row is an order of its own
  std::vector<std::vector<std::string>> line_key;     // empty: equal lines of a receipt are as many lines
  std::vector<std::string> line_number;               // a part of line_key whose repetition is counted
  std::vector<std::string> walk_in;  // values of `customer` that stand for nobody known; empty is one always
  OptionSyntax option_syntax = OptionSyntax::flat;

  const std::optional<ColumnChoice>& column(Field field) const { return columns[static_cast<std::size_t>(field)]; }
};

struct Mapping {
  std::string name;
  std::string describes;
  std::string source;    // keeps the numbers of two systems apart
  std::string currency;  // ISO 4217; empty: the shop's own
  std::string zone;      // IANA name; empty: the shop's own
  bool generic = false;  // common header names; a mapping made for one source is preferred
  std::vector<FileMapping> files;
};

// `invalid_input` names the key that is wrong and says what it should be.
Result<Mapping> parse_mapping(std::string_view toml);

// A built-in mapping's name, or else the path of a TOML file.
Result<Mapping> load_mapping(const std::string& name_or_path);

// Those that are part of the program (mappings/*.toml), parsed.
const std::vector<Mapping>& built_in_mappings();

// The form in which headers are compared: normalized, lower case, without spaces, underscores, hyphens, dots and
// brackets.
std::string header_key(std::string_view header);

// Why no column of this name is ever read into the shop: "health_column_refused" (law: sensitive data need a consent
// that no file carries), "identity_number_column_refused", "note_column_skipped" (free text may hold either); empty: it
// may be.
std::string_view refused_column(std::string_view header_key);

}  // namespace dangol
