// A journal that only reads, for the commands that only look things up: they must work on a full disk, on one that
// cannot be written, and beside a server. Who stands in the erasure ledger is left out, as opening for writing would
// erase her.
#pragma once

#include <memory>
#include <mutex>

#include "events/journal.h"
#include "storage/erasure_ledger.h"
#include "storage/journal_reader.h"

namespace dangol {

// Safe to call from many threads; one reads at a time, and may read on from within a visit.
class ReadOnlyJournal final : public Journal {
 public:
  ReadOnlyJournal(std::unique_ptr<JournalReader> reader, ErasureLedger::Customers erased)
      : reader_(std::move(reader)), erased_(std::move(erased)) {}

  Result<void> read(Position after, const Visit& visit) const override;
  // Reads every entry: what is not indexed yet is known to the writer only.
  Result<void> read_customer(Bucket bucket, CustomerId customer, const Visit& visit) const override;
  Result<std::optional<Entry>> find(Bucket bucket, CustomerId customer, const IdempotencyKey& key) const override;
  Result<void> read_snapshot(const VisitShop& visit_shop, const VisitCustomer& visit_customer) const override;
  Result<Position> last() const override;

  // `unavailable`, all three.
  Result<std::vector<Appended>> append(std::span<const Entry> batch) override;
  Result<std::uint64_t> erase(Bucket bucket, CustomerId customer, std::span<const EventKind> kinds) override;
  Result<void> save_snapshot(Position upto, std::string_view shop, std::span<const CustomerSnapshot> changed) override;

 private:
  bool is_erased(Bucket bucket, CustomerId customer) const { return erased_.contains({bucket, customer}); }

  mutable std::recursive_mutex mutex_;
  std::unique_ptr<JournalReader> reader_;
  ErasureLedger::Customers erased_;
};

}  // namespace dangol
