#include "api/call_displays.h"

#include <algorithm>

#include "api/json_output.h"

namespace dangol {
namespace {

// Nothing of her but what is called. Its age, not its time: a television's clock may be wrong.
void write_call(JsonAnswer& out, MessageId id, std::string_view called, std::string_view text, Instant::duration age) {
  out.id("id", id.value).field("called", called).field("text", text).field("age_ms", age.count());
}

}  // namespace

HandOver CallDisplays::hand_over(const OutgoingMessage& message) {
  JsonAnswer out;
  out.open();
  write_call(out, message.id, message.to_name, message.text, {});
  out.close();
  const std::string event = server_sent("call", out.take());
  std::unique_lock lock(mutex_);
  if (screens_.publish(event, event) == 0) return {Handed::refused, {}, "no-display"};
  calls_.insert(calls_.begin(), Call{message.id, message.to_name, message.text, now()});
  if (calls_.size() > most_shown) calls_.pop_back();
  const bool answered = shown_.wait_for(lock, patience, [&] { return is_shown(message.id); });
  return answered ? HandOver{Handed::accepted, {}, {}} : HandOver{Handed::unknown, {}, "no-answer"};
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
