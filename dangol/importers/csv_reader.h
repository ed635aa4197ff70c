// Rows of a delimited text (RFC 4180 and what is found in the wild), read at memory speed: 64 bytes at a time are
// turned into the places of delimiters and line ends, and cells are views into the buffer.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "importers/row.h"
#include "importers/text_source.h"

namespace dangol {

// What separates cells, and how many bytes a `sep=;` line at the top takes.
struct CsvDialect {
  char delimiter = ',';
  std::size_t skip = 0;
};

// From the front of a text: `sep=x`, else whichever of comma, tab, semicolon and pipe cuts most of the first lines into
// the same and largest number of cells. `invalid_input` when the columns are separated by full-width commas.
Result<CsvDialect> guess_dialect(std::string_view front);

class CsvReader final : public RowSource {
 public:
  // A row longer than this is a quotation mark that was never closed, or no table at all.
  static constexpr std::size_t longest_row = 8 * 1024 * 1024;

  // More of them in a row are no table: a small gzip can hold a hundred billion.
  static constexpr std::uint64_t most_blank_lines = 1'000'000;

  // Bytes that are scanned before their cells are read; a multiple of 64. Any of them may be a delimiter.
  static constexpr std::size_t places_at_once = 1024;

  // `first_read`: how much is read at a time, in bytes; small ones are for tests.
  explicit CsvReader(std::unique_ptr<TextSource> text, std::size_t first_read = 256 * 1024);

  Result<bool> next(Row& row) override;
  std::uint64_t consumed() const override { return text_->consumed(); }
  std::optional<Encoding> encoding() const override { return text_->encoding(); }
  char delimiter() const { return dialect_.delimiter; }

 private:
  enum class Scan : std::uint8_t { row, more };

  Result<void> start();
  Result<bool> fill();
  Error too_long() const;
  Error no_table() const;
  Scan scan_row(Row& row);
  Scan scan_quoted(Row& row, const char*& cell, bool& row_ended);
  Scan end_of_row(Row& row, const char* at);
  void push(Row& row, const char* begin, const char* end);
  void push_unquoted(Row& row, const char* begin, const char* end);
  bool push_plain(const char*& cell);
  void pass_over(std::size_t begin);
  const char* next_structural();
  bool scan_on();
  void scan_again();
  void check_text(Row& row) const;

  std::unique_ptr<TextSource> text_;
  CsvDialect dialect_;
  std::size_t read_size_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;  // of the row being read
  std::size_t end_ = 0;    // of what was read
  bool at_end_ = false;
  bool started_ = false;
  std::uint64_t rows_ = 0;
  std::uint64_t blank_lines_ = 0;  // since the last row

  std::array<std::uint32_t, places_at_once + 8> stops_;  // places of delimiters and line ends in buffer_
  std::size_t stop_ = 0;                                 // the first that has not been visited
  std::size_t stop_count_ = 0;
  std::size_t scanned_ = 0;     // up to where they are written down
  bool odd_ = false;            // the blocks scanned last hold bytes other than ASCII text
  bool row_odd_ = false;        // some block of this row may
  std::size_t open_quote_ = 0;  // column in which a quotation mark was left open, from 1
  std::vector<std::string_view> cells_ = std::vector<std::string_view>(64);  // of this row the first cell_count_
  std::size_t cell_count_ = 0;
  std::string unescaped_;  // cells of this row that held doubled quotes
};

// `encoding`: as a reader of the same file told before; nothing: it is guessed.
Result<std::unique_ptr<CsvReader>> open_csv(const std::filesystem::path& file, std::optional<Encoding> encoding = {});

}  // namespace dangol
