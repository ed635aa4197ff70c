// Words for the shop itself: said to a guest whose card is open, printed on cards. One at a time, so that two tablets
// cannot both say the same or print it.
#include "outbox/in_house.h"

#include <algorithm>

#include "outbox/message_steps.h"
#include "shop/shop_house.h"
#include "shop/shop_parts.h"

namespace dangol {
namespace {

std::vector<OutboxMessage> to_say_to(const Shop::Parts& parts, CustomerId customer) {
  const std::shared_lock lock(parts.mutex);
  return parts.memory.outbox().to_say(customer, parts.clock.now(), parts.memory.settings().zone);
}

bool may_be_said(const Shop::Parts& parts, CustomerId customer, MessageId id) {
  const std::shared_lock lock(parts.mutex);
  const OutboxMessage* message = parts.memory.outbox().find(id);
  return message != nullptr && message->customer == customer && message->channel == Channel::counter &&
         may_move(message->step, MessageStep::handing_over, message->what);
}

}  // namespace

Result<std::optional<ShownWords>> Shop::words_to_say(CustomerId customer) {
  const std::scoped_lock turn(parts_->in_house_turn);
  ShopHouse house(*this, *parts_);
  return first_to_say(house, to_say_to(*parts_, customer));
}

Result<void> Shop::note_saying(CustomerId customer, MessageId message, Saying saying) {
  const std::scoped_lock turn(parts_->in_house_turn);
  if (!may_be_said(*parts_, customer, message))
    return Error{ErrorCode::conflict,
                 "this does not wait to be said to her any more: somebody has told her, or it is over"};
  ShopHouse house(*this, *parts_);
  return record_saying(house, message, saying);
}

CardsToPrint Shop::cards_to_print(CampaignId only) const {
  const std::shared_lock lock(parts_->mutex);
  const Outbox& outbox = parts_->memory.outbox();
  CardsToPrint cards{outbox.to_print(only).size(), {}};
  for (const OutboxMessage& each : outbox.printed_unanswered(only)) {
    const CustomerMemory* memory = parts_->memory.find(each.customer);
    if (memory != nullptr)
      cards.unanswered.push_back(
          {each.id, each.customer, each.step, called(parts_->memory.unpacked(each.customer, *memory))});
  }
  return cards;
}

Result<std::vector<ShownWords>> Shop::print_cards(CampaignId only, std::size_t most) {
  const std::scoped_lock turn(parts_->in_house_turn);
  std::vector<OutboxMessage> waiting;
  {
    const std::shared_lock lock(parts_->mutex);
    waiting = parts_->memory.outbox().to_print(only);
  }
  AskedHouse house(*this, *parts_, std::move(waiting));
  Tray tray(parts_->clock);
  while (tray.cards().size() < most) {
    const auto looked_at = hand_over_due(house, tray, Channel::printed, {}, most - tray.cards().size());
    if (!looked_at) return looked_at.error();
    if (*looked_at == 0) break;
  }
  return tray.take();
}

Result<void> Shop::note_printing(std::span<const MessageId> cards, bool came_out) {
  const std::scoped_lock turn(parts_->in_house_turn);
  std::vector<OutboxMessage> answered;
  {
    const std::shared_lock lock(parts_->mutex);
    answered = parts_->memory.outbox().printed_unanswered({});
  }
  std::erase_if(answered,
                [cards](const OutboxMessage& each) { return std::ranges::find(cards, each.id) == cards.end(); });
  ShopHouse house(*this, *parts_);
  return record_printing(house, answered, came_out);
}

Result<void> Shop::let_in_house_grow_old() {
  const std::scoped_lock turn(parts_->in_house_turn);
  ShopHouse house(*this, *parts_);
  for (const Channel channel : {Channel::counter, Channel::printed, Channel::display}) {
    if (const auto looked_at = let_grow_old(house, channel); !looked_at) return looked_at.error();
  }
  return {};
}

}  // namespace dangol
