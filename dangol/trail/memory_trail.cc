#include "trail/memory_trail.h"

#include <algorithm>
#include <set>

namespace dangol {

Result<std::uint64_t> MemoryTrail::write(TrailRow row) {
  const std::scoped_lock lock(mutex_);
  if (is_broken_) return Error{ErrorCode::unavailable, "the trail of who saw whom cannot be written: check the disk"};
  row.number = rows_.empty() ? 1 : rows_.back().number + 1;
  rows_.push_back(std::move(row));
  return rows_.back().number;
}

Result<void> MemoryTrail::forget_old(Instant now) {
  const std::scoped_lock lock(mutex_);
  std::erase_if(rows_, [&](const TrailRow& row) { return row.at < now - trail_is_kept_for; });
  return {};
}

std::vector<std::int32_t> MemoryTrail::days() const {
  const std::scoped_lock lock(mutex_);
  std::set<std::int32_t> days;
  for (const TrailRow& row : rows_) days.insert(trail_day(row.at));
  return {days.begin(), days.end()};
}

Result<void> MemoryTrail::walk(std::int32_t day, const See& see) const {
  const std::scoped_lock lock(mutex_);
  for (const TrailRow& row : rows_) {
    if (trail_day(row.at) == day && !see(row)) break;
  }
  return {};
}

TrailLink MemoryTrail::last() const {
  const std::scoped_lock lock(mutex_);
  return {rows_.empty() ? 0 : rows_.back().number, {}};
}

}  // namespace dangol
