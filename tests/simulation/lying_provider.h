// A provider of messages that breaks in every way providers do: it takes a message and loses its answer, says that it
// failed after it has sent, reports twice, late, or before it has answered, is away for three days, and does not know
// today what it delivers tomorrow. What it truly delivered is written down, to be judged.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "base/property_test.h"
#include "base/time.h"
#include "outbox/delivery_report.h"
#include "outbox/gateway.h"

namespace dangol {

struct TrulyDelivered {
  MessageId message;
  CustomerId customer;
  Instant at;  // handed to the provider: what it does later is not ours
  std::string text;
};

// Stops the machine: thrown where the power goes.
struct PowerCut {};

class LyingProvider final : public Gateway {
 public:
  LyingProvider(TestDice& dice, const FixedClock& clock, std::function<void()> meanwhile);

  HandOver send(Permission permission, const OutgoingMessage& message) override;
  std::optional<Handed> what_became_of(MessageId message) override;

  // Reports that have arrived by now; some come again later.
  std::vector<DeliveryReport> reports();
  // From now on it behaves, so that what must arrive can.
  void behave() { is_honest_ = true; }

  const std::vector<TrulyDelivered>& delivered() const { return delivered_; }
  std::uint64_t asked_to_send() const { return asked_to_send_; }

 private:
  bool chance(int percent) { return !is_honest_ && roll(dice_, 100) < static_cast<std::size_t>(percent); }
  bool power_goes() { return !is_honest_ && roll(dice_, 500) == 0; }
  bool is_away() const;
  void deliver(const Permission& permission, const OutgoingMessage& message, Instant at);
  void report_later(MessageId message, Delivery outcome);
  HandOver answer(MessageId message);

  TestDice& dice_;
  const FixedClock& clock_;
  std::function<void()> meanwhile_;  // what others do while it is busy
  bool is_honest_ = false;
  bool knows_doubles_;
  Instant away_from_;
  std::uint64_t asked_to_send_ = 0;
  std::set<MessageId> taken_;
  std::vector<TrulyDelivered> delivered_;
  std::multimap<Instant, DeliveryReport> to_report_;
};

}  // namespace dangol
