// Order lines to whole receipts: lines of one receipt come together wherever they stand in however many files, a line
// that another file holds as well counts once, and receipts come out in the order of time. Two sorts in bounded memory.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "importers/order_mapper.h"
#include "importers/spill_sorter.h"

namespace dangol {

struct ReceiptLine {
  std::uint32_t item = 0;                // numbers of OrderCodes
  std::vector<std::uint32_t> modifiers;  // ascending
  std::int64_t quantity_thousandths = 1000;
  std::int64_t paid_minor = 0;
};

struct ReceiptRecord {
  std::string key;           // source and natural key: what an idempotency key is made of
  std::uint32_t source = 0;  // number of the mapping among those of the import
  Instant at;
  std::uint32_t store = 0;
  std::uint32_t staff = 0;
  bool in_store = true;
  std::string customer;  // as the source numbers her; empty with the next two: a walk-in
  std::string phone;
  std::string loyalty_number;
  std::string name;
  std::vector<ReceiptLine> lines;
};

class Receipts {
 public:
  static constexpr std::size_t most_lines = 1'000;  // of one receipt: more is a receipt key that is none

  struct Rejected {
    std::uint32_t file;
    std::uint64_t row;
    std::string_view reason;
  };
  struct Outcome {
    RuleCounts& rules;
    std::uint64_t& already_known;  // rows that another row of this import had said
    std::function<void(const Rejected&)> reject;
    std::function<bool()> go_on;  // asked now and then; false: stop
  };

  // `budget`: bytes of memory for either sort.
  Receipts(const std::filesystem::path& scratch_folder, std::size_t budget);

  // `file` numbers the files of the import in the order in which they are believed; `source` its mapping.
  Result<void> add(const OrderLine& line, std::uint32_t file, std::uint64_t row, std::uint32_t source,
                   bool row_is_order);
  // Groups what was added. After it next() delivers. False: it was stopped.
  Result<bool> finish(const Outcome& outcome);
  Result<bool> next(ReceiptRecord& receipt);
  std::uint64_t orders() const { return by_time_.records(); }  // known once finished

 private:
  struct Line;
  // `lines`: a deque, because its elements hold views into themselves and must stay where they are.
  Result<void> close_group(std::deque<Line>& lines, std::size_t size, const Outcome& outcome);
  Result<void> deliver(const std::deque<Line>& lines, std::size_t begin, std::size_t count, std::uint32_t occurrence);

  SpillSorter by_receipt_;
  SpillSorter by_time_;
  std::string key_;
  ByteWriter body_;
};

}  // namespace dangol
