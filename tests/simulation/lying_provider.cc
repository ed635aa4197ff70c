#include "lying_provider.h"

#include <utility>

namespace dangol {
namespace {

constexpr std::chrono::hours longest_outage{72};

}  // namespace

LyingProvider::LyingProvider(TestDice& dice, const FixedClock& clock, std::function<void()> meanwhile)
    : dice_(dice),
      clock_(clock),
      meanwhile_(std::move(meanwhile)),
      knows_doubles_(roll(dice, 2) == 0),
      away_from_(clock.now() + std::chrono::hours{roll(dice, 96)}) {}

bool LyingProvider::is_away() const {
  return !is_honest_ && clock_.now() >= away_from_ && clock_.now() < away_from_ + longest_outage;
}

void LyingProvider::deliver(const Permission& permission, const OutgoingMessage& message, Instant at) {
  const bool is_new = taken_.insert(message.id).second;
  if (is_new || !knows_doubles_) delivered_.push_back({message.id, permission.customer(), at, message.text});
}

void LyingProvider::report_later(MessageId message, Delivery outcome) {
  for (std::size_t times = 1 + roll(dice_, 3); times > 0; --times)
    to_report_.emplace(clock_.now() + std::chrono::minutes{roll(dice_, 4) * roll(dice_, 2'000)},
                       DeliveryReport{message, outcome, ""});
}

HandOver LyingProvider::answer(MessageId message) {
  if (chance(80)) report_later(message, chance(10) ? Delivery::failed : Delivery::delivered);
  return {Handed::accepted, "r", ""};
}

HandOver LyingProvider::send(Permission permission, const OutgoingMessage& message) {
  const Permission used = std::move(permission);
  const Instant handed_at = clock_.now();
  if (used.until() < clock_.now()) return {Handed::refused, "", "permission is over"};
  ++asked_to_send_;
  meanwhile_();
  if (is_away() || chance(10)) return {Handed::not_taken, "", "no connection"};
  if (chance(3)) return {Handed::refused, "", "no such number"};
  if (power_goes()) throw PowerCut{};
  if (chance(4)) return {Handed::unknown, "", "500"};  // and it does not have it
  deliver(used, message, handed_at);
  if (power_goes()) throw PowerCut{};
  if (chance(5)) return {Handed::unknown, "", "time is up"};
  if (chance(5)) {
    report_later(message.id, Delivery::delivered);
    return {Handed::unknown, "", "503"};
  }
  return answer(message.id);
}

std::optional<Handed> LyingProvider::what_became_of(MessageId message) {
  if (is_away() || chance(30)) return std::nullopt;
  if (!taken_.contains(message) || chance(20)) return Handed::not_taken;
  return Handed::accepted;
}

std::vector<DeliveryReport> LyingProvider::reports() {
  std::vector<DeliveryReport> arrived;
  const auto end = to_report_.upper_bound(clock_.now());
  for (auto at = to_report_.begin(); at != end; ++at) arrived.push_back(at->second);
  to_report_.erase(to_report_.begin(), end);
  return arrived;
}

}  // namespace dangol
