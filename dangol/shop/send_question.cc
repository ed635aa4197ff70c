#include "shop/send_question.h"

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

bool is_mobile(std::string_view phone) { return phone.starts_with("01") || phone.starts_with("+"); }

}  // namespace

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
    case Channel::none: break;
  }
  return {};
}

SendQuestion question_about(const Shop::Parts& parts, CustomerId customer, const AskedAbout& asked, Instant now) {
  const ShopSettings& settings = parts.memory.settings();
  SendQuestion question;
  question.customer = customer;
  question.channel = asked.channel;
  question.message = asked.what;
  question.now = now;
  question.zone = settings.zone;
  question.is_of_what_is_bought_once = asked.is_of_what_is_bought_once;
  question.cap = settings.sending.cap;
  question.relay = settings.sending.relay;
  question.sender = settings.sending.sender;
  // The number that is registered must be the one that sends.
  const GatewayArranged* by = settings.gateway(asked.channel);
  if (by != nullptr && by->kind == GatewayKind::solapi && asked.channel == Channel::sms)
    question.sender.is_registered &= by->from == settings.sending.sender.digits;
  if (asked.which == Question::whether) {
    question.sent = parts.memory.outbox().sent(customer, now, settings.zone);
    question.is_within_budget = is_within_budget(parts, asked.channel, now);
  }
  if (const CustomerMemory* memory = parts.memory.find(customer)) {
    question.consent = memory->consent;
    question.counts_since = parts.memory.consent_texts().counts_since();
    question.has_address = !address_of(parts.memory.unpacked(customer, *memory).profile, asked.channel).empty();
  }
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
