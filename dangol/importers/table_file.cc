#include "importers/table_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "importers/byte_source.h"
#include "importers/cell_number.h"
#include "importers/cell_phone.h"
#include "importers/csv_reader.h"
#include "importers/xlsx_reader.h"

namespace dangol {
namespace {

constexpr std::uint64_t header_within = 10;

Error not_a_table(std::string_view what, const std::filesystem::path& file) {
  return {ErrorCode::invalid_input, fmt::format("{}; save it as .xlsx or CSV (UTF-8): {}", what, file_name(file))};
}

bool looks_like_markup(std::string_view front) {
  const std::string_view text = trimmed(front.starts_with("\xef\xbb\xbf") ? front.substr(3) : front);
  return text.starts_with("<!") || text.starts_with("<?xml") || text.starts_with("<html") ||
         text.starts_with("<HTML") || text.starts_with("<table") || text.starts_with("<TABLE");
}

std::vector<std::string> keys_of(std::span<const std::string_view> header) {
  std::vector<std::string> keys;
  for (const std::string_view cell : header.first(std::min(header.size(), most_columns)))
    keys.push_back(header_key(cell));
  return keys;
}

// The place of the first of `names` that the header has.
Result<std::optional<std::size_t>> place_of(const std::vector<std::string>& keys,
                                            const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    const auto at = std::ranges::find(keys, name);
    if (at == keys.end()) continue;
    if (std::find(at + 1, keys.end(), name) != keys.end()) {
      return Error{ErrorCode::invalid_input, "two columns have the same header; rename one of them: " + name};
    }
    return std::optional{static_cast<std::size_t>(at - keys.begin())};
  }
  return std::optional<std::size_t>{};
}

bool has_one_of(const std::vector<std::string>& keys, const std::vector<std::string>& names) {
  return std::ranges::any_of(names,
                             [&](const std::string& name) { return std::ranges::find(keys, name) != keys.end(); });
}

Result<void> bind_list(const std::vector<std::string>& keys, const std::vector<std::vector<std::string>>& columns,
                       std::vector<std::size_t>& places) {
  for (const std::vector<std::string>& names : columns) {
    const auto place = place_of(keys, names);
    if (!place) return place.error();
    if (*place) places.push_back(**place);
  }
  return {};
}

Result<void> bind_field(const std::vector<std::string>& keys, const ColumnChoice& choice,
                        BoundColumns::Places& places) {
  return bind_list(keys, choice.parts, places);
}

}  // namespace

Result<std::unique_ptr<RowSource>> open_rows(const std::filesystem::path& file, std::optional<Encoding> encoding) {
  const Result<std::string> front = read_front(file, 1024);
  if (!front) return front.error();
  if (front->starts_with("PK\x03\x04") || front->starts_with("PK\x05\x06")) {
    Result<std::unique_ptr<RowSource>> sheet = open_xlsx(file);
    return sheet;
  }
  if (front->starts_with("\xd0\xcf\x11\xe0"))
    return not_a_table("the file is an old Excel workbook (.xls) or an encrypted one", file);
  if (front->starts_with("%PDF")) return not_a_table("the file is a PDF", file);
  if (looks_like_markup(*front)) return not_a_table("the file is a web page or XML, whatever its name says", file);
  Result<std::unique_ptr<CsvReader>> csv = open_csv(file, encoding);
  if (!csv) return csv.error();
  return std::unique_ptr<RowSource>(*std::move(csv));
}

Recognised recognise(std::span<const std::string_view> header, std::span<const Mapping> mappings) {
  const std::vector<std::string> keys = keys_of(header);
  Recognised best;
  std::size_t best_score = 0;
  for (const Mapping& mapping : mappings) {
    for (const FileMapping& file : mapping.files) {
      const bool all = std::ranges::all_of(file.headers, [&](const auto& names) { return has_one_of(keys, names); });
      const std::size_t score = file.headers.size() + (mapping.generic ? 0 : most_columns);
      if (!all || score <= best_score) continue;
      best = {&mapping, &file};
      best_score = score;
    }
  }
  return best;
}

Result<BoundColumns> bind_columns(std::span<const std::string_view> header, const FileMapping& file) {
  const std::vector<std::string> keys = keys_of(header);
  BoundColumns bound;
  bound.header_size = keys.size();
  for (std::size_t field = 0; field < field_count; ++field) {
    if (!file.columns[field]) continue;
    const Result<void> done = bind_field(keys, *file.columns[field], bound.fields[field]);
    if (!done) return done.error();
    for (const std::size_t place : bound.fields[field]) bound.least_cells = std::max(bound.least_cells, place + 1);
  }
  for (auto [columns, places] : {std::pair{&file.receipt_key, &bound.receipt_key}, {&file.line_key, &bound.line_key}}) {
    const Result<void> done = bind_list(keys, *columns, *places);
    if (!done) return done.error();
    for (const std::size_t place : *places) bound.least_cells = std::max(bound.least_cells, place + 1);
  }
  if (!file.line_number.empty()) {
    const auto place = place_of(keys, file.line_number);
    if (!place) return place.error();
    bound.line_number = *place;
    if (*place) bound.least_cells = std::max(bound.least_cells, **place + 1);
  }
  for (std::size_t place = 0; place < keys.size(); ++place) {
    const std::string_view rule = refused_column(keys[place]);
    if (!rule.empty()) bound.refused.push_back({place, rule});
  }
  return bound;
}

bool looks_like_data(std::span<const std::string> header) {
  constexpr int any_newest_year = 2099;
  return std::ranges::any_of(header, [](const std::string& cell) {
    const auto phone = parse_phone(cell);
    return (phone && !phone.value.digits.empty()) || parse_date(cell, DateOrder::dmy, any_newest_year) ||
           parse_date(cell, DateOrder::mdy, any_newest_year) || cell.find('@') != std::string::npos;
  });
}

Result<TableFile> inspect(const std::filesystem::path& file, std::span<const Mapping> mappings) {
  Result<std::unique_ptr<RowSource>> rows = open_rows(file);
  if (!rows) return rows.error();
  TableFile table;
  table.path = file;
  table.encoding = (*rows)->encoding();
  Row row;
  for (std::uint64_t tried = 0; tried < header_within; ++tried) {
    const Result<bool> more = (*rows)->next(row);
    if (!more) return more.error();
    if (!*more) break;
    if (row.fault) continue;
    const Recognised recognised = recognise(row.cells, mappings);
    if (table.header_row != 0 && recognised.mapping == nullptr) continue;
    table.header.assign(row.cells.begin(), row.cells.end());
    table.header_row = row.number;
    table.recognised = recognised;
    if (recognised.mapping != nullptr) break;
  }
  return table;
}

Result<std::unique_ptr<RowSource>> open_data_rows(const TableFile& file) {
  Result<std::unique_ptr<RowSource>> rows = open_rows(file.path, file.encoding);
  if (!rows) return rows;
  Row row;
  while (row.number < file.header_row) {
    const Result<bool> more = (*rows)->next(row);
    if (!more) return more.error();
    if (!*more) break;
  }
  return rows;
}

}  // namespace dangol
