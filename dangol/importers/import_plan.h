// What an import will read, decided before anything is recorded: which files, what each is, in whose zone and currency.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/money.h"
#include "base/result.h"
#include "base/time.h"
#include "importers/import.h"
#include "importers/table_file.h"

namespace dangol {

struct PlannedFile {
  TableFile table;
  BoundColumns columns;
  std::uint32_t source = 0;  // its mapping's place in ImportPlan::mappings
  std::uint64_t size = 0;    // bytes on disk

  const FileMapping& mapping() const { return *table.recognised.file; }
};

struct ImportPlan {
  std::vector<Mapping> mappings;   // those that could be chosen from; files point into it
  std::vector<PlannedFile> files;  // without the ignored ones; the most faithful copy of an orders file first
  std::vector<std::string> skipped_files;
  std::uint64_t bytes_total = 0;
  ShopFounded settings;  // as they are after the import
  Currency currency;
  Zone zone = Zone::utc();
  bool adopts_currency = false;
  bool adopts_zone = false;
};

// `invalid_input` when a named file is none that a mapping knows, `conflict` when the shop counts in another currency
// or lives in another zone than the files and has orders already.
Result<ImportPlan> plan_import(const ImportRequest& request, const ImportTarget& target);

// The order of day, month and year in a column: as the mapping says, else as its cells show (the first 20,000 rows).
// `invalid_input` when they do not show it.
Result<DateOrder> date_order_of(const PlannedFile& file, Field field);

}  // namespace dangol
