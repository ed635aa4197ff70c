#include "importers/csv_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace dangol {
namespace {

constexpr std::size_t block_size = 64;
constexpr std::size_t blocks_at_once = CsvReader::places_at_once / block_size;

struct BlockMask {
  std::uint64_t structural;  // delimiter, \n, \r
  bool odd;                  // a byte that is zero or not ASCII
};

#if defined(__SSE2__)
inline BlockMask mask_of(const char* block, char delimiter) {
  const __m128i wanted = _mm_set1_epi8(delimiter);
  const __m128i line_feed = _mm_set1_epi8('\n');
  const __m128i carriage_return = _mm_set1_epi8('\r');
  const __m128i one = _mm_set1_epi8(1);
  std::uint64_t structural = 0;
  __m128i odd = _mm_setzero_si128();
  for (std::size_t part = 0; part < block_size / 16; ++part) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + part * 16));
    const __m128i found =
        _mm_or_si128(_mm_cmpeq_epi8(bytes, wanted),
                     _mm_or_si128(_mm_cmpeq_epi8(bytes, line_feed), _mm_cmpeq_epi8(bytes, carriage_return)));
    structural |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(found))) << (part * 16);
    odd = _mm_or_si128(odd, _mm_cmpgt_epi8(one, bytes));  // as signed bytes: zero and everything above 0x7F
  }
  return {structural, _mm_movemask_epi8(odd) != 0};
}
#else
inline BlockMask mask_of(const char* block, char delimiter) {
  BlockMask mask{0, false};
  for (std::size_t at = 0; at < block_size; ++at) {
    const char c = block[at];
    if (c == delimiter || c == '\n' || c == '\r') mask.structural |= std::uint64_t{1} << at;
    mask.odd |= c < 1 || static_cast<unsigned char>(c) > 0x7f;
  }
  return mask;
}
#endif

// How many bits are set; the instruction for it is not in every x86-64.
inline std::size_t bits_in(std::uint64_t mask) {
  mask -= mask >> 1 & 0x5555555555555555ULL;
  mask = (mask & 0x3333333333333333ULL) + (mask >> 2 & 0x3333333333333333ULL);
  mask = (mask + (mask >> 4)) & 0x0f0f0f0f0f0f0f0fULL;
  return static_cast<std::size_t>(mask * 0x0101010101010101ULL >> 56);
}

// `begin` plus the place of each bit, in order. Eight at a time, whether there are as many or not (Langdale & Lemire
// 2019, "Parsing gigabytes of JSON per second", 3.1.2), so that no branch depends on their number: up to seven places
// behind the last one are written over.
inline void write_places(std::uint64_t mask, std::uint32_t begin, std::uint32_t* out) {
  while (mask != 0) {
    for (int i = 0; i < 8; ++i) {
      *out++ = begin + static_cast<std::uint32_t>(__builtin_ctzll(mask | std::uint64_t{1} << 63));
      mask &= mask - 1;
    }
  }
}

// Cells in each of the first lines for one delimiter; quoted cells are passed over as a whole.
std::vector<std::size_t> cells_per_line(std::string_view front, char delimiter) {
  std::vector<std::size_t> counts;
  std::size_t cells = 1;
  bool quoted = false;
  bool empty = true;
  for (const char c : front) {
    if (c == '"') quoted = !quoted;
    if (quoted || (c != '\n' && c != '\r' && c != delimiter)) {
      empty = false;
      continue;
    }
    if (c == delimiter) {
      ++cells;
      empty = false;
    } else if (!empty) {
      counts.push_back(cells);
      cells = 1;
      empty = true;
      if (counts.size() == 20) break;
    }
  }
  if (counts.empty()) counts.push_back(cells);
  return counts;
}

// The size of most lines; of equally frequent ones the largest.
std::size_t usual_size(const std::vector<std::size_t>& counts) {
  std::size_t usual = 0;
  std::ptrdiff_t most = 0;
  for (const std::size_t size : counts) {
    const auto same = std::ranges::count(counts, size);
    if (same < most || (same == most && size < usual)) continue;
    most = same;
    usual = size;
  }
  return usual;
}

}  // namespace

