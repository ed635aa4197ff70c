#include "events/memory_journal.h"

#include <algorithm>
#include <mutex>

namespace dangol {

Result<std::vector<Appended>> MemoryJournal::append(std::span<const Entry> batch) {
  const std::unique_lock lock(mutex_);
  std::vector<Appended> answers;
  answers.reserve(batch.size());
  for (const Entry& entry : batch) {
    const auto [at, is_new] = positions_.try_emplace(Key{entry.bucket, entry.customer, entry.key}, last_ + 1);
    if (is_new) {
      entries_.emplace_hint(entries_.end(), ++last_, entry);
      answers.push_back({last_, AppendStatus::recorded});
      continue;
    }
    const Entry& known = entries_.at(at->second);
    const bool same = known.kind == entry.kind && known.content == entry.content;
    answers.push_back({at->second, same ? AppendStatus::already_known : AppendStatus::contradicts});
  }
  return answers;
}

Result<void> MemoryJournal::read(Position after, const Visit& visit) const {
  const std::shared_lock lock(mutex_);
  for (auto at = entries_.upper_bound(after); at != entries_.end(); ++at) {
    if (auto visited = visit(at->first, at->second); !visited) return visited;
  }
  return {};
}

Result<void> MemoryJournal::read_customer(Bucket bucket, CustomerId customer, const Visit& visit) const {
  return read(0, [&](Position position, const Entry& entry) -> Result<void> {
    if (entry.bucket != bucket || entry.customer != customer) return {};
    return visit(position, entry);
  });
}

Result<std::optional<Entry>> MemoryJournal::find(Bucket bucket, CustomerId customer, const IdempotencyKey& key) const {
  const std::shared_lock lock(mutex_);
  const auto at = positions_.find(Key{bucket, customer, key});
  return at == positions_.end() ? std::optional<Entry>{} : std::optional{entries_.at(at->second)};
}

Result<std::uint64_t> MemoryJournal::erase(Bucket bucket, CustomerId customer, std::span<const EventKind> kinds) {
  const std::unique_lock lock(mutex_);
  if (kinds.empty()) customer_snapshots_.erase({bucket, customer});
  return std::erase_if(entries_, [&](const auto& at) {
    const Entry& entry = at.second;
    if (entry.bucket != bucket || entry.customer != customer) return false;
    if (!kinds.empty() && std::ranges::find(kinds, entry.kind) == kinds.end()) return false;
    positions_.erase(Key{bucket, customer, entry.key});
    return true;
  });
}

Result<void> MemoryJournal::save_snapshot(Position upto, std::string_view shop,
                                          std::span<const CustomerSnapshot> changed) {
  const std::unique_lock lock(mutex_);
  snapshot_upto_ = upto;
  shop_snapshot_ = shop;
  for (const CustomerSnapshot& each : changed) customer_snapshots_[{each.bucket, each.customer}] = each.body;
  return {};
}

Result<void> MemoryJournal::read_snapshot(const VisitShop& visit_shop, const VisitCustomer& visit_customer) const {
  const std::shared_lock lock(mutex_);
  if (snapshot_upto_ == 0) return {};
  if (auto visited = visit_shop(snapshot_upto_, shop_snapshot_); !visited) return visited;
  for (const auto& [who, body] : customer_snapshots_) {
    if (auto visited = visit_customer(who.first, who.second, body); !visited) return visited;
  }
  return {};
}

Result<Position> MemoryJournal::last() const {
  const std::shared_lock lock(mutex_);
  return last_;
}

}  // namespace dangol
