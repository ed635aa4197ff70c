// Sending as JSON: what is arranged, campaigns, messages. Secrets never leave.
#pragma once

#include <string>

#include "api/service.h"
#include "shop/shop.h"

namespace dangol {

// With the addresses to which gateways report: for the owner alone.
std::string sending_json(Service& service, const ShopSettings& settings);
std::string campaigns_json(const Shop& shop, const ShopSettings& settings, Language language);
GuestsJson campaign_preview_json(const CampaignPreview& preview, const ShopSettings& settings, Language language);
GuestsJson messages_json(const std::vector<MessageLook>& messages, const ShopSettings& settings, Language language);
// With its subject and text.
GuestsJson message_json(const MessageTo& message);
std::string message_for_one_json(const MessageForOne& look, Channel channel, Language language);
std::string queued_json(const QueuedMessage& queued, Language language);

}  // namespace dangol
