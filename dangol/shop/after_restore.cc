// After a restore: what was sent since the backup is not known, nor who has opted out.
#include "shop/message_keys.h"
#include "shop/shop_parts.h"

namespace dangol {

Result<std::size_t> Shop::pause_sending() {
  const Instant now = parts_->clock.now();
  std::vector<Event> events;
  std::size_t paused = 0;
  {
    const std::shared_lock lock(parts_->mutex);
    const Bucket bucket = parts_->memory.settings().bucket;
    const Outbox& outbox = parts_->memory.outbox();
    for (const Campaign& each : outbox.campaigns().all()) {
      if (each.state != CampaignState::running) continue;
      ++paused;
      events.push_back({bucket,
                        {},
                        now,
                        paused_key(parts_->keys, each.defined.campaign, now),
                        CampaignMoved{each.defined.campaign, CampaignState::paused}});
    }
    for (const OutboxMessage& each : outbox.lone_advertising()) {
      events.push_back({bucket, each.customer, now,
                        moved_key(parts_->keys, each.id, MessageStep::cancelled, each.tries),
                        MessageMoved{each.id, MessageStep::cancelled, SuppressionReason::end, {}, "restored"}});
    }
  }
  const auto recorded = record_all(events);
  return recorded ? Result<std::size_t>(paused) : recorded.error();
}

}  // namespace dangol
