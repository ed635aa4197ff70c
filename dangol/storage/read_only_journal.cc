#include "storage/read_only_journal.h"

namespace dangol {
namespace {

const Error reading_only{ErrorCode::unavailable,
                         "the shop is open for reading only, nothing is recorded: open it again"};

}  // namespace

Result<void> ReadOnlyJournal::read(Position after, const Visit& visit) const {
  const std::lock_guard lock(mutex_);
  return reader_->read(after, [&](Position position, const Entry& entry) {
    return is_erased(entry.bucket, entry.customer) ? Result<void>() : visit(position, entry);
  });
}

Result<void> ReadOnlyJournal::read_customer(Bucket bucket, CustomerId customer, const Visit& visit) const {
  return read(0, [&](Position position, const Entry& entry) {
    return entry.bucket == bucket && entry.customer == customer ? visit(position, entry) : Result<void>();
  });
}

Result<std::optional<Entry>> ReadOnlyJournal::find(Bucket bucket, CustomerId customer,
                                                   const IdempotencyKey& key) const {
  std::optional<Entry> found;
  auto read = read_customer(bucket, customer, [&](Position, const Entry& entry) {
    if (entry.key == key) found = entry;
    return Result<void>();
  });
  if (!read) return read.error();
  return found;
}

Result<void> ReadOnlyJournal::read_snapshot(const VisitShop& visit_shop, const VisitCustomer& visit_customer) const {
  const std::lock_guard lock(mutex_);
  return reader_->read_snapshot(visit_shop, [&](Bucket bucket, CustomerId customer, std::string_view body) {
    return is_erased(bucket, customer) ? Result<void>() : visit_customer(bucket, customer, body);
  });
}

Result<Position> ReadOnlyJournal::last() const {
  const std::lock_guard lock(mutex_);
  return reader_->last();
}

Result<std::vector<Appended>> ReadOnlyJournal::append(std::span<const Entry>) { return reading_only; }

Result<std::uint64_t> ReadOnlyJournal::erase(Bucket, CustomerId, std::span<const EventKind>) { return reading_only; }

Result<void> ReadOnlyJournal::save_snapshot(Position, std::string_view, std::span<const CustomerSnapshot>) {
  return reading_only;
}

}  // namespace dangol
