// The shop's side of sending: what handing over works on, and what is told of messages.
#include "shop/sending.h"

#include <algorithm>

#include "outbox/message_steps.h"
#include "shop/message_keys.h"
#include "shop/message_writer.h"
#include "shop/personal_values.h"
#include "shop/shop_house.h"
#include "shop/shop_parts.h"

namespace dangol {
namespace {

const Error no_message{ErrorCode::not_found, "there is no such message"};
const Error not_on_a_display{ErrorCode::invalid_input, "a display calls names, in its own words: call the guest"};

Result<MessageQueued> read_message_text(const Shop::Parts& parts, Bucket bucket, CustomerId customer, MessageId id) {
  const auto entry = parts.journal.find(bucket, customer, queued_key(parts.keys, id));
  if (!entry) return entry.error();
  if (!*entry) return no_message;
  auto event = Codec(parts.keys).decode(**entry);
  if (!event) return event.error();
  return std::get<MessageQueued>(std::move(event->body));
}

MessageLook look_of(const Shop::Parts& parts, const OutboxMessage& message) {
  MessageLook look{message, {}, {}};
  look.message.step = parts.memory.outbox().step_of(message);
  if (const CustomerMemory* memory = parts.memory.find(message.customer))
    look.name = parts.memory.unpacked(message.customer, *memory).profile.name;
  if (const Campaign* campaign = parts.memory.outbox().campaigns().find(message.campaign))
    look.campaign = campaign->defined.name;
  return look;
}

}  // namespace

std::unique_ptr<House> Shop::house() { return std::make_unique<ShopHouse>(*this, *parts_); }

Result<TemplateValues> Shop::message_values(CustomerId id, Instant now) const {
  const std::shared_lock lock(parts_->mutex);
  const CustomerMemory* memory = parts_->memory.find(id);
  if (memory == nullptr) return Error{ErrorCode::not_found, "there is no such customer"};
  return personal_values(*parts_, parts_->memory.unpacked(id, *memory), *memory, now);
}

Result<QueuedMessage> Shop::queue_message(CustomerId customer, const OneMessage& message, const IdempotencyKey& key) {
  if (message.channel == Channel::display) return not_on_a_display;
  return queue_words(customer, message, key);
}

Result<MessageForOne> Shop::look_at_message(CustomerId customer, const OneMessage& message) const {
  if (message.channel == Channel::display) return not_on_a_display;
  auto to_write = read_message(message, settings().language());
  if (!to_write) return to_write.error();
  const std::shared_lock lock(parts_->mutex);
  const CustomerMemory* memory = parts_->memory.find(customer);
  if (memory == nullptr) return Error{ErrorCode::not_found, "there is no such customer"};
  WrittenMessage written =
      MessageWriter(*parts_, std::move(*to_write), parts_->clock.now()).write_anyway(customer, *memory);
  MessageForOne look{std::move(written.subject), std::move(written.text), written.missing};
  if (look.text.empty() && look.missing.none()) look.text = written.words;  // who sends is not arranged yet
  look.size = sms_size(look.text);
  look.speech = speech_of(written.words);
  look.wished = written.wished;
  look.held_back = written.held_back;
  return look;
}

Result<QueuedMessage> Shop::queue_words(CustomerId customer, const OneMessage& message, const IdempotencyKey& key) {
  const Instant now = parts_->clock.now();
  const ShopSettings known = settings();
  auto to_write = read_message(message, known.language());
  if (!to_write) return to_write.error();
  const MessageId id = message_id(parts_->keys, customer, key);
  WrittenMessage written;
  {
    const std::shared_lock lock(parts_->mutex);
    if (parts_->memory.outbox().find(id) != nullptr) return QueuedMessage{id, {}};
    const CustomerMemory* memory = parts_->memory.find(customer);
    if (memory == nullptr) return Error{ErrorCode::not_found, "there is no such customer"};
    written = MessageWriter(*parts_, std::move(*to_write), now).write(customer, *memory);
  }
  if (written.held_back && !passes_by_morning(*written.held_back)) return QueuedMessage{id, written.held_back};
  const auto recorded = record_all(queued_events(
      parts_->keys, {known.bucket, customer, now, id, {}, message.channel, message.what}, std::move(written)));
  if (!recorded) return recorded.error();
  return QueuedMessage{id, {}};
}

std::vector<MessageId> Shop::messages_without_answer() const {
  const std::shared_lock lock(parts_->mutex);
  return parts_->memory.outbox().without_answer(parts_->clock.now());
}

Result<void> Shop::record_reports(std::span<const DeliveryReport> reports) {
  std::vector<Event> events;
  {
    const std::shared_lock lock(parts_->mutex);
    for (const DeliveryReport& report : reports) {
      const OutboxMessage* message = parts_->memory.outbox().find(report.message);
      if (message == nullptr) continue;
      const MessageStep step = step_told_by(report.outcome);
      events.push_back({parts_->memory.settings().bucket, message->customer, parts_->clock.now(),
                        moved_key(parts_->keys, report.message, step, message->tries),
                        MessageMoved{report.message, step, SuppressionReason::end, {}, report.detail}});
    }
  }
  if (events.empty()) return {};
  // A second report of the same has the same key and says it in other words: the first one counts.
  const auto recorded = record_all(events);
  if (recorded) return {};
  // One of the guests was erased since the events were made.
  return recorded.error().code == ErrorCode::not_found ? record_reports(reports) : recorded.error();
}

std::vector<Campaign> Shop::campaigns() const {
  const std::shared_lock lock(parts_->mutex);
  return parts_->memory.outbox().campaigns().all();
}

Progress Shop::progress(CampaignId campaign) const {
  const std::shared_lock lock(parts_->mutex);
  return parts_->memory.outbox().progress(campaign);
}

std::vector<MessageLook> Shop::messages(std::size_t most, CampaignId only) const {
  const std::shared_lock lock(parts_->mutex);
  std::vector<MessageLook> looks;
  for (const OutboxMessage& each : parts_->memory.outbox().latest(most, only)) looks.push_back(look_of(*parts_, each));
  return looks;
}

std::vector<MessageLook> Shop::messages_of(CustomerId customer) const {
  const std::shared_lock lock(parts_->mutex);
  std::vector<MessageLook> looks;
  const auto hers = parts_->memory.outbox().messages_of(customer);
  for (auto each = hers.rbegin(); each != hers.rend(); ++each) looks.push_back(look_of(*parts_, *each));
  return looks;
}

Result<MessageTo> Shop::message_text(MessageId id) const {
  CustomerId customer;
  Bucket bucket;
  {
    const std::shared_lock lock(parts_->mutex);
    const OutboxMessage* message = parts_->memory.outbox().find(id);
    if (message == nullptr) return no_message;
    customer = message->customer;
    bucket = parts_->memory.settings().bucket;
  }
  auto words = read_message_text(*parts_, bucket, customer, id);
  if (!words) return words.error();
  return MessageTo{customer, std::move(*words)};
}

}  // namespace dangol
