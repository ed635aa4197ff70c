// A shop that sends: the real outbox, gate and hand-over, over a journal that is a list, on a machine whose power goes
// before, while and after it writes.
#pragma once

#include <unordered_map>
#include <vector>

#include "base/property_test.h"
#include "consent/consent_state.h"
#include "lying_provider.h"
#include "outbox/hand_over.h"
#include "outbox/outbox.h"

namespace dangol {

class SimulatedShop final : public House {
 public:
  SimulatedShop(TestDice& dice, FixedClock& clock, std::size_t many);

  // ---- what happens in the shop -------------------------------------------------------------------------------------
  void queue(CustomerId guest, CampaignId campaign, MessageClass what);
  void opt_out(CustomerId guest);
  void move(CampaignId campaign, CampaignState to);
  void report(const DeliveryReport& report);
  void start_again();  // after a power cut: only the journal is left
  void spare_power() { may_lose_power_ = false; }

  const std::vector<Event>& journal() const { return journal_; }
  const Outbox& outbox() const { return outbox_; }

  // ---- House --------------------------------------------------------------------------------------------------------
  Instant now() const override { return clock_.now(); }
  Zone zone() const override { return zone_; }
  AdvertisingHours hours() const override { return {}; }
  std::vector<OutboxMessage> take_due(Channel channel, std::size_t most) override;
  void postpone(MessageId id, Instant until) override { outbox_.postpone(id, until); }
  SendVerdict ask_gate(const OutboxMessage& message, Question which) const override;
  void set_aside(MessageId id) override { outbox_.set_aside(id, now(), zone_); }
  std::optional<OutgoingMessage> text_of(const OutboxMessage& message) const override;
  CampaignState campaign_of(const OutboxMessage& message) const override;
  Result<void> record(std::span<const MessageMoved> moves) override;

 private:
  void happen(CustomerId guest, EventBody body);
  void fold(const Event& event);

  TestDice& dice_;
  FixedClock& clock_;
  Zone zone_;
  bool may_lose_power_ = true;
  std::uint64_t next_message_ = 1;
  std::vector<Event> journal_;
  Outbox outbox_;
  std::unordered_map<CustomerId, ConsentState> consents_;
};

std::string text_for(MessageId message);

}  // namespace dangol
