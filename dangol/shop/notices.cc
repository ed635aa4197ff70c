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

class Noticing {
 public:
  Noticing(const Shop::Parts& parts, Instant now) : parts_(parts), settings_(parts.memory.settings()), now_(now) {}

  // Wants the lock, shared.
  void look_at(CustomerId id) {
    const CustomerMemory* memory = parts_.memory.find(id);
    if (memory == nullptr) return;
    for (const DueNotice& notice : due_notices(memory->consent, now_, settings_.zone)) tell(id, notice);
  }

  std::vector<Event> take() { return std::exchange(events_, {}); }

 private:
  void tell(CustomerId id, const DueNotice& notice) {
    if (was_tried_lately(id, notice.what)) return;
    const Channel channel = channel_for(id, notice);
    const std::string opt_out = advertising_parts(parts_, id).opt_out;
    if (channel == Channel::none || (notice.what == Notice::consent_holds && opt_out.empty())) return;
    const SendingArranged& sending = settings_.sending;
    const Language language = settings_.founded.language == "en" ? Language::english : Language::korean;
    NoticeText words = notice_words(notice, {sending.sender_name, sending.contact, opt_out}, settings_.zone, language);
    const MessageId message = message_id(parts_.keys, notice.what, id, now_);
    events_.push_back({settings_.bucket, id, now_, queued_key(parts_.keys, message),
                       MessageQueued{message,
                                     {},
                                     channel,
                                     MessageClass::information,
                                     channel == Channel::email ? std::move(words.subject) : std::string(),
                                     std::move(words.text),
                                     notice.what}});
  }

  bool was_tried_lately(CustomerId id, Notice what) const {
    if (what != Notice::consent_holds) return false;
    return std::ranges::any_of(parts_.memory.outbox().messages_of(id), [&](const OutboxMessage& each) {
      return each.notice == what && each.queued_at + until_told_anew > now_;
    });
  }

  // The one that she spoke of, if it reaches her, else another.
  Channel channel_for(CustomerId id, const DueNotice& notice) const {
    std::vector<Channel> ways;
    for (const AdvertisingAnswer& each : notice.answers) ways.push_back(each.channel);
    ways.insert(ways.end(), {Channel::sms, Channel::email, Channel::kakao, Channel::push});
    const auto found = std::ranges::find_if(ways, [&](Channel channel) {
      if (!is_carried(settings_, channel)) return false;
      const auto verdict = gate(question_about(parts_, id, {channel, MessageClass::information}, now_));
      return std::holds_alternative<Permission>(verdict);
    });
    return found == ways.end() ? Channel::none : *found;
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

}  // namespace dangol
