// Telling guests what the law wants them told: whom, by which channel, in which words.
#include <algorithm>
#include <array>
#include <set>

#include "consent/notices.h"
#include "messages/notice_words.h"
#include "shop/message_keys.h"
#include "shop/send_question.h"
#include "shop/shop_parts.h"

namespace dangol {
namespace {

constexpr std::size_t looked_at_once = 256;  // while recording waits
// A notice that did not arrive is tried anew after a week.
constexpr date::days until_told_anew{7};
// The law lets information go at night; nobody wants to be woken by it.
constexpr std::int16_t day_begins = 8 * 60;
constexpr std::int16_t day_ends = 21 * 60;

// A text message or an e-mail; KakaoTalk takes no words that were not registered with it.
bool is_carried(const ShopSettings& settings, Channel channel) {
  const GatewayArranged* by = settings.gateway(channel);
  return by != nullptr && (channel != Channel::kakao || by->kind == GatewayKind::webhook);
}

// The first of these that reaches her, else another.
Channel channel_to(const Shop::Parts& parts, CustomerId id, std::vector<Channel> ways, Instant now) {
  ways.insert(ways.end(), {Channel::sms, Channel::email, Channel::kakao, Channel::push});
  const auto found = std::ranges::find_if(ways, [&](Channel channel) {
    if (!is_carried(parts.memory.settings(), channel)) return false;
    return std::holds_alternative<Permission>(
        gate(question_about(parts, id, {channel, MessageClass::information}, now)));
  });
  return found == ways.end() ? Channel::none : *found;
}

MessageQueued as_message(const Shop::Parts& parts, MessageId id, Channel channel, const DueNotice& notice,
                         const std::string& opt_out) {
  const ShopSettings& settings = parts.memory.settings();
  const SendingArranged& sending = settings.sending;
  const Language language = settings.language();
  NoticeText words = notice_words(notice, {sending.sender_name, sending.contact, opt_out}, settings.zone, language);
  return {id,
          {},
          channel,
          MessageClass::information,
          channel == Channel::email ? std::move(words.subject) : std::string(),
          std::move(words.text),
          notice.what};
}

class Noticing {
 public:
  Noticing(const Shop::Parts& parts, Instant now) : parts_(parts), settings_(parts.memory.settings()), now_(now) {}

  // Wants the lock, shared.
  void look_at(CustomerId id) {
    const CustomerMemory* memory = parts_.memory.find(id);
    if (memory == nullptr) return;
    for (const DueNotice& notice : due_notices(memory->consent, memory->requests, now_, settings_.zone))
      tell(id, notice);
  }

  std::vector<Event> take() { return std::exchange(events_, {}); }

 private:
  void tell(CustomerId id, const DueNotice& notice) {
    if (was_tried_lately(id, notice.what)) return;
    // By the one that she spoke of, if it reaches her.
    std::vector<Channel> ways;
    for (const ConsentAnswer& each : notice.answers) ways.push_back(each.channel);
    const Channel channel = channel_to(parts_, id, std::move(ways), now_);
    const std::string opt_out = advertising_parts(parts_, id).opt_out;
    if (channel == Channel::none || (notice.what == Notice::consent_holds && opt_out.empty())) return;
    const MessageId message = message_id(parts_.keys, notice.what, id, now_);
    events_.push_back({settings_.bucket, id, now_, queued_key(parts_.keys, message),
                       as_message(parts_, message, channel, notice, opt_out)});
  }

  bool was_tried_lately(CustomerId id, Notice what) const {
    if (what != Notice::consent_holds) return false;
    return std::ranges::any_of(parts_.memory.outbox().messages_of(id), [&](const OutboxMessage& each) {
      return each.notice == what && each.queued_at + until_told_anew > now_;
    });
  }

  const Shop::Parts& parts_;
  const ShopSettings& settings_;
  Instant now_;
  std::vector<Event> events_;
};

bool may_tell(const ShopSettings& settings) {
  return !settings.sending.sender_name.empty() && !settings.gateways.empty();
}

}  // namespace

// All of them on another day than the last time, else those whose answers have settled since: with a hundred thousand
// answers at once, each is looked at once, not in every round.
std::vector<CustomerId> Shop::Parts::guests_to_notify(Instant now) {
  {
    const std::unique_lock lock(mutex);
    const LocalTime local = memory.settings().zone.local(now);
    if (!may_tell(memory.settings())) answers_settle.clear();
    if (!may_tell(memory.settings()) || local.minute < day_begins || local.minute >= day_ends) return {};
    std::set<CustomerId> settled;
    const auto end = answers_settle.upper_bound(now);
    for (auto each = answers_settle.begin(); each != end; ++each) settled.insert(each->second);
    answers_settle.erase(answers_settle.begin(), end);
    if (noticed_on == local.day) return {settled.begin(), settled.end()};
    noticed_on = local.day;
  }
  return known_guests(*this, std::numeric_limits<std::size_t>::max());
}

Result<std::size_t> Shop::queue_notices() {
  const Instant now = parts_->clock.now();
  const std::vector<CustomerId> guests = parts_->guests_to_notify(now);
  std::size_t queued = 0;
  for (std::size_t begin = 0; begin < guests.size(); begin += looked_at_once) {
    std::vector<Event> events;
    {
      const std::shared_lock lock(parts_->mutex);
      Noticing noticing(*parts_, now);
      for (std::size_t i = begin; i < std::min(begin + looked_at_once, guests.size()); ++i) noticing.look_at(guests[i]);
      events = noticing.take();
    }
    if (!events.empty()) {
      if (auto recorded = record_all(events); !recorded) return recorded.error();
    }
    queued += events.size();
  }
  return queued;
}

Result<std::optional<MessageId>> Shop::queue_farewell(CustomerId customer) {
  const Instant now = parts_->clock.now();
  std::vector<Event> events;
  {
    const std::shared_lock lock(parts_->mutex);
    if (parts_->memory.find(customer) == nullptr) return Error{ErrorCode::not_found, "there is no such customer"};
    if (!may_tell(parts_->memory.settings())) return std::optional<MessageId>();
    const Channel channel = channel_to(*parts_, customer, {}, now);
    if (channel == Channel::none) return std::optional<MessageId>();
    // The same whenever it is asked for: when erasing fails and is tried again, she is told once.
    const MessageId id = message_id(parts_->keys, Notice::erased, customer, unknown_instant);
    events.push_back({parts_->memory.settings().bucket, customer, now, queued_key(parts_->keys, id),
                      as_message(*parts_, id, channel, {Notice::erased}, {})});
  }
  if (auto recorded = record_all(events); !recorded) return recorded.error();
  return std::optional(std::get<MessageQueued>(events.front().body).message);
}

}  // namespace dangol
