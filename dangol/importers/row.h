// One row of a table as every reader of rows (CSV, XLSX) delivers it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/result.h"
#include "importers/text_source.h"

namespace dangol {

// Why a row cannot be used at all. `column` counts from 1; 0: the row as a whole.
struct RowFault {
  std::string_view reason;
  std::size_t column = 0;
};

struct Row {
  std::uint64_t number = 0;                 // as a spreadsheet shows it: the header is row 1
  std::span<const std::string_view> cells;  // UTF-8, quotes removed; valid until the next row is read
  std::string_view original;                // as it stands in the file; for a spreadsheet empty
  std::optional<RowFault> fault;
};

// No table that we read is wider; a row that is gets a fault and this many cells.
inline constexpr std::size_t most_columns = 16'384;

class RowSource {
 public:
  virtual ~RowSource() = default;
  // False at the end. Blank lines are passed over. An Error when the file cannot be read on: it says in which row.
  virtual Result<bool> next(Row& row) = 0;
  virtual std::uint64_t consumed() const = 0;            // bytes of the file on disk
  virtual std::optional<Encoding> encoding() const = 0;  // of a text file
};

}  // namespace dangol
