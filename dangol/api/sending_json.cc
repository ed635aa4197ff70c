#include "api/sending_json.h"

#include <fmt/format.h>

#include "api/day_json.h"
#include "api/json_output.h"
#include "consent/consent_names.h"
#include "messages/outbox_words.h"
#include "messages/preview_words.h"
#include "messages/suppression_words.h"

namespace dangol {
namespace {

void write_reason(JsonAnswer& out, SuppressionReason reason, Language language) {
  out.field("code", static_cast<int>(reason)).field("text", suppression_words(reason, language));
}

void write_reason_or_null(JsonAnswer& out, std::string_view name, std::optional<SuppressionReason> reason,
                          Language language) {
  if (!reason) {
    out.null(name);
    return;
  }
  out.open(name);
  write_reason(out, *reason, language);
  out.close();
}

void write_time_or_null(JsonAnswer& out, std::string_view name, Instant at, const Zone& zone) {
  at == unknown_instant ? out.null(name) : out.field(name, zone.format(at));
}

std::string clock_time(int minute) { return fmt::format("{:02}:{:02}", minute / 60, minute % 60); }

void write_relay(JsonAnswer& out, const Relay& relay) {
  out.open("relay").field("name", relay.name).field("certificate", relay.certificate);
  day_or_null(out, "certified_until", relay.certified_until);
  out.field("has_contract", relay.has_contract).field("is_announced", relay.is_announced);
  out.field("customers_know", relay.customers_know).close();
}

void write_gateway(JsonAnswer& out, const GatewayArranged& gateway, std::string_view reports_to) {
  out.open().field("channel", name_of(gateway.channel)).field("kind", name_of(gateway.kind));
  out.field("url", gateway.url).field("user", gateway.user).field("from", gateway.from);
  out.field("has_secret", !gateway.secret.empty()).field("reports_to", reports_to).close();
}

void write_progress(JsonAnswer& out, const Progress& progress, Channel channel, Language language) {
  out.open_list("steps");
  for (std::size_t step = 0; step < progress.at.size(); ++step) {
    if (progress.at[step] == 0) continue;
    const auto what = static_cast<MessageStep>(step);
    out.open().field("step", name_of(what)).field("text", step_words(what, channel, language));
    out.field("messages", progress.at[step]).close();
  }
  out.close_list();
}

template <class Reasons>
void write_held_back(JsonAnswer& out, const Reasons& reasons, Language language) {
  out.open_list("held_back");
  for (const auto& [reason, guests] : reasons) {
    out.open();
    write_reason(out, reason, language);
    out.field("guests", guests).close();
  }
  out.close_list();
}

void write_campaign(JsonAnswer& out, const Campaign& campaign, const Progress& progress, const Zone& zone,
                    Language language) {
  const CampaignDefined& defined = campaign.defined;
  out.open().id("id", defined.campaign.value).field("name", defined.name).field("rule", defined.rule);
  out.field("channel", name_of(defined.channel)).field("message", name_of(defined.message));
  out.field("subject", defined.subject).field("text", defined.text);
  write_time_or_null(out, "starts_at", defined.starts_at, zone);
  out.field("again_after_days", defined.again_after_days);
  defined.bought_once ? out.id("bought_once", defined.bought_once.value) : out.null("bought_once");
  out.field("alimtalk_template", defined.alimtalk_template);
  out.field("state", name_of(campaign.state)).field("state_text", campaign_state_words(campaign.state, language));
  if (campaign.selections.empty()) out.null("last_selection");
  if (!campaign.selections.empty()) {
    const CampaignSelected& last = campaign.selections.back();
    out.open("last_selection").field("day", day_text(last.day)).field("queued", last.queued);
    write_held_back(out, last.held_back, language);
    out.close();
  }
  write_progress(out, progress, defined.channel, language);
  out.close();
}

void write_speech(JsonAnswer& out, const CampaignPreview& preview) {
  const auto texts = [&](TextSpeech speech) { return preview.speech[static_cast<std::size_t>(speech)]; };
  out.open("speech").field("polite", texts(TextSpeech::polite)).field("formal", texts(TextSpeech::formal));
  out.field("mixed", texts(TextSpeech::mixed)).field("plain", texts(TextSpeech::plain));
  out.field("less_formal_than_wished", preview.less_formal_than_wished).close();
}

void write_more_personal(JsonAnswer& out, const std::vector<PersonalTouch>& touches, Language language) {
  out.open_list("more_personal");
  for (const PersonalTouch& each : touches) {
    out.open().field("placeholder", placeholder_row(each.what).name).field("text", label(each.what, language));
    out.field("guests", each.known_for).close();
  }
  out.close_list();
}

}  // namespace

std::string sending_json(Service& service, const ShopSettings& settings) {
  const SendingArranged& sending = settings.sending;
  JsonAnswer out;
  out.open().field("sender_name", sending.sender_name).field("contact", sending.contact);
  out.field("opt_out_number", sending.opt_out_number).field("public_url", sending.public_url);
  out.field("sender_number", sending.sender.digits).field("sender_registered", sending.sender.is_registered);
  write_relay(out, sending.relay);
  out.open("cap")
      .field("to_one_a_day", sending.cap.to_one_a_day)
      .field("to_one_in_7_days", sending.cap.to_one_in_7_days);
  out.field("to_one_in_30_days", sending.cap.to_one_in_30_days).field("by_shop_a_day", sending.cap.by_shop_a_day);
  out.close();
  out.open("hours")
      .field("from", clock_time(sending.hours.from))
      .field("until", clock_time(sending.hours.until))
      .close();
  sending.budget_minor ? out.field("budget_minor", *sending.budget_minor) : out.null("budget_minor");
  out.field("sms_price_minor", sending.sms_price_minor).field("kakao_price_minor", sending.kakao_price_minor);
  out.open_list("gateways");
  for (const GatewayArranged& each : settings.gateways) write_gateway(out, each, service.report_address(each.channel));
  out.close_list().close();
  return out.take();
}

std::string campaigns_json(const Shop& shop, const ShopSettings& settings, Language language) {
  const std::vector<Campaign> campaigns = shop.campaigns();
  std::vector<Progress> progress;
  progress.reserve(campaigns.size());
  for (const Campaign& each : campaigns) progress.push_back(shop.progress(each.defined.campaign));
  JsonAnswer out;
  out.open().open_list("campaigns");
  for (std::size_t i = campaigns.size(); i-- > 0;)
    write_campaign(out, campaigns[i], progress[i], settings.zone, language);
  out.close_list().close();
  return out.take();
}

GuestsJson campaign_preview_json(const CampaignPreview& preview, const ShopSettings& settings, Language language) {
  JsonAnswer out;
  out.open().field("guests", preview.guests).field("would_get", preview.would_get).field("written", preview.written);
  std::vector<std::pair<SuppressionReason, std::uint64_t>> held_back;
  for (std::size_t i = 0; i < preview.held_back.size(); ++i) {
    if (preview.held_back[i] > 0) held_back.emplace_back(static_cast<SuppressionReason>(i), preview.held_back[i]);
  }
  write_held_back(out, held_back, language);
  out.open_list("shown");
  for (const CampaignGuest& each : preview.shown) {
    out.open().guest("customer", each.id).field("name", each.name).text_or_null("text", each.text);
    write_reason_or_null(out, "because", each.because, language);
    out.close();
  }
  out.close_list().share("likeness", static_cast<float>(preview.likeness));
  write_more_personal(out, preview.more_personal, language);
  write_speech(out, preview);
  out.text_or_null("alimtalk_to_register", preview.alimtalk_to_register);
  out.field("longest_bytes", preview.longest.bytes);
  out.field("longest_text", preview.would_get > 0 ? sms_size_words(preview.longest, language) : std::string());
  out.field("price_minor", preview.price_minor).field("currency", settings.founded.currency).close();
  return out.take_guests();
}

GuestsJson messages_json(const std::vector<MessageLook>& messages, const ShopSettings& settings, Language language) {
  JsonAnswer out;
  out.open().open_list("messages");
  for (const MessageLook& each : messages) {
    const OutboxMessage& message = each.message;
    out.open().id("id", message.id.value).guest("customer", message.customer).field("name", each.name);
    out.text_or_null("campaign", each.campaign).field("channel", name_of(message.channel));
    out.field("message", name_of(message.what)).field("step", name_of(message.step));
    out.field("text", step_words(message.step, message.channel, language));
    if (message.step == MessageStep::held_back) out.field("because", suppression_words(message.reason, language));
    if (message.step != MessageStep::held_back) out.null("because");
    out.field("queued_at", settings.zone.format(message.queued_at));
    write_time_or_null(out, "handed_at", message.handed_at, settings.zone);
    out.field("moved_at", settings.zone.format(message.moved_at)).close();
  }
  out.close_list().close();
  return out.take_guests();
}

GuestsJson message_json(const MessageTo& message) {
  const MessageQueued& words = message.words;
  JsonAnswer out;
  out.open().id("id", words.message.value).guest("customer", message.customer);
  out.field("subject", words.subject).field("text", words.text).close();
  return out.take_guests();
}

std::string message_for_one_json(const MessageForOne& look, Channel channel, Language language) {
  JsonAnswer out;
  out.open().field("subject", look.subject).text_or_null("text", look.text);
  out.open_list("about");
  if (look.missing.any()) out.text(missing_words(look.missing, language));
  if (channel == Channel::sms && !look.text.empty()) out.text(sms_size_words(look.size, language));
  if (const std::string speech = speech_words(look.speech, look.wished, language); !speech.empty()) out.text(speech);
  out.close_list();
  write_reason_or_null(out, "held_back", look.held_back, language);
  return out.close().take();
}

std::string queued_json(const QueuedMessage& queued, Language language) {
  JsonAnswer out;
  out.open().id("id", queued.id.value);
  write_reason_or_null(out, "held_back", queued.held_back, language);
  return out.close().take();
}

}  // namespace dangol