Result<CsvDialect> guess_dialect(std::string_view front) {
  if ((front.starts_with("sep=") || front.starts_with("SEP=")) && front.size() > 5) {
    const std::size_t end = front.find_first_of("\r\n");
    if (end == 5) {
      const bool two = front.substr(end).starts_with("\r\n");
      return CsvDialect{front[4], end + (two ? 2U : 1U)};
    }
  }
  CsvDialect best;
  double best_score = 0;
  for (const char delimiter : std::array{',', '\t', ';', '|'}) {
    const std::vector<std::size_t> counts = cells_per_line(front, delimiter);
    const std::size_t usual = usual_size(counts);
    if (usual < 2) continue;
    const auto same = static_cast<double>(std::ranges::count(counts, usual));
    // A title may stand above the columns, so the first line need not be like the others; a delimiter that it has, too,
    // is the likelier one all the same: 1,5;2,5 has as many commas as semicolons.
    const double first_too = counts.front() == usual ? 2 : 1;
    const double score =
        first_too * same / static_cast<double>(counts.size()) * static_cast<double>(std::min<std::size_t>(usual, 50));
    if (score > best_score) {
      best_score = score;
      best.delimiter = delimiter;
    }
  }
  const std::string_view first_line = front.substr(0, front.find_first_of("\r\n"));
  if (best_score == 0 && first_line.find("\xef\xbc\x8c") != std::string_view::npos) {
    return Error{ErrorCode::invalid_input,
                 "the columns are separated by full-width commas; replace them by plain commas"};
  }
  return best;
}

CsvReader::CsvReader(std::unique_ptr<TextSource> text, std::size_t first_read)
    : text_(std::move(text)), read_size_(std::max<std::size_t>(first_read, 64)) {}

Result<void> CsvReader::start() {
  started_ = true;
  buffer_.resize(read_size_ + block_size);
  while (end_ < read_size_ && !at_end_) {
    const Result<bool> more = fill();
    if (!more) return more.error();
  }
  const Result<CsvDialect> dialect = guess_dialect({buffer_.data(), std::min<std::size_t>(end_, 64 * 1024)});
  if (!dialect) return dialect.error();
  dialect_ = *dialect;
  begin_ = dialect_.skip;
  return {};
}

Error CsvReader::too_long() const {
  constexpr std::size_t mebibytes = longest_row / (1024 * 1024);
  const std::string where = open_quote_ > 0
                                ? fmt::format("a quotation mark that opens in column {} is never closed", open_quote_)
                                : std::string("there is no line end");
  return {ErrorCode::invalid_input,
          fmt::format("a row is longer than {} MiB, {}; row {}", mebibytes, where, rows_ + 1)};
}

Error CsvReader::no_table() const {
  return {ErrorCode::invalid_input,
          fmt::format("the file has more than {} blank lines one after another; delete them; row {}", most_blank_lines,
                      rows_)};
}

// Reads more behind what is there; moves the unfinished row to the front first.
Result<bool> CsvReader::fill() {
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (end_ > longest_row) return too_long();
  if (end_ + block_size >= buffer_.size()) buffer_.resize(buffer_.size() * 2);
  const Result<std::size_t> got = text_->read({buffer_.data() + end_, buffer_.size() - block_size - end_});
  if (!got) return got.error();
  end_ += *got;
  std::memset(buffer_.data() + end_, ' ', block_size);
  at_end_ = *got == 0;
  return *got > 0;
}

Result<bool> CsvReader::next(Row& row) {
  if (!started_) {
    const Result<void> ready = start();
    if (!ready) return ready.error();
    scan_again();
  }
  while (true) {
    if (begin_ == end_ && at_end_) return false;
    if (begin_ < end_ && scan_row(row) == Scan::row) {
      ++rows_;
      row.number = rows_;
      if (row.cells.size() == 1 && row.cells.front().empty() && !row.fault && row.original.empty()) {
        if (++blank_lines_ > most_blank_lines) return no_table();
        continue;
      }
      blank_lines_ = 0;
      if (row_odd_) check_text(row);
      return true;
    }
    const Result<bool> more = fill();
    if (!more) return more.error();
    scan_again();
  }
}

