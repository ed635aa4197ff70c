#include "events/memory_statutory_store.h"

#include <set>

namespace dangol {

Result<void> MemoryStatutoryStore::keep(std::span<const StatutoryRecord> records, std::int32_t today) {
  const std::scoped_lock lock(mutex_);
  for (const StatutoryRecord& each : records) {
    if (each.last_day >= today) bodies_[{each.last_day, each.customer}] = each.body;
  }
  return {};
}

Result<std::vector<StatutoryRecord>> MemoryStatutoryStore::read() const {
  const std::scoped_lock lock(mutex_);
  std::vector<StatutoryRecord> records;
  for (const auto& [at, body] : bodies_) records.push_back({at.second, at.first, body});
  return records;
}

Result<StatutorySummary> MemoryStatutoryStore::summary() const {
  const std::scoped_lock lock(mutex_);
  if (bodies_.empty()) return StatutorySummary{};
  std::set<CustomerId> guests;
  for (const auto& [at, body] : bodies_) guests.insert(at.second);
  return StatutorySummary{guests.size(), bodies_.size(), bodies_.begin()->first.first, bodies_.rbegin()->first.first};
}

Result<void> MemoryStatutoryStore::destroy_before(std::int32_t today) {
  const std::scoped_lock lock(mutex_);
  bodies_.erase(bodies_.begin(), bodies_.lower_bound({today, CustomerId{}}));
  return {};
}

}  // namespace dangol
