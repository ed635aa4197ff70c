#include "outbox/outbox.h"

#include <algorithm>
#include <iterator>

#include "outbox/message_steps.h"

namespace dangol {
namespace {

constexpr std::int32_t counted_days = 62;  // enough for a calendar month and a clock that was put back

std::size_t index(Channel channel) { return static_cast<std::size_t>(channel); }

bool is_waiting(const OutboxMessage& message) {
  return message.step == MessageStep::queued || message.step == MessageStep::not_taken;
}

bool counts_as_sent(const OutboxMessage& message) {
  return message.aside_at != unknown_instant || (message.handed_at != unknown_instant && may_have_left(message.step));
}

// From when it counts.
Instant sent_at(const OutboxMessage& message) {
  return message.aside_at != unknown_instant ? message.aside_at : message.handed_at;
}

// Tried again after one minute, two, four ... at most an hour.
std::chrono::minutes until_next_try(std::uint16_t tries) {
  return std::chrono::minutes{tries >= 7 ? 60 : 1 << (tries - 1)};
}
// A provider is asked what became of a message when it must know; information that stays unknown goes again, ever more
// rarely: after 20 minutes, 40 ... two days.
constexpr std::chrono::minutes until_asked{10};

std::chrono::minutes tried_for(const OutboxMessage& message) {
  constexpr date::days information{7};
  constexpr date::days advertising{3};
  constexpr date::days in_house{30};
  constexpr std::chrono::minutes called{3};
  if (message.channel == Channel::display) return called;
  if (is_in_house(message.channel)) return in_house;
  return message.what == MessageClass::information ? information : advertising;
}

// What is for the shop itself, a screen or a printer asks for; by itself it is looked at when it has become too old.
Instant due_after(const OutboxMessage& message) {
  if (is_in_house(message.channel))
    return is_waiting(message) ? message.queued_at + tried_for(message) + std::chrono::milliseconds{1}
                               : unknown_instant;
  switch (message.step) {
    case MessageStep::queued: return message.queued_at;
    case MessageStep::not_taken: return message.moved_at + until_next_try(message.tries);
    case MessageStep::unknown: return message.moved_at + until_asked * (1 << std::min<int>(message.tries, 8));
    default: return unknown_instant;
  }
}

// May be handed over, when somebody asks for it.
bool may_go(const OutboxMessage& message) { return may_move(message.step, MessageStep::handing_over, message.what); }

constexpr date::days in_house_answer_within{1};
// A display answers at once, or with a stop of ours never.
bool is_answered_by_staff(Channel channel) { return is_in_house(channel) && channel != Channel::display; }

}  // namespace

bool is_too_late(const OutboxMessage& message, Instant now) { return now > message.queued_at + tried_for(message); }

void Outbox::apply(const Event& event, const Zone& zone) {
  if (const auto* queued = std::get_if<MessageQueued>(&event.body)) return queue(*queued, event.customer, event.at);
  if (const auto* moved = std::get_if<MessageMoved>(&event.body)) return move(*moved, event.at, zone);
  const auto* campaign = std::get_if<CampaignMoved>(&event.body);
  const bool was_paused = campaign != nullptr && campaigns_.state_of(campaign->campaign) == CampaignState::paused;
  campaigns_.apply(event.body);
  if (was_paused && campaigns_.state_of(campaign->campaign) != CampaignState::paused) wake(campaign->campaign);
}

void Outbox::queue(const MessageQueued& queued, CustomerId customer, Instant at) {
  if (owner_.contains(queued.message)) return;
  if (const auto known = by_customer_.find(customer); known != by_customer_.end()) {
    std::erase_if(known->second, [&](const OutboxMessage& each) {
      const bool goes = is_over(each.step) && each.moved_at + remembered < at;
      if (goes) drop(each);
      return goes;
    });
  }
  OutboxMessage message{queued.message, customer, at, at, {}, {}, queued.campaign, queued.channel, queued.what};
  message.notice = queued.notice;
  put(message);
}

void Outbox::put(OutboxMessage message) {
  owner_[message.id] = message.customer;
  ++messages_of_[message.campaign];
  std::vector<OutboxMessage>& hers = by_customer_[message.customer];
  hers.push_back(message);
  if (const Instant due = due_after(message); due != unknown_instant) make_due(hers.back(), due);
}

void Outbox::make_due(OutboxMessage& message, Instant at) {
  message.due_at = at;
  due_[index(message.channel)].push({at, message.id});
}

void Outbox::move(const MessageMoved& moved, Instant at, const Zone& zone) {
  OutboxMessage* message = entry(moved.message);
  if (message == nullptr || !may_move(message->step, moved.step, message->what)) return;
  if (counts_as_sent(*message)) count(*message, -1, zone);
  message->aside_at = unknown_instant;
  if (moved.step == MessageStep::failed && is_waiting(*message)) message->handed_at = unknown_instant;
  message->step = moved.step;
  message->moved_at = at;
  message->due_at = unknown_instant;
  if (moved.step == MessageStep::held_back) message->reason = moved.reason;
  if (moved.step == MessageStep::handing_over) {
    message->handed_at = at;
    ++message->tries;
  }
  if (counts_as_sent(*message)) count(*message, 1, zone);
  if (const Instant due = due_after(*message); due != unknown_instant) make_due(*message, due);
}

void Outbox::count(const OutboxMessage& message, std::int64_t by, const Zone& zone) {
  const std::int32_t day = zone.local(sent_at(message)).day;
  DayCount& counted = left_on_[day];
  counted.by[index(message.channel)] += by;
  if (message.what == MessageClass::advertising) counted.advertising += by;
  while (left_on_.begin()->first < left_on_.rbegin()->first - counted_days) left_on_.erase(left_on_.begin());
}

void Outbox::wake(CampaignId campaign) {
  for (auto& [customer, messages] : by_customer_) {
    for (OutboxMessage& each : messages) {
      if (each.campaign == campaign && is_waiting(each)) make_due(each, due_after(each));
    }
  }
}

void Outbox::forget(CustomerId customer) {
  const auto hers = by_customer_.find(customer);
  if (hers == by_customer_.end()) return;
  for (const OutboxMessage& each : hers->second) drop(each);
  by_customer_.erase(hers);
}

void Outbox::drop(const OutboxMessage& message) {
  owner_.erase(message.id);
  if (const auto of = messages_of_.find(message.campaign); --of->second == 0) messages_of_.erase(of);
}

const OutboxMessage* Outbox::find(MessageId id) const {
  const auto owner = owner_.find(id);
  if (owner == owner_.end()) return nullptr;
  const auto& hers = by_customer_.at(owner->second);
  // The latest is asked for most.
  const auto at = std::find_if(hers.rbegin(), hers.rend(), [id](const OutboxMessage& each) { return each.id == id; });
  return at == hers.rend() ? nullptr : &*at;
}

OutboxMessage* Outbox::entry(MessageId id) { return const_cast<OutboxMessage*>(find(id)); }

std::span<const OutboxMessage> Outbox::messages_of(CustomerId customer) const {
  const auto at = by_customer_.find(customer);
  return at == by_customer_.end() ? std::span<const OutboxMessage>{} : at->second;
}

MessageStep Outbox::step_of(const OutboxMessage& message) const {
  const bool ends = is_waiting(message) && campaigns_.state_of(message.campaign) == CampaignState::cancelled;
  return ends ? MessageStep::cancelled : message.step;
}

Progress Outbox::progress(CampaignId campaign) const {
  Progress progress;
  for (const auto& [customer, messages] : by_customer_) {
    for (const OutboxMessage& each : messages) {
      if (each.campaign != campaign) continue;
      const MessageStep step = step_of(each);
      ++progress.at[static_cast<std::size_t>(step)];
      if (step == MessageStep::held_back) ++progress.held_back[static_cast<std::size_t>(each.reason)];
    }
  }
  return progress;
}

std::uint64_t Outbox::waiting(Channel channel) const {
  std::uint64_t count = 0;
  for (const auto& [customer, messages] : by_customer_) {
    count += static_cast<std::uint64_t>(std::ranges::count_if(
        messages, [channel](const OutboxMessage& each) { return each.channel == channel && is_waiting(each); }));
  }
  return count;
}

std::vector<OutboxMessage> Outbox::latest(std::size_t most, CampaignId only) const {
  const auto later = [](const OutboxMessage& a, const OutboxMessage& b) {
    return std::pair{a.queued_at, a.id} > std::pair{b.queued_at, b.id};
  };
  const std::size_t room = 2 * most + 1'000;
  std::vector<OutboxMessage> all;
  for (const auto& [customer, messages] : by_customer_) {
    for (const OutboxMessage& each : messages) {
      if (!only || each.campaign == only) all.push_back(each);
    }
    if (all.size() > room) {
      std::ranges::nth_element(all, all.begin() + static_cast<std::ptrdiff_t>(most), later);
      all.resize(most);
    }
  }
  const auto end = all.begin() + static_cast<std::ptrdiff_t>(std::min(most, all.size()));
  std::partial_sort(all.begin(), end, all.end(), later);
  all.erase(end, all.end());
  return all;
}

std::vector<MessageId> Outbox::take_due(Channel channel, Instant now, std::size_t most) {
  std::vector<MessageId> taken;
  DueQueue& due = due_[index(channel)];
  while (taken.size() < most && !due.empty() && due.top().at <= now) {
    const Due next = due.top();
    due.pop();
    OutboxMessage* message = entry(next.id);
    if (message == nullptr || message->due_at != next.at) continue;
    message->due_at = unknown_instant;
    if (is_waiting(*message) && campaigns_.state_of(message->campaign) == CampaignState::paused) continue;
    taken.push_back(next.id);
  }
  return taken;
}

void Outbox::postpone(MessageId id, Instant until) {
  OutboxMessage* message = entry(id);
  if (message != nullptr && !is_over(message->step)) make_due(*message, until);
}

std::vector<OutboxMessage> Outbox::lone_advertising() const {
  std::vector<OutboxMessage> found;
  for (const auto& [customer, messages] : by_customer_) {
    std::ranges::copy_if(messages, std::back_inserter(found), [](const OutboxMessage& each) {
      return !each.campaign && is_waiting(each) && each.what == MessageClass::advertising;
    });
  }
  return found;
}

std::vector<MessageId> Outbox::without_answer(Instant now) const {
  std::vector<MessageId> found;
  for (const auto& [customer, messages] : by_customer_) {
    for (const OutboxMessage& each : messages) {
      const bool may_come = is_answered_by_staff(each.channel) && now < each.handed_at + in_house_answer_within;
      if (each.step == MessageStep::handing_over && !may_come) found.push_back(each.id);
    }
  }
  std::ranges::sort(found);
  return found;
}

std::vector<OutboxMessage> Outbox::to_say(CustomerId customer, Instant now, const Zone& zone) const {
  std::vector<OutboxMessage> found;
  const std::int32_t today = zone.local(now).day;
  for (const OutboxMessage& each : messages_of(customer)) {
    const bool was_put_off = each.step == MessageStep::not_taken && zone.local(each.moved_at).day == today;
    const bool is_paused = campaigns_.state_of(each.campaign) == CampaignState::paused;
    if (each.channel == Channel::counter && may_go(each) && !was_put_off && !is_paused) found.push_back(each);
  }
  return found;
}

template <class Which>
std::vector<OutboxMessage> Outbox::printed(CampaignId only, const Which& which) const {
  std::vector<OutboxMessage> found;
  for (const auto& [customer, messages] : by_customer_) {
    std::ranges::copy_if(messages, std::back_inserter(found), [&](const OutboxMessage& each) {
      return each.channel == Channel::printed && (!only || each.campaign == only) && which(each);
    });
  }
  std::ranges::sort(found, {}, [](const OutboxMessage& each) { return std::pair{each.queued_at, each.id}; });
  return found;
}

std::vector<OutboxMessage> Outbox::to_print(CampaignId only) const {
  return printed(only, [this](const OutboxMessage& each) {
    const CampaignState campaign = campaigns_.state_of(each.campaign);
    return may_go(each) && campaign != CampaignState::paused && campaign != CampaignState::cancelled;
  });
}

std::vector<OutboxMessage> Outbox::printed_unanswered(CampaignId only) const {
  return printed(only, [](const OutboxMessage& each) {
    return each.step == MessageStep::handing_over || each.step == MessageStep::unknown;
  });
}

void Outbox::set_aside(MessageId id, Instant now, const Zone& zone) {
  OutboxMessage* message = entry(id);
  if (message == nullptr || counts_as_sent(*message)) return;
  message->aside_at = now;
  count(*message, 1, zone);
}

SentSoFar Outbox::sent(CustomerId customer, Instant now, const Zone& zone) const {
  SentSoFar sent;
  const std::int32_t today = zone.local(now).day;
  for (const OutboxMessage& each : messages_of(customer)) {
    if (each.what != MessageClass::advertising || !counts_as_sent(each)) continue;
    const std::int32_t days_ago = today - zone.local(sent_at(each)).day;
    sent.to_her_today += days_ago <= 0 ? 1 : 0;
    sent.to_her_in_7_days += days_ago < 7 ? 1 : 0;
    sent.to_her_in_30_days += days_ago < 30 ? 1 : 0;
  }
  if (const auto day = left_on_.find(today); day != left_on_.end())
    sent.by_shop_today = static_cast<int>(std::max<std::int64_t>(0, day->second.advertising));
  return sent;
}

std::array<std::optional<std::int32_t>, Outbox::latest_days> Outbox::latest_sent(CustomerId customer,
                                                                                 const Zone& zone) const {
  std::array<std::optional<std::int32_t>, latest_days> latest;
  for (const OutboxMessage& each : messages_of(customer)) {
    if (each.what != MessageClass::advertising || !counts_as_sent(each)) continue;
    std::optional<std::int32_t> day = zone.local(sent_at(each)).day;
    for (auto& place : latest) {
      if (!place || (day && *day > *place)) std::swap(place, day);
    }
  }
  return latest;
}

std::uint64_t Outbox::left_in_month(Channel channel, Instant now, const Zone& zone) const {
  const date::year_month_day today = zone.local(now).date();
  const date::sys_days first = today.year() / today.month() / 1;
  const date::sys_days last = today.year() / today.month() / date::last;
  std::int64_t count = 0;
  const auto end = left_on_.upper_bound(static_cast<std::int32_t>(last.time_since_epoch().count()));
  for (auto day = left_on_.lower_bound(static_cast<std::int32_t>(first.time_since_epoch().count())); day != end; ++day)
    count += day->second.by[index(channel)];
  return static_cast<std::uint64_t>(std::max<std::int64_t>(0, count));
}

void Outbox::encode(CustomerId customer, ByteWriter& out) const {
  const auto messages = messages_of(customer);
  out.varint(messages.size());
  for (const OutboxMessage& each : messages) {
    out.varint(each.id.value);
    for (const Instant at : {each.queued_at, each.moved_at, each.handed_at}) out.zigzag(at.time_since_epoch().count());
    out.varint(each.campaign.value);
    out.u8(static_cast<std::uint8_t>(each.channel));
    out.u8(static_cast<std::uint8_t>(each.what));
    out.u8(static_cast<std::uint8_t>(each.step));
    if (each.step == MessageStep::held_back) out.u8(static_cast<std::uint8_t>(each.reason));
    out.varint(each.tries);
    out.u8(static_cast<std::uint8_t>(each.notice));
  }
}

bool Outbox::restore(CustomerId customer, ByteReader& in, const Zone& zone) {
  for (std::size_t left = in.count(); left > 0; --left) {
    OutboxMessage message;
    message.customer = customer;
    message.id = {in.varint()};
    for (Instant* at : {&message.queued_at, &message.moved_at, &message.handed_at})
      *at = Instant{std::chrono::milliseconds{in.zigzag()}};
    message.campaign = {in.varint()};
    message.channel = static_cast<Channel>(in.u8());
    message.what = static_cast<MessageClass>(in.u8());
    message.step = static_cast<MessageStep>(in.u8());
    if (message.step == MessageStep::held_back) message.reason = static_cast<SuppressionReason>(in.u8());
    message.tries = static_cast<std::uint16_t>(in.varint());
    message.notice = static_cast<Notice>(in.u8());
    const bool is_known = message.channel <= Channel::display && message.step <= MessageStep::bounced &&
                          message.reason <= SuppressionReason::end && message.notice <= Notice::requests;
    if (in.failed() || !is_known) return false;
    put(message);
    if (counts_as_sent(message)) count(message, 1, zone);
  }
  return true;
}

}  // namespace dangol
