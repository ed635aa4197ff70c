// A shop's exported files to events: one streaming importer, with what is particular to a source told by a mapping
// (TOML).
//
//   files -> text/ (encoding, gzip) -> rows (CSV, TSV, XLSX) -> mapping -> orders and customers -> ImportTarget
//
// Memory does not grow with the files; running it again changes nothing; interrupted, it goes on when run again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "catalog/catalog.h"
#include "events/event.h"
#include "staff/staff.h"

namespace dangol {

// Where imported events go. cli/ implements it over a Shop.
class ImportTarget {
 public:
  virtual ~ImportTarget() = default;

  virtual ShopFounded settings() const = 0;
  virtual Bucket bucket() const = 0;
  virtual Catalog catalog() const = 0;
  virtual Staff staff() const = 0;
  virtual std::span<const std::uint8_t> fingerprint_key() const = 0;  // for customer ids and idempotency keys
  virtual bool knows(CustomerId customer) const = 0;
  virtual bool was_erased(CustomerId customer) const = 0;
  virtual bool has_orders() const = 0;

  enum class Outcome : std::uint8_t { recorded, already_known, contradicts };
  // All durable, or none. One outcome for each.
  virtual Result<std::vector<Outcome>> record(std::span<const Event> events) = 0;

  // What record() would answer now; writes nothing. For dry runs over a shop that has orders. The answer given here is
  // for a shop without any: everything but what it knows() is new.
  virtual Result<std::vector<Outcome>> foresee(std::span<const Event> events) const;
  // Her profile as recorded, so that an import fills gaps in it and overwrites nothing; nothing: it leaves her as she
  // is.
  virtual std::optional<Profile> profile(CustomerId customer) const;
  // The customer who has this number (national digits); 0 when nobody or several.
  virtual CustomerId with_phone(std::string_view digits) const;
};

struct ImportProgress {
  std::uint64_t rows = 0;
  std::uint64_t bytes_read = 0;
  std::uint64_t bytes_total = 0;   // of all files, as on disk; 0: unknown
  std::uint64_t orders = 0;        // recorded, or already known
  std::uint64_t orders_total = 0;  // 0: files are still being read
};

struct ImportRequest {
  std::vector<std::filesystem::path> files;  // files or folders; all of them are one import
  std::string mapping;            // a built-in mapping's name or a TOML file; empty: recognised from the headers
  bool dry_run = false;           // the same report; nothing is written into the shop
  std::filesystem::path rejects;  // CSV of rejected rows: file,row,field,reason,original; empty: none is written
  std::filesystem::path scratch;  // folder for sorting more than fits into memory; empty: the system's (TMPDIR)
  std::size_t sort_memory = 32 * 1024 * 1024;  // bytes for each of two sorts
  Instant now;
  std::function<bool(const ImportProgress&)> on_progress;  // false: stop after what is durable
};

struct ImportReport {
  // rows_read = rows_accepted + rows_rejected, unless it was stopped; already_known are among the accepted.
  std::uint64_t rows_read = 0;      // of data, in files that a mapping knows and does not ignore
  std::uint64_t rows_accepted = 0;  // understood: recorded, already known, or left out by a rule
  std::uint64_t rows_rejected = 0;
  std::uint64_t orders = 0;                    // new ones
  std::uint64_t customers = 0;                 // new ones
  std::uint64_t items = 0;                     // new ones
  std::uint64_t already_known = 0;             // rows whose order, customer or item was recorded before
  std::map<std::string, std::uint64_t> rules;  // rule name (docs/import.md) -> how many rows it was applied to
  bool stopped = false;
  std::vector<std::string> skipped_files;  // in a folder: files that no mapping knows, with the reason
};

Result<ImportReport> import_files(const ImportRequest& request, ImportTarget& target);

// For columns that no mapping knows: a proposal made from headers and content, as the text of a mapping to be read,
// changed and confirmed by the owner (`dangol import FILE --propose > my.toml`).
Result<std::string> propose_mapping(const std::filesystem::path& file);

}  // namespace dangol
