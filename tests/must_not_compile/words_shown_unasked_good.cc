#include "outbox/in_house.h"

std::optional<dangol::ShownWords> show(dangol::Permission leave, const dangol::OutgoingMessage& message,
                                       dangol::Instant now) {
  return dangol::ShownWords::of(std::move(leave), message, now);
}
