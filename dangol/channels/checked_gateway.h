// What every real gateway does before anything leaves: it looks at the permission.
#pragma once

#include "base/time.h"
#include "outbox/gateway.h"

namespace dangol {

// Of one thread at a time.
class CheckedGateway : public Gateway {
 public:
  CheckedGateway(Channel channel, const Clock& clock) : channel_(channel), clock_(&clock) {}
  HandOver send(Permission permission, const OutgoingMessage& message) final;

 protected:
  Channel channel() const { return channel_; }
  Instant now() const { return clock_->now(); }

 private:
  virtual HandOver hand_over(const OutgoingMessage& message) = 0;

  Channel channel_;
  const Clock* clock_;
};

}  // namespace dangol
