// What is on its way to whom, folded from the events of messages: by guest, and in the order in which it is due.
//
//   outbox.apply(event);
//   for (const MessageId id : outbox.take_due(Channel::email, now, 64)) ...      hand_over.h
//
// Values only: no text (that stays in the journal, sealed), no lock, no clock.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <queue>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/ids.h"
#include "base/time.h"
#include "consent/gate.h"
#include "events/event.h"
#include "outbox/campaigns.h"

namespace dangol {

struct OutboxMessage {
  MessageId id;
  CustomerId customer;
  Instant queued_at;
  Instant moved_at;   // to its step
  Instant handed_at;  // last handed over; unknown_instant: never
  Instant due_at;     // when it is next looked at; unknown_instant: not by itself
  CampaignId campaign;
  Channel channel = Channel::none;
  MessageClass what = MessageClass::information;
  MessageStep step = MessageStep::queued;
  SuppressionReason reason = SuppressionReason::end;  // of `held_back`
  std::uint16_t tries = 0;                            // handed over so often
  Notice notice = Notice::none;
  Instant aside_at{};  // about to be handed over, and counting already, since then; not remembered over a stop
  friend bool operator==(const OutboxMessage&, const OutboxMessage&) = default;
};

// Advertising is tried for three days, information for seven. What is said or printed in the shop is not late when a
// provider is down but when she has not come: a regular's next visit may be four weeks off, so it waits for thirty
// days. A name that is called three minutes late calls nobody.
bool is_too_late(const OutboxMessage& message, Instant now);

// How many messages are at which step.
struct Progress {
  std::array<std::uint64_t, 10> at{};  // by MessageStep
  std::array<std::uint64_t, suppression_reasons> held_back{};
  std::uint64_t of(MessageStep step) const { return at[static_cast<std::size_t>(step)]; }
};

class Outbox {
 public:
  // What was over so long ago is forgotten when she is sent something new.
  static constexpr date::days remembered{400};

  // Moves that message_steps.h does not allow change nothing.
  void apply(const Event& event, const Zone& zone);
  void forget(CustomerId customer);

  const OutboxMessage* find(MessageId id) const;
  std::span<const OutboxMessage> messages_of(CustomerId customer) const;  // oldest first
  // Its step as it is told: what waits of a campaign that was cancelled is cancelled, also before that is written down.
  MessageStep step_of(const OutboxMessage& message) const;
  const Campaigns& campaigns() const { return campaigns_; }
  bool has_any_of(CampaignId campaign) const { return messages_of_.contains(campaign); }
  Progress progress(CampaignId campaign) const;  // looks at every message
  std::uint64_t waiting(Channel channel) const;  // likewise; queued or to be tried again
  // The latest messages of all guests, the last queued first. Looks at every message.
  std::vector<OutboxMessage> latest(std::size_t most, CampaignId only = {}) const;

  // At most `most` that are due, the longest waiting first. They are not given again until they are moved or postponed.
  // Those of a paused campaign wait; those of a cancelled one are given, to be cancelled.
  std::vector<MessageId> take_due(Channel channel, Instant now, std::size_t most);
  void postpone(MessageId id, Instant until);
  // Advertising of no campaign that waits.
  std::vector<OutboxMessage> lone_advertising() const;
  // Handed over with no answer: after a start nobody knows what became of them. A stop of ours makes nobody forget what
  // lies printed before her: such an answer may come until a day has passed.
  std::vector<MessageId> without_answer(Instant now) const;

  // What is to be said to her at the counter, the longest waiting first: nothing that was put off today.
  std::vector<OutboxMessage> to_say(CustomerId customer, Instant now, const Zone& zone) const;
  // What may be printed, and what was and nobody has told whether it came out; of one campaign or of all, the longest
  // waiting first. Looks at every message.
  std::vector<OutboxMessage> to_print(CampaignId only) const;
  std::vector<OutboxMessage> printed_unanswered(CampaignId only) const;

  // It counts as sent from now on, until its next step says otherwise: what is asked about after it sees it.
  void set_aside(MessageId id, Instant now, const Zone& zone);
  // Advertising that left, may have, or is set aside.
  SentSoFar sent(CustomerId customer, Instant now, const Zone& zone) const;
  // The local days of her latest advertisements that count so, the latest first.
  static constexpr std::size_t latest_days = 4;
  std::array<std::optional<std::int32_t>, latest_days> latest_sent(CustomerId customer, const Zone& zone) const;
  // Likewise, by that channel in the calendar month of `now`.
  std::uint64_t left_in_month(Channel channel, Instant now, const Zone& zone) const;

  // For snapshots: one guest's messages.
  void encode(CustomerId customer, ByteWriter& out) const;
  bool restore(CustomerId customer, ByteReader& in, const Zone& zone);  // false: damaged

 private:
  struct Due {
    Instant at;
    MessageId id;
    friend auto operator<=>(const Due&, const Due&) = default;
  };
  using DueQueue = std::priority_queue<Due, std::vector<Due>, std::greater<>>;

  // What left on one local day.
  struct DayCount {
    std::array<std::int64_t, channels> by{};  // Channel
    std::int64_t advertising = 0;
  };

  template <class Which>
  std::vector<OutboxMessage> printed(CampaignId only, const Which& which) const;
  void queue(const MessageQueued& queued, CustomerId customer, Instant at);
  void move(const MessageMoved& moved, Instant at, const Zone& zone);
  void count(const OutboxMessage& message, std::int64_t by, const Zone& zone);
  void put(OutboxMessage message);
  void make_due(OutboxMessage& message, Instant at);
  void wake(CampaignId campaign);
  OutboxMessage* entry(MessageId id);
  void drop(const OutboxMessage& message);

  Campaigns campaigns_;
  std::unordered_map<CustomerId, std::vector<OutboxMessage>> by_customer_;
  std::unordered_map<MessageId, CustomerId> owner_;
  std::unordered_map<CampaignId, std::uint64_t> messages_of_;  // how many; at least one
  std::array<DueQueue, channels> due_;  // by Channel; an entry whose time is not its message's due_at is a stale one
  std::map<std::int32_t, DayCount> left_on_;
};

}  // namespace dangol
