#include <fmt/format.h>

#include <algorithm>

#include "importers/byte_source.h"
#include "importers/cell_phone.h"
#include "importers/import.h"
#include "importers/table_file.h"

namespace dangol {
namespace {

constexpr std::uint64_t looked_at = 2'000;  // rows

// What a column's cells look like.
struct ColumnLooks {
  std::string header;
  std::uint64_t filled = 0;
  std::uint64_t phones = 0;
  std::uint64_t emails = 0;
  std::uint64_t numbers = 0;
  DateEvidence dates;

  void see(std::string_view cell) {
    cell = trimmed(cell);
    if (cell.empty()) return;
    ++filled;
    const auto phone = parse_phone(cell);
    phones += phone && phone.value.digits.size() >= 9;
    emails += cell.find('@') != std::string_view::npos;
    numbers += static_cast<bool>(parse_amount(cell, *currency_named("USD")));
    dates.see(cell);
  }
  bool mostly(std::uint64_t count) const { return filled > 0 && count * 10 >= filled * 9; }
};

struct Proposal {
  Field field;
  std::size_t column;
  std::string why;
};

std::string in_quotes(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20) continue;
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

// By header: what the built-in mappings call their columns. A mapping made for one source counts after the generic
// ones.
std::optional<Field> field_by_header(std::string_view key, FileRole role) {
  for (const bool generic : {true, false}) {
    for (const Mapping& mapping : built_in_mappings()) {
      if (mapping.generic != generic) continue;
      for (const FileMapping& file : mapping.files) {
        if (file.role != role) continue;
        for (std::size_t field = 0; field < field_count; ++field) {
          if (!file.columns[field] || file.columns[field]->parts.size() != 1) continue;
          if (std::ranges::find(file.columns[field]->parts[0], key) != file.columns[field]->parts[0].end())
            return static_cast<Field>(field);
        }
      }
    }
  }
  return std::nullopt;
}

std::optional<std::pair<Field, std::string>> field_by_content(const ColumnLooks& column, FileRole role) {
  const bool orders = role == FileRole::orders;
  if (column.mostly(column.emails) && !orders) return std::pair{Field::email, "its cells hold @"};
  if (column.mostly(column.phones)) return std::pair{Field::phone, "its cells are phone numbers"};
  const bool dates = column.dates.looks_like_dates() && !column.mostly(column.numbers);
  if (dates) return std::pair{orders ? Field::date : Field::birth_date, "its cells are dates"};
  return std::nullopt;
}

std::vector<Proposal> propose(const std::vector<ColumnLooks>& columns, FileRole role) {
  std::vector<Proposal> proposals;
  const auto taken = [&](Field field) {
    return std::ranges::find(proposals, field, &Proposal::field) != proposals.end();
  };
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string key = header_key(columns[i].header);
    if (!refused_column(key).empty() || key.empty()) continue;
    const auto field = field_by_header(key, role);
    if (field && !taken(*field)) proposals.push_back({*field, i, "its header is one that such files use"});
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const bool has_field = std::ranges::find(proposals, i, &Proposal::column) != proposals.end();
    if (has_field || columns[i].header.empty() || !refused_column(header_key(columns[i].header)).empty()) continue;
    const auto field = field_by_content(columns[i], role);
    if (field && !taken(field->first)) proposals.push_back({field->first, i, field->second});
  }
  return proposals;
}

// Orders, when something sold is among the columns; else customers.
FileRole role_of(const std::vector<ColumnLooks>& columns) {
  return std::ranges::any_of(columns,
                             [](const ColumnLooks& column) {
                               const auto field = field_by_header(header_key(column.header), FileRole::orders);
                               return field == Field::item || field == Field::item_name || field == Field::quantity ||
                                      field == Field::amount;
                             })
             ? FileRole::orders
             : FileRole::customers;
}

std::string written(const std::vector<ColumnLooks>& columns, FileRole role, const std::vector<Proposal>& proposals) {
  const bool orders = role == FileRole::orders;
  std::string text =
      "# A proposal from headers and content: read it, change what is wrong, pass it with --mapping.\n"
      "name = \"mine\"\nsource = \"mine\"\n\n[[file]]\n";
  text += fmt::format("role = \"{}\"\nheaders = [", orders ? "orders" : "customers");
  for (const Proposal& proposal : proposals) {
    text += (&proposal == &proposals.front() ? "" : ", ") + in_quotes(columns[proposal.column].header);
  }
  text += "]\n";
  for (const Proposal& proposal : proposals) {
    if (proposal.field != Field::date && proposal.field != Field::birth_date) continue;
    const auto order = columns[proposal.column].dates.order();
    constexpr std::array<std::string_view, 3> words{"ymd", "dmy", "mdy"};
    text += order ? fmt::format("date_order = \"{}\"  # every date in {} fits it\n",
                                words[static_cast<std::size_t>(*order)], in_quotes(columns[proposal.column].header))
                  : std::string(
                        "date_order = \"mdy\"  # uncertain: no day above 12 tells; say dmy when the day comes first\n");
    break;
  }
  if (orders)
    text +=
        "# Which columns together name one receipt? Without receipt_key each row is an order of its own.\n"
        "# receipt_key = [\"receipt number\", \"date\", \"store\"]\n";
  text += "\n[file.columns]\n";
  const bool has_item = std::ranges::any_of(proposals, [](const Proposal& proposal) {
    return proposal.field == Field::item || proposal.field == Field::item_name;
  });
  if (orders && !has_item)
    text += "# Which column says what was sold? Nothing can be imported without it.\n# item_name = \"item\"\n";
  for (const Proposal& proposal : proposals) {
    text += fmt::format("{} = {}  # {}\n", field_name(proposal.field), in_quotes(columns[proposal.column].header),
                        proposal.why);
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].header.empty() || std::ranges::find(proposals, i, &Proposal::column) != proposals.end()) continue;
    const std::string_view rule = refused_column(header_key(columns[i].header));
    text += fmt::format("# {}: {}\n", in_quotes(columns[i].header),
                        rule.empty() ? "left out, nothing tells what it is" : rule);
  }
  return text;
}

}  // namespace

Result<std::string> propose_mapping(const std::filesystem::path& file) {
  const Result<TableFile> table = inspect(file, {});
  if (!table) return table.error();
  if (table->header_row == 0) return Error{ErrorCode::invalid_input, "the file is empty: " + file_name(file)};
  if (looks_like_data(table->header))
    return Error{ErrorCode::invalid_input, std::string(no_headers) + ": " + file_name(file)};
  std::vector<ColumnLooks> columns;
  for (const std::string& header : table->header) columns.emplace_back().header = std::string(trimmed(header));
  Result<std::unique_ptr<RowSource>> rows = open_data_rows(*table);
  if (!rows) return rows.error();
  Row row;
  for (std::uint64_t i = 0; i < looked_at; ++i) {
    const Result<bool> more = (*rows)->next(row);
    if (!more) return more.error();
    if (!*more) break;
    for (std::size_t c = 0; c < std::min(row.cells.size(), columns.size()) && !row.fault; ++c)
      columns[c].see(row.cells[c]);
  }
  const FileRole role = role_of(columns);
  const std::vector<Proposal> proposals = propose(columns, role);
  if (proposals.empty())
    return Error{ErrorCode::invalid_input, "nothing tells what the columns of this file are: " + file_name(file)};
  return written(columns, role, proposals);
}

}  // namespace dangol
