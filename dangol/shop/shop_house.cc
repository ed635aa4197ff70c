#include "shop/shop_house.h"

#include <algorithm>

#include "shop/guest_link.h"
#include "shop/message_keys.h"
#include "shop/send_question.h"
#include "shop/shop_parts.h"

namespace dangol {

Instant ShopHouse::now() const { return parts_.clock.now(); }

Zone ShopHouse::zone() const {
  const std::shared_lock lock(parts_.mutex);
  return parts_.memory.settings().zone;
}

AdvertisingHours ShopHouse::hours() const {
  const std::shared_lock lock(parts_.mutex);
  return parts_.memory.settings().sending.hours;
}

std::vector<OutboxMessage> ShopHouse::take_due(Channel channel, std::size_t most) {
  const std::unique_lock lock(parts_.mutex);
  Outbox& outbox = parts_.memory.outbox();
  std::vector<OutboxMessage> due;
  for (const MessageId id : outbox.take_due(channel, now(), most)) due.push_back(*outbox.find(id));
  return due;
}

void ShopHouse::postpone(MessageId id, Instant until) {
  const std::unique_lock lock(parts_.mutex);
  parts_.memory.outbox().postpone(id, until);
}

void ShopHouse::set_aside(MessageId id) {
  const std::unique_lock lock(parts_.mutex);
  Outbox& outbox = parts_.memory.outbox();
  outbox.set_aside(id, now(), parts_.memory.settings().zone);
  if (const OutboxMessage* message = outbox.find(id)) parts_.note_for_audience(message->customer);
}

// The text was held against the form before it was queued, and it is sealed since.
SendVerdict ShopHouse::ask_gate(const OutboxMessage& message, Question which) const {
  const std::shared_lock lock(parts_.mutex);
  const Campaign* campaign = parts_.memory.outbox().campaigns().find(message.campaign);
  const ItemId once = campaign == nullptr ? ItemId{} : campaign->defined.bought_once;
  SendQuestion question = question_about(parts_, message.customer, {message.channel, message.what, once, which}, now());
  question.form = {.is_marked = true, .names_sender = true, .offers_free_opt_out = true};
  return gate(question);
}

std::optional<OutgoingMessage> ShopHouse::text_of(const OutboxMessage& message) const {
  auto queued = shop_.message_text(message.id);
  const auto customer = shop_.customer(message.customer);
  if (!queued || !customer) return std::nullopt;
  MessageQueued& words = queued->words;
  OutgoingMessage outgoing{message.id,
                           address_of(customer->profile, message.channel),
                           called(*customer),
                           std::move(words.subject),
                           std::move(words.text),
                           {},
                           std::move(words.alimtalk)};
  const std::shared_lock lock(parts_.mutex);
  const bool has_page = !parts_.memory.settings().sending.public_url.empty();
  if (message.channel == Channel::email && message.what == MessageClass::advertising && has_page)
    outgoing.opt_out_url = opt_out_link(parts_, message.customer);
  return outgoing;
}

CampaignState ShopHouse::campaign_of(const OutboxMessage& message) const {
  const std::shared_lock lock(parts_.mutex);
  return parts_.memory.outbox().campaigns().state_of(message.campaign);
}

Result<void> ShopHouse::record(std::span<const MessageMoved> moves) {
  std::vector<Event> events;
  {
    const std::shared_lock lock(parts_.mutex);
    for (const MessageMoved& move : moves) {
      // Of a guest who was erased meanwhile nothing is written down.
      if (const OutboxMessage* message = parts_.memory.outbox().find(move.message))
        events.push_back(event_of(*message, move));
    }
  }
  if (events.empty()) return {};
  const auto recorded = shop_.record_all(events);
  if (recorded) return {};
  // One of them was erased since the events were made: the others are recorded without her.
  return recorded.error().code == ErrorCode::not_found ? record(moves) : recorded.error();
}

Event ShopHouse::event_of(const OutboxMessage& message, const MessageMoved& move) const {
  const auto tries = static_cast<std::uint16_t>(message.tries + (move.step == MessageStep::handing_over ? 1 : 0));
  return {parts_.memory.settings().bucket, message.customer, now(),
          moved_key(parts_.keys, move.message, move.step, tries), move};
}

std::vector<OutboxMessage> AskedHouse::take_due(Channel, std::size_t most) {
  const std::size_t count = std::min(most, asked_.size() - taken_);
  const auto begin = asked_.begin() + static_cast<std::ptrdiff_t>(taken_);
  taken_ += count;
  return {begin, begin + static_cast<std::ptrdiff_t>(count)};
}

}  // namespace dangol
