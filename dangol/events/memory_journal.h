// A Journal that forgets everything when the process ends: for tests, stories and `evaluate`.
#pragma once

#include <map>
#include <shared_mutex>
#include <tuple>

#include "events/journal.h"

namespace dangol {

class MemoryJournal final : public Journal {
 public:
  Result<std::vector<Appended>> append(std::span<const Entry> batch) override;
  Result<void> read(Position after, const Visit& visit) const override;
  Result<void> read_customer(Bucket bucket, CustomerId customer, const Visit& visit) const override;
  Result<std::optional<Entry>> find(Bucket bucket, CustomerId customer, const IdempotencyKey& key) const override;
  Result<std::uint64_t> erase(Bucket bucket, CustomerId customer, std::span<const EventKind> kinds) override;
  Result<void> save_snapshot(Position upto, std::string_view shop, std::span<const CustomerSnapshot> changed) override;
  Result<void> read_snapshot(const VisitShop& visit_shop, const VisitCustomer& visit_customer) const override;
  Result<Position> last() const override;

 private:
  using Key = std::tuple<Bucket, CustomerId, IdempotencyKey>;

  mutable std::shared_mutex mutex_;
  Position last_ = 0;
  std::map<Position, Entry> entries_;
  std::map<Key, Position> positions_;
  Position snapshot_upto_ = 0;  // 0: there is none
  std::string shop_snapshot_;
  std::map<std::pair<Bucket, CustomerId>, std::string> customer_snapshots_;
};

}  // namespace dangol