// Forgets what was scanned; the row at begin_ is looked at anew.
void CsvReader::scan_again() {
  scanned_ = begin_;
  stop_ = stop_count_ = 0;
  odd_ = false;
}

// Writes down where the next delimiters and line ends stand. False: there are none in what was read.
bool CsvReader::scan_on() {
  stop_ = stop_count_ = 0;
  odd_ = false;
  while (stop_count_ == 0 && scanned_ < end_) {
    for (std::size_t block = 0; block < blocks_at_once && scanned_ < end_; ++block, scanned_ += block_size) {
      BlockMask mask = mask_of(buffer_.data() + scanned_, dialect_.delimiter);
      if (end_ - scanned_ < block_size) mask.structural &= (std::uint64_t{1} << (end_ - scanned_)) - 1;
      odd_ |= mask.odd;
      write_places(mask.structural, static_cast<std::uint32_t>(scanned_), stops_.data() + stop_count_);
      stop_count_ += bits_in(mask.structural);
    }
  }
  row_odd_ |= odd_;
  return stop_count_ > 0;
}

// The next delimiter or line end, or null when what was read ends before one.
inline const char* CsvReader::next_structural() {
  if (stop_ == stop_count_ && !scan_on()) return nullptr;
  return buffer_.data() + stops_[stop_++];
}

inline void CsvReader::push(Row& row, const char* begin, const char* end) {
  if (cell_count_ == cells_.size()) [[unlikely]] {
    if (cell_count_ == most_columns) {
      row.fault = RowFault{"too_many_columns", 0};
      return;
    }
    cells_.resize(std::min(cells_.size() * 2, most_columns));
  }
  cells_[cell_count_++] = {begin, static_cast<std::size_t>(end - begin)};
}

inline CsvReader::Scan CsvReader::end_of_row(Row& row, const char* at) {
  const char* const end = buffer_.data() + end_;
  const char* const begin = buffer_.data() + begin_;
  const char* following = at < end ? at + 1 : at;
  if (at < end && *at == '\r') {
    if (following == end && !at_end_) return Scan::more;  // its \n may be the next byte read
    if (following < end && *following == '\n') {
      ++following;
      if (stop_ < stop_count_) {
        ++stop_;
      } else {
        scanned_ = static_cast<std::size_t>(following - buffer_.data());
      }
    }
  }
  row.cells = std::span(cells_).first(cell_count_);
  row.original = {begin, static_cast<std::size_t>(at - begin)};
  begin_ = static_cast<std::size_t>(following - buffer_.data());
  return Scan::row;
}

// Reads the row that starts at begin_. Scan::more: it is not all there; the next call reads it from its start again.
CsvReader::Scan CsvReader::scan_row(Row& row) {
  cell_count_ = 0;
  row.fault.reset();
  unescaped_.clear();
  open_quote_ = 0;
  row_odd_ = odd_;
  const char* cell = buffer_.data() + begin_;
  while (true) {
    if (*cell == '"') [[unlikely]] {
      bool row_ended = false;
      const Scan scan = scan_quoted(row, cell, row_ended);
      if (scan == Scan::more || row_ended) return scan;
      continue;
    }
    if (push_plain(cell)) return end_of_row(row, cell);
    if (*cell == '"') continue;
    const char* at = next_structural();
    if (at == nullptr) {
      if (!at_end_) return Scan::more;
      at = buffer_.data() + end_;
      push(row, cell, at);
      return end_of_row(row, at);
    }
    push(row, cell, at);
    if (*at != dialect_.delimiter) return end_of_row(row, at);
    cell = at + 1;
  }
}

