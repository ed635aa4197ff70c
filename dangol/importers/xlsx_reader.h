// Rows of the first sheet of an Excel workbook (ECMA-376 part 1, SpreadsheetML), streamed: the sheet is never in memory
// as a whole. Dates come out as text, 2024-03-01T10:15:00, because only the workbook knows which numbers are dates.
#pragma once

#include <filesystem>
#include <memory>

#include "importers/row.h"

namespace dangol {

// Refused with a clear `invalid_input` (or `too_much`): encrypted or damaged workbooks, entries whose names lead out of
// the archive or repeat, document types and entities, more unpacked bytes than a workbook of that size can honestly
// hold, more than 1,048,576 rows, shared strings of more than 128 MiB.
Result<std::unique_ptr<RowSource>> open_xlsx(const std::filesystem::path& file);

}  // namespace dangol
