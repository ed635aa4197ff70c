// The file of rejected rows: CSV with file, row, field, reason and the row as it stood, for the owner to mend and
// import.
#pragma once

#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"
#include "importers/refusal.h"
#include "importers/row.h"

namespace dangol {

// A CSV cell that no spreadsheet takes for a formula: one that starts with = + - @, a tab or a carriage return, or the
// full-width form of one of them, gets an apostrophe in front; quoted where CSV needs it.
std::string safe_csv_cell(std::string_view text);

class Rejects {
 public:
  // An empty path: nothing is written. The file is new or replaced, readable by its owner only.
  static Result<Rejects> open(const std::filesystem::path& file);
  ~Rejects();
  Rejects(Rejects&& other) noexcept;
  Rejects& operator=(Rejects&&) = delete;

  void add(std::string_view file, std::uint64_t row, const Refusal& refusal, std::string_view original);
  // `unavailable` when something could not be written.
  Result<void> close();

 private:
  explicit Rejects(std::FILE* out) : out_(out) {}
  std::FILE* out_;
  bool failed_ = false;
};

// The row as it stands in the file, at most 64 KiB of it; a spreadsheet's cells with commas between.
std::string original_of(const Row& row);

}  // namespace dangol
