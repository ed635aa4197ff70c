// Children who are 14 answer for themselves (docs/law.md A9).
#include <fmt/format.h>

#include "shop/shop_parts.h"

namespace dangol {
namespace {

// The same in every round and after every crash; another once a guardian had to consent again, as when a mistyped date
// of birth was set right.
IdempotencyKey came_of_age_key(const KeyRing& keys, CustomerId child, std::int32_t day, Instant guardian_since) {
  return fingerprint(keys.fingerprint_key(), "came of age",
                     fmt::format("{}:{}:{}", child.value, day, guardian_since.time_since_epoch().count()));
}

}  // namespace

// Dated to the beginning of the day, so that what she said herself since then counts, though the machine was off.
Result<std::size_t> Shop::note_who_came_of_age() {
  std::vector<Event> events;
  {
    const std::shared_lock lock(parts_->mutex);
    const ShopMemory& memory = parts_->memory;
    const Zone& zone = memory.settings().zone;
    const std::int32_t today = zone.local(parts_->clock.now()).day;
    for (const auto& [child, day] : memory.come_of_age_on()) {
      if (day > today) continue;
      const Instant at = zone.instant(date::sys_days{date::days{day}}, std::chrono::minutes{0});
      const IdempotencyKey key = came_of_age_key(parts_->keys, child, day, memory.find(child)->guardian->at);
      events.push_back({memory.settings().bucket, child, at, key, CameOfAge{}});
    }
  }
  if (events.empty()) return std::size_t{0};
  const auto recorded = record_all(events);
  if (!recorded) return recorded.error();
  return events.size();
}

std::optional<std::int32_t> Shop::comes_of_age_on(CustomerId id) const {
  const std::shared_lock lock(parts_->mutex);
  const auto& children = parts_->memory.come_of_age_on();
  const auto at = children.find(id);
  return at == children.end() ? std::nullopt : std::optional(at->second);
}

}  // namespace dangol
