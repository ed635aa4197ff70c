#include "channels/checked_gateway.h"

namespace dangol {

HandOver CheckedGateway::send(Permission permission, const OutgoingMessage& message) {
  if (permission.channel() != channel_) return {Handed::refused, {}, "the permission is of another channel"};
  if (permission.until() < now()) return {Handed::refused, {}, "the permission is over"};
  if (!message.id) return {Handed::refused, {}, "the message has no id"};
  return hand_over(message);
}

}  // namespace dangol
