// Names of messages and their steps. The same message has the same everywhere and after every crash: that is why none
// is queued twice.
#pragma once

#include <string_view>

#include "events/key_ring.h"
#include "outbox/outbox.h"

namespace dangol {

// Of a campaign to a guest on the day on which she was chosen.
MessageId message_id(const KeyRing& keys, CampaignId campaign, CustomerId customer, std::int32_t day);
// Of one message that somebody sends, by that request's key.
MessageId message_id(const KeyRing& keys, CustomerId customer, const IdempotencyKey& request);

// A notice queued at that time.
MessageId message_id(const KeyRing& keys, Notice notice, CustomerId customer, Instant at);

IdempotencyKey selected_key(const KeyRing& keys, CampaignId campaign, std::int32_t day);
IdempotencyKey paused_key(const KeyRing& keys, CampaignId campaign, Instant at);
IdempotencyKey queued_key(const KeyRing& keys, MessageId message);
// That it asked her how it was.
IdempotencyKey asked_key(const KeyRing& keys, MessageId message);
IdempotencyKey moved_key(const KeyRing& keys, MessageId message, MessageStep step, std::uint16_t tries);

}  // namespace dangol
