#include "outbox/hand_over.h"

#include <utility>

namespace dangol {
namespace {

MessageMoved move_of(const OutboxMessage& message, MessageStep step, std::string detail = {}) {
  return {message.id, step, SuppressionReason::end, {}, std::move(detail)};
}

MessageMoved held_back(const OutboxMessage& message, SuppressionReason reason) {
  return {message.id, MessageStep::held_back, reason, {}, {}};
}

MessageStep step_of(Handed outcome) {
  switch (outcome) {
    case Handed::accepted: return MessageStep::accepted;
    case Handed::refused: return MessageStep::failed;
    case Handed::no_such_address: return MessageStep::bounced;
    case Handed::not_taken: return MessageStep::not_taken;
    case Handed::unknown: return MessageStep::unknown;
    case Handed::in_hand: return MessageStep::handing_over;
  }
  return MessageStep::unknown;
}

constexpr std::chrono::hours asked_again{1};
// A provider that falls silent so often in a row is left alone for the rest of the round.
constexpr int most_silences = 3;

// One round over what is due by one channel.
class Round {
 public:
  Round(House& house, Gateway& gateway) : house_(house), gateway_(gateway), day_(today()) {}

  void consider(const OutboxMessage& message) {
    if (message.step == MessageStep::unknown && is_settled(message)) return;
    if (house_.campaign_of(message) == CampaignState::cancelled)
      return moves_.push_back(move_of(message, MessageStep::cancelled));
    if (is_too_late(message, house_.now())) return moves_.push_back(move_of(message, MessageStep::failed, "too-late"));
    const SendVerdict verdict = house_.ask_gate(message, Question::whether);
    const auto* reason = std::get_if<SuppressionReason>(&verdict);
    if (reason == nullptr) {
      house_.set_aside(message.id);
      moves_.push_back(move_of(message, MessageStep::handing_over));
      leaving_.push_back(message);
    } else if (passes_by_morning(*reason)) {
      house_.postpone(message.id, next_morning(house_.now(), house_.zone(), house_.hours()));
    } else if (message.step == MessageStep::unknown) {
      // It may have left, so it cannot be held back any more; what speaks against it may pass before it is too late.
      house_.postpone(message.id, house_.now() + asked_again);
    } else {
      moves_.push_back(held_back(message, *reason));
    }
  }

  Result<void> carry_out(const std::stop_token& stop) {
    if (auto noted = record(); !noted) return noted;
    int silences = 0;
    for (const OutboxMessage& message : leaving_) {
      if (silences == most_silences || stop.stop_requested()) {
        moves_.push_back(move_of(message, MessageStep::not_taken));
        continue;
      }
      MessageMoved moved = handed(message);
      silences = moved.step == MessageStep::unknown ? silences + 1 : 0;
      if (moved.step != MessageStep::handing_over) moves_.push_back(std::move(moved));
    }
    return record();
  }

 private:
  Result<void> record() {
    if (moves_.empty()) return {};
    return house_.record(std::exchange(moves_, {}));
  }

  // Since the first question the consent may have been taken back, the hour have struck, the owner have stopped it.
  MessageMoved handed(const OutboxMessage& message) {
    const CampaignState campaign = house_.campaign_of(message);
    if (campaign == CampaignState::cancelled) return move_of(message, MessageStep::cancelled);
    // It was counted for the day on which the gate was first asked.
    if (campaign == CampaignState::paused || today() != day_) return move_of(message, MessageStep::not_taken);
    SendVerdict verdict = house_.ask_gate(message, Question::still);
    if (const auto* reason = std::get_if<SuppressionReason>(&verdict)) {
      return passes_by_morning(*reason) ? move_of(message, MessageStep::not_taken) : held_back(message, *reason);
    }
    const auto text = house_.text_of(message);
    if (!text) return move_of(message, MessageStep::failed, "gone");
    HandOver answer = gateway_.send(std::get<Permission>(std::move(verdict)), *text);
    return {message.id, step_of(answer.outcome), SuppressionReason::end, std::move(answer.reference),
            std::move(answer.reason)};
  }

  // False: it is to be handed over again.
  bool is_settled(const OutboxMessage& message) {
    const auto found = gateway_.what_became_of(message.id);
    if (found == Handed::accepted || found == Handed::refused) {
      moves_.push_back(move_of(message, step_of(*found)));
      return true;
    }
    if (message.what == MessageClass::information) return false;
    // A provider that has not heard of it yet may still hear of it: it stays unknown.
    // Asked again after as long as has passed already: after 10 minutes, 20, 40 ...
    const Instant now = house_.now();
    if (!is_too_late(message, now)) house_.postpone(message.id, now + (now - message.handed_at));
    return true;
  }

  std::int32_t today() const { return house_.zone().local(house_.now()).day; }

  House& house_;
  Gateway& gateway_;
  std::int32_t day_;
  std::vector<MessageMoved> moves_;
  std::vector<OutboxMessage> leaving_;
};

}  // namespace

bool passes_by_morning(SuppressionReason reason) {
  return reason == SuppressionReason::quiet_hours || reason == SuppressionReason::cap_of_shop;
}

std::optional<SuppressionReason> lasting_reason(SendQuestion question) {
  const auto reason_now = [&question]() -> std::optional<SuppressionReason> {
    const SendVerdict verdict = gate(question);
    const auto* reason = std::get_if<SuppressionReason>(&verdict);
    return reason == nullptr ? std::nullopt : std::optional(*reason);
  };
  const auto reason = reason_now();
  if (!reason || !passes_by_morning(*reason)) return reason;
  question.now = next_morning(question.now, question.zone, question.hours);
  question.sent.to_her_today = 0;
  question.sent.by_shop_today = 0;
  const auto then = reason_now();
  return then && !passes_by_morning(*then) ? then : reason;
}

Result<std::size_t> hand_over_due(House& house, Gateway& gateway, Channel channel, const std::stop_token& stop,
                                  std::size_t most) {
  const std::vector<OutboxMessage> due = house.take_due(channel, most);
  Round round(house, gateway);
  for (const OutboxMessage& message : due) round.consider(message);
  if (auto done = round.carry_out(stop); !done) return done.error();
  return due.size();
}

Result<void> note_without_answer(House& house, std::span<const MessageId> messages) {
  std::vector<MessageMoved> moves;
  moves.reserve(messages.size());
  for (const MessageId id : messages) moves.push_back({id, MessageStep::unknown, SuppressionReason::end, {}, {}});
  return moves.empty() ? Result<void>() : house.record(moves);
}

}  // namespace dangol
