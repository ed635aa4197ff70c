// A file opened as a table, whatever its kind, and what its header row means under a mapping.
#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "importers/mapping.h"
#include "importers/row.h"

namespace dangol {

// The kind is told by the first bytes: ZIP is .xlsx, gzip is looked into, anything else is delimited text. A clear
// `invalid_input` for old .xls, encrypted workbooks, HTML and PDF under a table's name.
// `encoding`: of a text, when an earlier reader of the file knows it.
Result<std::unique_ptr<RowSource>> open_rows(const std::filesystem::path& file, std::optional<Encoding> encoding = {});

// Where the mapping's columns stand in one file. Indexes from 0.
struct BoundColumns {
  using Places = std::vector<std::size_t>;  // more than one: texts to be joined with a space
  std::array<Places, field_count> fields;   // empty: the file has no such column
  std::vector<std::size_t> receipt_key;
  std::vector<std::size_t> line_key;
  std::optional<std::size_t> line_number;
  std::size_t header_size = 0;
  std::size_t least_cells = 0;  // a row with fewer cells lacks a mapped one
  struct Refused {
    std::size_t place;
    std::string_view rule;
  };
  std::vector<Refused> refused;  // columns that are never read into the shop

  const Places& places(Field field) const { return fields[static_cast<std::size_t>(field)]; }
  bool has(Field field) const { return !places(field).empty(); }
};

// A mapping's description of one kind of file, found by the header.
struct Recognised {
  const Mapping* mapping = nullptr;  // null: none of them knows these columns
  const FileMapping* file = nullptr;
};

// Of the descriptions whose headers are all there, the one with the most of them; one made for a source before a
// generic.
Recognised recognise(std::span<const std::string_view> header, std::span<const Mapping> mappings);

// `invalid_input` when a mapped column is there twice.
Result<BoundColumns> bind_columns(std::span<const std::string_view> header, const FileMapping& file);

struct TableFile {
  std::filesystem::path path;
  Recognised recognised;
  std::vector<std::string> header;
  std::uint64_t header_row = 0;  // from 1; 0: the file holds no row at all
  std::optional<Encoding> encoding;
};

// Whether what stands where headers should is a row of data: a date, a phone number or an e-mail address is among its
// cells.
bool looks_like_data(std::span<const std::string> header);
inline constexpr std::string_view no_headers =
    "the first row is data, not the names of columns; write a row of names above it, such as date, item, amount";

// Reads up to the header: the first of the first ten rows that a mapping knows, else the first row.
Result<TableFile> inspect(const std::filesystem::path& file, std::span<const Mapping> mappings);

// Opens it again and reads past the header.
Result<std::unique_ptr<RowSource>> open_data_rows(const TableFile& file);

}  // namespace dangol
