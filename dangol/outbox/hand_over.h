// Handing over what is due: advertising at most once, information at least once, whatever the provider does and
// whenever the machine stops.
//
//   1. the gate is asked; what may go is set aside and recorded as being handed over: durable  (a crash: unknown)
//   2. the gate is asked once more, for each, and the gateway gets the message with the gate's permission
//   3. the answer is recorded                                                                 (a crash: unknown)
//
// Unknown advertising is only asked about; unknown information is handed over again under the same id.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

#include "base/result.h"
#include "consent/gate.h"
#include "events/event.h"
#include "outbox/gateway.h"
#include "outbox/outbox.h"

namespace dangol {

// The second question is about what may have changed since: her consent, the hour, what the shop has arranged. Her
// share of the caps and of the budget has been set aside by then.
enum class Question : std::uint8_t { whether, still };

// What handing over needs of the house. shop/ has the real one.
class House {
 public:
  virtual ~House() = default;

  virtual Instant now() const = 0;
  virtual Zone zone() const = 0;
  virtual AdvertisingHours hours() const = 0;
  virtual std::vector<OutboxMessage> take_due(Channel channel, std::size_t most) = 0;
  virtual void postpone(MessageId id, Instant until) = 0;
  virtual SendVerdict ask_gate(const OutboxMessage& message, Question which) const = 0;
  // Outbox::set_aside()
  virtual void set_aside(MessageId id) = 0;
  // Nothing when she is not known any more.
  virtual std::optional<OutgoingMessage> text_of(const OutboxMessage& message) const = 0;
  // `running` of what is of no campaign.
  virtual CampaignState campaign_of(const OutboxMessage& message) const = 0;
  // Durable when it returns; one of several is recorded or none.
  virtual Result<void> record(std::span<const MessageMoved> moves) = 0;
};

// How many messages it looked at: 0 when none was due. When it is to stop it ends after the message in hand; the others
// wait. An error is the journal's; nothing is lost then.
Result<std::size_t> hand_over_due(House& house, Gateway& gateway, Channel channel, const std::stop_token& stop = {},
                                  std::size_t most = 64);

// After a start: nobody knows what became of what was being handed over.
Result<void> note_without_answer(House& house, std::span<const MessageId> messages);

// What will be over in the morning, so that the message waits for it; every other reason is final.
bool passes_by_morning(SuppressionReason reason);

// Why she is held back, and of what only waits for the morning why she would be then, if for another reason.
std::optional<SuppressionReason> lasting_reason(SendQuestion question);

}  // namespace dangol
