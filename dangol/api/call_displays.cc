#include "api/call_displays.h"

#include <sodium.h>

#include <algorithm>
#include <utility>

#include "api/json_output.h"

namespace dangol {
namespace {

// Nothing of her but what is called. Its age, not its time: a television's clock may be wrong.
void write_call(JsonAnswer& out, MessageId id, std::string_view called, std::string_view text, Instant::duration age) {
  out.id("id", id.value).field("called", called).field("text", text).field("age_ms", age.count());
}

}  // namespace

HandOver CallDisplays::hand_over(const OutgoingMessage& message) {
  const Handed outcome = show({message.id, message.to_name, message.text, now()});
  if (outcome == Handed::accepted) return {outcome, {}, {}};
  return {outcome, {}, outcome == Handed::refused ? "no-display" : "no-answer"};
}

Handed CallDisplays::call_number(std::string called, std::string text) {
  MessageId id;
  randombytes_buf(&id.value, sizeof id.value);
  id.value &= INT64_MAX;  // as ids are, and like nobody's message's
  return show({id, std::move(called), std::move(text), now()});
}

Handed CallDisplays::show(Call call) {
  JsonAnswer out;
  out.open();
  write_call(out, call.id, call.called, call.text, {});
  out.close();
  const std::string event = server_sent("call", out.take());
  const MessageId id = call.id;
  std::unique_lock lock(mutex_);
  if (screens_.publish(event, event) == 0) return Handed::refused;
  calls_.insert(calls_.begin(), std::move(call));
  if (calls_.size() > most_shown) calls_.pop_back();
  return shown_.wait_for(lock, patience, [&] { return is_shown(id); }) ? Handed::accepted : Handed::unknown;
}

bool CallDisplays::is_shown(MessageId call) const {
  const auto at = std::ranges::find(calls_, call, &Call::id);
  return at != calls_.end() && at->is_shown;
}

std::optional<Handed> CallDisplays::what_became_of(MessageId message) {
  const std::lock_guard lock(mutex_);
  return is_shown(message) ? std::optional(Handed::accepted) : std::nullopt;
}

void CallDisplays::note_shown(MessageId call) {
  {
    const std::lock_guard lock(mutex_);
    const auto at = std::ranges::find(calls_, call, &Call::id);
    if (at == calls_.end()) return;
    at->is_shown = true;
  }
  shown_.notify_all();
}

std::string CallDisplays::greeting(const ShopSettings& settings) const {
  JsonAnswer out;
  out.open().field("shop", settings.founded.name).field("language", settings.founded.language);
  out.field("zone", settings.zone.name());
  out.field("invented", settings.founded.invented).open_list("calls");
  for (const Call& each : calls_) {
    if (now() - each.at >= shown_for) continue;
    out.open();
    write_call(out, each.id, each.called, each.text, now() - each.at);
    out.close();
  }
  out.close_list().close();
  return server_sent("hello", out.take());
}

// With the mutex throughout: no call falls between what it begins with and what it hears.
std::shared_ptr<EventStream> CallDisplays::open(const Fingerprint& link, const ShopSettings& settings) {
  const std::lock_guard lock(mutex_);
  return screens_.open(link, greeting(settings));
}

}  // namespace dangol
