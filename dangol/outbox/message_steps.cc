#include "outbox/message_steps.h"

namespace dangol {
namespace {

// Still in the house, and certainly nowhere else.
bool is_waiting(MessageStep step) { return step == MessageStep::queued || step == MessageStep::not_taken; }

}  // namespace

bool may_move(MessageStep from, MessageStep to, MessageClass what) {
  switch (to) {
    case MessageStep::queued: return false;
    case MessageStep::handing_over:
      return is_waiting(from) || (from == MessageStep::unknown && what == MessageClass::information);
    case MessageStep::not_taken: return from == MessageStep::handing_over;
    case MessageStep::unknown: return from == MessageStep::handing_over;
    case MessageStep::held_back:
    case MessageStep::cancelled: return is_waiting(from) || from == MessageStep::handing_over;
    case MessageStep::accepted: return from == MessageStep::handing_over || from == MessageStep::unknown;
    case MessageStep::failed:
      return from != MessageStep::delivered && from != to && from != MessageStep::held_back &&
             from != MessageStep::cancelled && from != MessageStep::bounced;
    case MessageStep::bounced: return may_have_left(from) && from != to;
    // Who has it in her hand is right, whatever was thought before.
    case MessageStep::delivered: return may_have_left(from);
  }
  return false;
}

MessageStep step_told_by(Delivery outcome) {
  switch (outcome) {
    case Delivery::delivered: return MessageStep::delivered;
    case Delivery::bounced: return MessageStep::bounced;
    case Delivery::failed: break;
  }
  return MessageStep::failed;
}

bool is_over(MessageStep step) {
  return step == MessageStep::delivered || step == MessageStep::failed || step == MessageStep::held_back ||
         step == MessageStep::cancelled || step == MessageStep::bounced;
}

bool may_have_left(MessageStep step) {
  return step == MessageStep::handing_over || step == MessageStep::accepted || step == MessageStep::unknown ||
         step == MessageStep::delivered || step == MessageStep::failed || step == MessageStep::bounced;
}

}  // namespace dangol
