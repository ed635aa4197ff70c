#include "outbox/in_house.h"

#include <array>
#include <utility>

namespace dangol {
namespace {

MessageMoved moved_to(MessageId message, MessageStep step, std::string detail = {}) {
  return {message, step, SuppressionReason::end, {}, std::move(detail)};
}

// It is over without anybody having seen it: nothing when it is not.
std::optional<MessageMoved> ended(const House& house, const OutboxMessage& message) {
  if (house.campaign_of(message) == CampaignState::cancelled) return moved_to(message.id, MessageStep::cancelled);
  if (is_too_late(message, house.now())) return moved_to(message.id, MessageStep::failed, "too-late");
  return std::nullopt;
}

Result<void> record_any(House& house, std::span<const MessageMoved> moves) {
  return moves.empty() ? Result<void>() : house.record(moves);
}

}  // namespace

ShownWords::ShownWords(CustomerId customer, const OutgoingMessage& message)
    : message_(message.id), customer_(customer), called_(message.to_name), text_(message.text) {}

std::optional<ShownWords> ShownWords::of(Permission permission, const OutgoingMessage& message, Instant now) {
  const Permission used = std::move(permission);
  if (!is_in_house(used.channel()) || used.until() < now) return std::nullopt;
  return ShownWords(used.customer(), message);
}

HandOver Tray::send(Permission permission, const OutgoingMessage& message) {
  auto card = ShownWords::of(std::move(permission), message, clock_->now());
  if (!card) return {Handed::refused, {}, "the permission is over, or is to send by something else"};
  cards_.push_back(std::move(*card));
  return {Handed::in_hand, {}, {}};
}

std::optional<Handed> Tray::what_became_of(MessageId) { return std::nullopt; }

Result<std::optional<ShownWords>> first_to_say(House& house, std::span<const OutboxMessage> waiting) {
  std::vector<MessageMoved> moves;
  std::optional<ShownWords> words;
  for (const OutboxMessage& message : waiting) {
    if (auto end = ended(house, message)) {
      moves.push_back(std::move(*end));
      continue;
    }
    SendVerdict verdict = house.ask_gate(message, Question::whether);
    if (const auto* reason = std::get_if<SuppressionReason>(&verdict)) {
      if (!passes_by_morning(*reason)) moves.push_back({message.id, MessageStep::held_back, *reason, {}, {}});
      continue;
    }
    const auto text = house.text_of(message);
    if (!text) moves.push_back(moved_to(message.id, MessageStep::failed, "gone"));
    if (text) words = ShownWords::of(std::get<Permission>(std::move(verdict)), *text, house.now());
    if (words) break;
  }
  if (auto recorded = record_any(house, moves); !recorded) return recorded.error();
  return words;
}

Result<void> record_saying(House& house, MessageId message, Saying saying) {
  const MessageStep after = saying == Saying::said ? MessageStep::delivered : MessageStep::not_taken;
  const std::array steps{moved_to(message, MessageStep::handing_over), moved_to(message, after)};
  return house.record(steps);
}

Result<void> record_printing(House& house, std::span<const OutboxMessage> unanswered, bool came_out) {
  std::vector<MessageMoved> moves;
  for (const OutboxMessage& message : unanswered) {
    if (came_out) {
      moves.push_back(moved_to(message.id, MessageStep::delivered));
    } else if (message.step == MessageStep::handing_over) {
      moves.push_back(moved_to(message.id, MessageStep::not_taken));
    } else {
      moves.push_back(moved_to(message.id, MessageStep::failed, "did-not-come-out"));
    }
  }
  return record_any(house, moves);
}

Result<std::size_t> let_grow_old(House& house, Channel channel) {
  constexpr std::size_t at_once = 64;
  const std::vector<OutboxMessage> due = house.take_due(channel, at_once);
  std::vector<MessageMoved> moves;
  for (const OutboxMessage& message : due) {
    if (auto end = ended(house, message)) {
      moves.push_back(std::move(*end));
    } else {
      house.postpone(message.id, house.now() + date::days{1});
    }
  }
  if (auto recorded = record_any(house, moves); !recorded) return recorded.error();
  return due.size();
}

}  // namespace dangol
