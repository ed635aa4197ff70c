// What handing over needs (outbox/hand_over.h), of a real shop.
#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "outbox/hand_over.h"
#include "shop/shop.h"

namespace dangol {

class ShopHouse : public House {
 public:
  ShopHouse(Shop& shop, Shop::Parts& parts) : shop_(shop), parts_(parts) {}

  Instant now() const override;
  Zone zone() const override;
  AdvertisingHours hours() const override;
  std::vector<OutboxMessage> take_due(Channel channel, std::size_t most) override;
  void postpone(MessageId id, Instant until) override;
  SendVerdict ask_gate(const OutboxMessage& message, Question which) const override;
  void set_aside(MessageId id) override;
  std::optional<OutgoingMessage> text_of(const OutboxMessage& message) const override;
  CampaignState campaign_of(const OutboxMessage& message) const override;
  Result<void> record(std::span<const MessageMoved> moves) override;

 private:
  Event event_of(const OutboxMessage& message, const MessageMoved& move) const;

  Shop& shop_;
  Shop::Parts& parts_;
};

// What is due is what somebody asks for: those messages, each once.
class AskedHouse final : public ShopHouse {
 public:
  AskedHouse(Shop& shop, Shop::Parts& parts, std::vector<OutboxMessage> asked)
      : ShopHouse(shop, parts), asked_(std::move(asked)) {}

  std::vector<OutboxMessage> take_due(Channel channel, std::size_t most) override;

 private:
  std::vector<OutboxMessage> asked_;
  std::size_t taken_ = 0;
};

}  // namespace dangol
