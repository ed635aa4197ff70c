// refused: is private|private within|private member
#include "outbox/in_house.h"

std::optional<dangol::ShownWords> show(dangol::Permission leave, const dangol::OutgoingMessage& message,
                                       dangol::Instant) {
  return dangol::ShownWords(leave.customer(), message);
}
