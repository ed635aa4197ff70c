// What is told in the shop itself: said at the counter, printed on a card. Nothing is transmitted, but the gate is
// asked all the same, and who shows the words holds a ShownWords, which only a Permission makes.
//
//   first_to_say(house, waiting)                             a card is open: what may be said to her now
//   Tray tray(clock);                                        a sheet is printed: hand_over.h with a gateway that keeps
//   hand_over_due(house, tray, Channel::printed); tray.take()
//
// Before anybody sees a printed card it is durable that it was handed over; what came of it, the shop tells later.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "consent/gate.h"
#include "outbox/gateway.h"
#include "outbox/hand_over.h"

namespace dangol {

class ShownWords {
 public:
  // Nothing: the permission is over, or is to send by something else.
  static std::optional<ShownWords> of(Permission permission, const OutgoingMessage& message, Instant now);

  MessageId message() const { return message_; }
  CustomerId customer() const { return customer_; }
  const std::string& called() const { return called_; }  // as she likes to be
  const std::string& text() const { return text_; }

 private:
  ShownWords(CustomerId customer, const OutgoingMessage& message);

  MessageId message_;
  CustomerId customer_;
  std::string called_;
  std::string text_;
};

// Keeps what it is handed, for a printer. Of one thread at a time.
class Tray final : public Gateway {
 public:
  explicit Tray(const Clock& clock) : clock_(&clock) {}

  HandOver send(Permission permission, const OutgoingMessage& message) override;
  // Whoever printed it says so herself.
  std::optional<Handed> what_became_of(MessageId message) override;

  const std::vector<ShownWords>& cards() const { return cards_; }
  std::vector<ShownWords> take() { return std::move(cards_); }

 private:
  const Clock* clock_;
  std::vector<ShownWords> cards_;
};

// The first of them that may be said now. What the gate holds back for good, what is too late or cancelled, is recorded
// as that; what will pass by morning stays. An error is the journal's: then nothing is shown.
Result<std::optional<ShownWords>> first_to_say(House& house, std::span<const OutboxMessage> waiting);

// Whether she was told, or is to be told another day. Both steps are recorded at once, or neither: no stop comes
// between.
enum class Saying : std::uint8_t { said = 1, not_today };
Result<void> record_saying(House& house, MessageId message, Saying saying);

// Whether printed cards came out. Of what nobody told for so long that it became unknown, advertising is not printed
// again.
Result<void> record_printing(House& house, std::span<const OutboxMessage> unanswered, bool came_out);

// What has waited too long, or of a campaign that is over, is recorded as that. How many messages it looked at.
Result<std::size_t> let_grow_old(House& house, Channel channel);

}  // namespace dangol