// The loop that nearly every cell passes: cells without quotation marks as far as places are written down and there is
// room. True: `cell` is the line end. Works on copies: what it writes could be the reader's own members, for all that
// the compiler knows.
inline bool CsvReader::push_plain(const char*& cell) {
  const char* const base = buffer_.data();
  const char delimiter = dialect_.delimiter;
  const std::uint32_t* stop = stops_.data() + stop_;
  const std::uint32_t* const last = stop + std::min(stop_count_ - stop_, cells_.size() - cell_count_);
  std::string_view* out = cells_.data() + cell_count_;
  const char* begin = cell;
  bool line_ends = false;
  while (stop != last && *begin != '"') {
    const char* const at = base + *stop++;
    *out++ = {begin, static_cast<std::size_t>(at - begin)};
    line_ends = *at != delimiter;
    begin = line_ends ? at : at + 1;
    if (line_ends) break;
  }
  stop_ = static_cast<std::size_t>(stop - stops_.data());
  cell_count_ = static_cast<std::size_t>(out - cells_.data());
  cell = begin;
  return line_ends;
}

// Goes on behind what stands inside quotation marks.
void CsvReader::pass_over(std::size_t begin) {
  while (stop_ < stop_count_ && stops_[stop_] < begin) ++stop_;
  if (stop_ < stop_count_ || scanned_ >= begin) return;
  scanned_ = begin;
  row_odd_ = true;  // some blocks inside the quotes were not looked at
}

// A cell that starts with a quotation mark. What follows the closing mark up to the delimiter belongs to the cell, as
// spreadsheets read it. A mark that is open at the end of the file makes the row faulty.
CsvReader::Scan CsvReader::scan_quoted(Row& row, const char*& cell, bool& row_ended) {
  const char* const end = buffer_.data() + end_;
  open_quote_ = cell_count_ + 1;
  const char* at = cell + 1;
  bool escaped = false;
  while (true) {
    at = static_cast<const char*>(std::memchr(at, '"', static_cast<std::size_t>(end - at)));
    if (at == nullptr || (at + 1 == end && !at_end_)) {
      if (!at_end_) return Scan::more;
      row.fault = RowFault{"quote_never_closed", open_quote_};
      push(row, cell + 1, end);
      row_odd_ = true;
      row_ended = true;
      return end_of_row(row, end);
    }
    if (at + 1 >= end || at[1] != '"') break;
    escaped = true;
    at += 2;
  }
  open_quote_ = 0;
  pass_over(static_cast<std::size_t>(at + 1 - buffer_.data()));
  const char* stop = next_structural();
  if (stop == nullptr && !at_end_) return Scan::more;
  if (stop == nullptr) stop = end;
  if (stop == at + 1 && !escaped) {
    push(row, cell + 1, at);
  } else {
    push_unquoted(row, cell + 1, stop);
  }
  row_ended = stop == end || *stop != dialect_.delimiter;
  if (row_ended) return end_of_row(row, stop);
  cell = stop + 1;
  return Scan::row;
}

// `begin` is behind the opening mark; up to `end` stand doubled marks, the closing mark and perhaps more.
void CsvReader::push_unquoted(Row& row, const char* begin, const char* end) {
  // Never reallocated while a row is read: views into it are already among the cells.
  if (unescaped_.empty()) unescaped_.reserve(end_ - begin_);
  const std::size_t start = unescaped_.size();
  bool closed = false;
  for (const char* at = begin; at < end; ++at) {
    if (*at != '"') {
      unescaped_.push_back(*at);
    } else if (!closed && at + 1 < end && at[1] == '"') {
      unescaped_.push_back('"');
      ++at;
    } else if (!closed) {
      closed = true;
    } else {
      unescaped_.push_back('"');
    }
  }
  const char* const from = unescaped_.data() + start;
  push(row, from, unescaped_.data() + unescaped_.size());
}

void CsvReader::check_text(Row& row) const {
  if (row.fault) return;
  for (std::size_t column = 0; column < row.cells.size(); ++column) {
    const std::string_view cell = row.cells[column];
    if (cell.find('\0') != std::string_view::npos) {
      row.fault = RowFault{"zero_byte", column + 1};
    } else if (first_fault_in_utf8(cell) != std::string_view::npos) {
      row.fault = RowFault{"not_text", column + 1};
    }
    if (row.fault) return;
  }
}

Result<std::unique_ptr<CsvReader>> open_csv(const std::filesystem::path& file, std::optional<Encoding> encoding) {
  Result<std::unique_ptr<TextSource>> text = open_text(file, encoding);
  if (!text) return text.error();
  return std::make_unique<CsvReader>(*std::move(text));
}

}  // namespace dangol
