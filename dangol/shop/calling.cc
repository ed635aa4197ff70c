// Calling a guest by name on the shop's displays: queued, asked of the gate and handed over like every message, but at
// once, and given up when no display answers.
#include <algorithm>

#include "messages/call_words.h"
#include "outbox/message_steps.h"
#include "shop/shop_house.h"
#include "shop/shop_parts.h"

namespace dangol {
namespace {

const Error no_customer{ErrorCode::not_found, "there is no such customer"};

OneMessage words_to_call(const Customer& customer, const ShopFounded& shop) {
  const Language language = shop.language == "en" ? Language::english : Language::korean;
  return {Channel::display, MessageClass::information, "", call_template(called(customer), shop.pack, language)};
}

std::optional<OutboxMessage> call_in_outbox(const Shop::Parts& parts, MessageId id) {
  const std::shared_lock lock(parts.mutex);
  const OutboxMessage* message = parts.memory.outbox().find(id);
  return message == nullptr ? std::nullopt : std::optional(*message);
}

// A display showed it, or may have.
bool was_called_since(std::span<const OutboxMessage> messages, Instant ordered_at) {
  return std::ranges::any_of(messages, [&](const OutboxMessage& each) {
    return each.channel == Channel::display && each.queued_at >= ordered_at && may_have_left(each.step) &&
           each.step != MessageStep::failed;
  });
}

}  // namespace

std::vector<GuestToCall> Shop::guests_to_call(Instant now, std::size_t limit) const {
  constexpr std::chrono::minutes waits_at_most{30};
  const std::shared_lock lock(parts_->mutex);
  const ShopMemory& known = parts_->memory;
  std::vector<GuestToCall> guests;
  for (const auto& [id, memory] : known.customers()) {
    const Instant ordered_at = memory.habits.last_visit();
    if (ordered_at > now || now - ordered_at > waits_at_most) continue;
    if (was_called_since(known.outbox().messages_of(id), ordered_at)) continue;
    std::string name = called(known.unpacked(id, memory));
    if (!name.empty()) guests.push_back({id, std::move(name), ordered_at});
  }
  std::ranges::sort(guests, {}, [](const GuestToCall& each) { return std::pair{each.ordered_at, each.id}; });
  if (guests.size() > limit) guests.resize(limit);
  return guests;
}

Result<NameCall> Shop::call_by_name(CustomerId customer, const IdempotencyKey& key, Gateway& displays) {
  const std::scoped_lock turn(parts_->calling_turn);
  const auto known = this->customer(customer);
  if (!known) return no_customer;
  const auto queued = queue_words(customer, words_to_call(*known, settings().founded), key);
  if (!queued) return queued.error();
  if (queued->held_back) return NameCall{"", MessageStep::held_back, queued->held_back};
  const auto waiting = call_in_outbox(*parts_, queued->id);
  // Of a call that was made before under this key nobody is called again.
  if (waiting && waiting->tries == 0 && !is_over(waiting->step)) {
    AskedHouse house(*this, *parts_, std::vector{*waiting});
    if (auto handed = hand_over_due(house, displays, Channel::display); !handed) return handed.error();
  }
  const auto after = call_in_outbox(*parts_, queued->id);
  const auto told = message_text(queued->id);
  if (!after || !told) return no_customer;  // erased meanwhile
  const bool was_stopped = after->step == MessageStep::held_back;
  return NameCall{told->words.text, after->step, was_stopped ? std::optional(after->reason) : std::nullopt};
}

}  // namespace dangol
