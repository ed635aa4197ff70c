#include "shop/send_question.h"

#include <algorithm>

#include "consent/consent_names.h"
#include "feedback/fatigue.h"
#include "habits/visit_rhythm.h"
#include "shop/guest_link.h"

namespace dangol {
namespace {

bool is_within_budget(const Shop::Parts& parts, Channel channel, Instant now) {
  const ShopSettings& settings = parts.memory.settings();
  const SendingArranged& sending = settings.sending;
  if (!sending.budget_minor) return true;
  const auto spent = [&](Channel by, std::int64_t price) {
    const Outbox& outbox = parts.memory.outbox();
    return static_cast<std::int64_t>(outbox.left_in_month(by, now, settings.zone)) * price;
  };
  const std::int64_t price = price_of(sending, channel);
  return price == 0 ||
         spent(Channel::sms, sending.sms_price_minor) + spent(Channel::kakao, sending.kakao_price_minor) + price <=
             *sending.budget_minor;
}

// How long ago what let her down is still a sign of turning away, answered or not.
constexpr date::days lately{90};

bool was_let_down_lately(const GuestFeedback& feedback, Instant now) {
  return std::ranges::any_of(feedback.steps(), [&](const FeedbackStep& step) {
    return step.kind == FeedbackStepKind::given && step.is_unhappy() && now - step.at < lately;
  });
}

bool refused_another_channel(const ConsentState& consent, Channel channel) {
  return std::ranges::any_of(advertised_by, [&](Channel other) {
    return other != channel && consent.answer(Purpose::marketing, other) == Answer::refused;
  });
}

bool may_have_reached_her(const OutboxMessage& message) {
  return message.step == MessageStep::accepted || message.step == MessageStep::unknown ||
         message.step == MessageStep::delivered;
}

// Looks at her rhythm only when something that was sent since her last visit could have gone unheeded.
float fatigue_of(const Shop::Parts& parts, CustomerId customer, const CustomerMemory& memory, Channel channel,
                 Instant now) {
  const Instant last_visit = memory.habits.last_visit();
  std::optional<float> gap_days;
  int unheeded = 0;
  for (const OutboxMessage& message : parts.memory.outbox().messages_of(customer)) {
    if (message.what != MessageClass::advertising || !may_have_reached_her(message) || message.handed_at <= last_visit)
      continue;
    if (!gap_days) {
      const LocalTime local = parts.memory.settings().zone.local(now);
      gap_days = visit_rhythm(memory.habits, parts.memory.habits(), local).gap_days;
    }
    if (is_unheeded(message.handed_at, last_visit, *gap_days, now)) ++unheeded;
  }
  if (unheeded == 0) return 0;
  return fatigue(
      unheeded, int{refused_another_channel(memory.consent, channel)} + int{was_let_down_lately(memory.feedback, now)});
}

constexpr date::days dead_for{180};

bool is_mobile(std::string_view phone) { return phone.starts_with("01") || phone.starts_with("+"); }

}  // namespace

bool is_by_phone(Channel channel) { return channel == Channel::sms || channel == Channel::kakao; }

bool is_address_dead(std::span<const OutboxMessage> hers, const CustomerMemory& memory, Channel channel, Instant now) {
  return std::ranges::any_of(hers, [&](const OutboxMessage& each) {
    const bool same_address = each.channel == channel || (is_by_phone(each.channel) && is_by_phone(channel));
    return each.step == MessageStep::bounced && same_address && each.handed_at >= memory.contact_changed_at &&
           now - each.handed_at < dead_for;
  });
}

bool may_be_touchy(const Shop::Parts& parts, CustomerId customer, const CustomerMemory& memory) {
  if (memory.feedback.open_complaint() != nullptr || memory.pace.most_in_30_days > 0 || memory.pace.rests_until > 0)
    return true;
  const auto hers = parts.memory.outbox().messages_of(customer);
  if (std::ranges::any_of(hers, [](const OutboxMessage& each) { return each.step == MessageStep::bounced; }))
    return true;
  const auto sent = std::ranges::count_if(hers, [&](const OutboxMessage& each) {
    return each.what == MessageClass::advertising && may_have_reached_her(each) &&
           each.handed_at > memory.habits.last_visit();
  });
  const bool refused_any = refused_another_channel(memory.consent, Channel::none);
  const bool was_let_down = std::ranges::any_of(memory.feedback.steps(), [](const FeedbackStep& step) {
    return step.kind == FeedbackStepKind::given && step.is_unhappy();
  });
  return sent > 0 && fatigue(static_cast<int>(sent), int{refused_any} + int{was_let_down}) >= most_fatigue;
}

std::int64_t price_of(const SendingArranged& sending, Channel channel) {
  if (channel == Channel::sms) return sending.sms_price_minor;
  return channel == Channel::kakao ? sending.kakao_price_minor : 0;
}

std::string address_of(const Profile& profile, Channel channel) {
  switch (channel) {
    case Channel::sms:
    case Channel::kakao: return is_mobile(profile.phone) ? profile.phone : std::string();
    case Channel::email: return profile.email;
    case Channel::push:
    case Channel::counter:
    case Channel::printed:
    case Channel::display:
    case Channel::none: break;
  }
  return {};
}

SendQuestion question_for_all(const Shop::Parts& parts, const AskedAbout& asked, Instant now) {
  const ShopSettings& settings = parts.memory.settings();
  SendQuestion question;
  question.channel = asked.channel;
  question.message = asked.what;
  question.now = now;
  question.zone = settings.zone;
  question.cap = settings.sending.cap;
  question.hours = settings.sending.hours;
  question.relay = settings.sending.relay;
  question.sender = settings.sending.sender;
  // The number that is registered must be the one that sends.
  const GatewayArranged* by = settings.gateway(asked.channel);
  if (by != nullptr && by->kind == GatewayKind::solapi && asked.channel == Channel::sms)
    question.sender.is_registered &= by->from == settings.sending.sender.digits;
  question.counts_since = parts.memory.consent_texts().counts_since();
  if (asked.which == Question::whether) {
    question.sent = parts.memory.outbox().sent({}, now, settings.zone);
    question.is_within_budget = is_within_budget(parts, asked.channel, now);
  }
  return question;
}

SendQuestion question_about(const Shop::Parts& parts, CustomerId customer, const CustomerMemory& memory,
                            const Profile& profile, const AskedAbout& asked, Instant now) {
  SendQuestion question = question_for_all(parts, asked, now);
  question.customer = customer;
  question.consent = memory.consent;
  question.is_resting = memory.pace.rests_until > question.zone.local(now).day;
  if (memory.pace.most_in_30_days > 0) question.she_wants_in_30_days = static_cast<int>(memory.pace.most_in_30_days);
  question.has_open_complaint = memory.feedback.open_complaint() != nullptr;
  if (asked.what == MessageClass::advertising)
    question.fatigue = fatigue_of(parts, customer, memory, asked.channel, now);
  question.reconfirmed_at = memory.consent.reconfirmed_at();
  question.is_of_what_is_bought_once = asked.bought_once && memory.habits.orders().has(asked.bought_once);
  // In the shop she is there herself.
  question.has_address = is_in_house(asked.channel) || !address_of(profile, asked.channel).empty();
  question.is_address_dead = is_address_dead(parts.memory.outbox().messages_of(customer), memory, asked.channel, now);
  if (asked.which == Question::whether)
    question.sent = parts.memory.outbox().sent(customer, now, parts.memory.settings().zone);
  return question;
}

SendQuestion question_about(const Shop::Parts& parts, CustomerId customer, const AskedAbout& asked, Instant now) {
  if (const CustomerMemory* memory = parts.memory.find(customer))
    return question_about(parts, customer, *memory, parts.memory.unpacked(customer, *memory).profile, asked, now);
  SendQuestion question = question_for_all(parts, asked, now);
  question.customer = customer;
  return question;
}

AdvertisingParts advertising_parts(const Shop::Parts& parts, CustomerId customer) {
  const SendingArranged& sending = parts.memory.settings().sending;
  AdvertisingParts all{sending.sender_name, sending.contact, sending.opt_out_number};
  if (all.opt_out.empty() && !sending.public_url.empty()) all.opt_out = opt_out_link(parts, customer);
  return all;
}

AdvertisingForm form_of(const AdvertisingParts& parts) {
  return {.is_marked = true,
          .names_sender = !parts.sender.empty() && !parts.contact.empty(),
          .offers_free_opt_out = !parts.opt_out.empty()};
}

std::optional<SuppressionReason> Shop::why_not_advertise(CustomerId id, Channel channel, Instant when) const {
  const std::shared_lock lock(parts_->mutex);
  SendQuestion question = question_about(*parts_, id, {channel}, when);
  question.form = {.is_marked = true, .names_sender = true, .offers_free_opt_out = true};
  const SendVerdict verdict = gate(question);
  const auto* reason = std::get_if<SuppressionReason>(&verdict);
  return reason == nullptr ? std::nullopt : std::optional(*reason);
}

}  // namespace dangol
