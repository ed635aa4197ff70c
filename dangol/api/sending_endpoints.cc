// How the shop sends, campaigns, and what became of each message.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "api/call.h"
#include "api/day_json.h"
#include "api/endpoints.h"
#include "api/sending_json.h"
#include "api/subject.h"
#include "base/korean.h"
#include "channels/open_gateway.h"
#include "consent/consent_names.h"

namespace dangol {
namespace {

constexpr std::int64_t most_minor = 1'000'000'000'000;
constexpr std::size_t listed_messages = 200;
constexpr std::size_t shown_guests = 12;
constexpr std::array<std::string_view, 2> classes{"information", "advertising"};
constexpr std::array<std::string_view, 3> kinds{"smtp", "solapi", "webhook"};
constexpr std::array<std::string_view, 3> moves{"running", "paused", "cancelled"};
constexpr TextRule one_line{.max_characters = 200, .may_be_empty = true};

Relay read_relay(JsonObject in, const Zone& zone) {
  Relay relay;
  relay.name = in.text("name", one_line);
  relay.certificate = in.text("certificate", one_line);
  relay.certified_until = read_day(in, "certified_until", zone);
  relay.has_contract = in.boolean("has_contract");
  relay.is_announced = in.boolean("is_announced");
  relay.customers_know = in.boolean("customers_know");
  in.no_more();
  return relay;
}

FrequencyCap read_cap(JsonObject in) {
  const auto number = [&in](std::string_view name) { return static_cast<int>(in.integer(name, 0, 1'000'000'000)); };
  FrequencyCap cap;
  cap.to_one_a_day = number("to_one_a_day");
  cap.to_one_in_7_days = number("to_one_in_7_days");
  cap.to_one_in_30_days = number("to_one_in_30_days");
  cap.by_shop_a_day = number("by_shop_a_day");
  in.no_more();
  return cap;
}

// "09:30", in minutes of the day.
std::int16_t read_minute(JsonObject& in, std::string_view name) {
  const std::string_view text = in.text(name, {.max_characters = 5});
  int hour = 0;
  int minute = 0;
  const bool shaped = text.size() == 5 && text[2] == ':' &&
                      std::from_chars(text.data(), text.data() + 2, hour).ptr == text.data() + 2 &&
                      std::from_chars(text.data() + 3, text.data() + 5, minute).ptr == text.data() + 5;
  if (!shaped || hour < 0 || hour > 23 || minute < 0 || minute > 59)
    in.blame(name, "a time of day is written as 09:30");
  return static_cast<std::int16_t>(60 * hour + minute);
}

AdvertisingHours read_hours(JsonObject in) {
  AdvertisingHours hours;
  hours.from = read_minute(in, "from");
  hours.until = read_minute(in, "until");
  in.no_more();
  return hours;
}

std::string digits_of(std::string_view text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), [](char c) { return c != '-' && c != ' '; });
  return digits;
}

CampaignDefined read_campaign(JsonObject& in, const Call& call) {
  CampaignDefined campaign;
  if (in.has("id")) campaign.campaign = {in.id("id")};
  campaign.name = normalized(in.text("name", {.max_characters = 60}));
  campaign.rule = in.text("rule", {.max_characters = 2'000, .many_lines = true});
  campaign.channel = static_cast<Channel>(in.choice("channel", channel_names) + 1);
  campaign.message = static_cast<MessageClass>(in.choice("message", classes) + 1);
  if (in.has("subject")) campaign.subject = in.text("subject", one_line);
  campaign.text = in.text("text", {.max_characters = 2'000, .many_lines = true});
  if (in.has("starts_at")) {
    const auto at = parse_instant(in.text("starts_at", {.max_characters = 40}), call.view().settings.zone);
    if (!at) in.blame("starts_at", at.error().message);
    if (at) campaign.starts_at = *at;
  }
  if (in.has("again_after_days"))
    campaign.again_after_days = static_cast<std::uint32_t>(in.integer("again_after_days", 0, 366));
  if (in.has("bought_once"))
    campaign.bought_once = {static_cast<std::uint32_t>(std::min<std::uint64_t>(in.id("bought_once"), UINT32_MAX))};
  if (in.has("alimtalk_template")) campaign.alimtalk_template = in.text("alimtalk_template", one_line);
  in.no_more();
  return campaign;
}

std::optional<CampaignId> campaign_in(std::string_view text) {
  const auto id = parse_id(text);
  if (!id) return std::nullopt;
  return CampaignId{*id};
}

const Error no_campaign{ErrorCode::not_found, "there is no such campaign"};

OneMessage read_one_message(JsonObject in) {
  OneMessage message;
  message.channel = static_cast<Channel>(in.choice("channel", channel_names) + 1);
  message.what = static_cast<MessageClass>(in.choice("message", classes) + 1);
  if (in.has("subject")) message.subject = in.text("subject", one_line);
  message.text = in.text("text", {.max_characters = 2'000, .many_lines = true});
  if (in.has("alimtalk_template")) message.alimtalk_template = in.text("alimtalk_template", one_line);
  in.no_more();
  return message;
}

}  // namespace

void read_sending(Call& call) { call.reply(sending_json(call.service(), call.view().settings)); }

void arrange_sending(Call& call) {
  const auto key = call.idempotency_key("");
  if (!key) return call.fail(key.error());
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  SendingArranged sending;
  sending.sender_name = normalized(in.text("sender_name", one_line));
  sending.contact = normalized(in.text("contact", one_line));
  sending.opt_out_number = in.text("opt_out_number", one_line);
  sending.public_url = in.text("public_url", one_line);
  sending.sender.digits = digits_of(in.text("sender_number", one_line));
  sending.sender.is_registered = in.boolean("sender_registered");
  sending.relay = read_relay(in.object("relay"), call.view().settings.zone);
  sending.cap = read_cap(in.object("cap"));
  if (in.has("hours")) sending.hours = read_hours(in.object("hours"));
  if (in.has("budget_minor")) sending.budget_minor = in.integer("budget_minor", 0, most_minor);
  sending.sms_price_minor = in.integer("sms_price_minor", 0, most_minor);
  sending.kakao_price_minor = in.integer("kakao_price_minor", 0, most_minor);
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  call.record(call.event({}, *key, std::move(sending)));
}

// A secret that is left out stays what it was, as long as it goes to the same address.
void arrange_gateway(Call& call) {
  const auto key = call.idempotency_key("");
  if (!key) return call.fail(key.error());
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  GatewayArranged gateway;
  gateway.channel = static_cast<Channel>(in.choice("channel", channel_names) + 1);
  gateway.kind = static_cast<GatewayKind>(in.choice("kind", kinds) + 1);
  gateway.url = in.text("url", {.max_characters = 500, .may_be_empty = true});
  gateway.user = in.text("user", one_line);
  gateway.from = in.text("from", one_line);
  const GatewayArranged* known = call.view().settings.gateway(gateway.channel);
  if (in.has("secret"))
    gateway.secret = in.text("secret", {.max_characters = 500, .may_be_empty = true});
  else if (known != nullptr && known->url == gateway.url && known->user == gateway.user)
    gateway.secret = known->secret;
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  if (!gateway.url.empty()) {
    const auto opened = open_gateway(gateway, call.service().clock());
    if (!opened) return call.fail(opened.error());
  }
  call.record(call.event({}, *key, std::move(gateway)));
}

void list_campaigns(Call& call) {
  Service& service = call.service();
  call.later(service.reading(), [&service, view = call.shared_view(), language = call.language()](LaterAnswer& answer) {
    answer.reply(json_answer(campaigns_json(service.shop(), view->settings, language)));
  });
}

void save_campaign(Call& call) {
  const auto key = call.idempotency_key("");
  if (!key) return call.fail(key.error());
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  CampaignDefined campaign = read_campaign(in, call);
  if (body.fault()) return call.fail(*body.fault());
  if (!campaign.campaign) campaign.campaign = {positive_number(*key)};  // the same when it is asked again
  const std::string more = fmt::format(",\"campaign\":\"{}\"", campaign.campaign.value);
  call.record(call.event({}, *key, std::move(campaign)), more);
}

void preview_campaign(Call& call) {
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  CampaignDefined campaign = read_campaign(in, call);
  if (body.fault()) return call.fail(*body.fault());
  Service& service = call.service();
  call.later(service.reading(), [&service, view = call.shared_view(), campaign = std::move(campaign),
                                 language = call.language()](LaterAnswer& answer) {
    const auto preview = service.shop().preview_campaign(campaign, shown_guests);
    if (!preview) return answer.fail(preview.error());
    answer.reply(campaign_preview_json(*preview, view->settings, language));
  });
}

void move_campaign(Call& call) {
  const auto campaign = campaign_in(call.parameter(0));
  if (!campaign) return call.fail(no_campaign);
  const auto key = call.idempotency_key(call.parameter(0));
  if (!key) return call.fail(key.error());
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  const auto to = static_cast<CampaignState>(in.choice("to", moves) + 2);
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  call.record(call.event({}, *key, CampaignMoved{*campaign, to, call.who()->staff}));
}

void list_messages(Call& call) {
  CampaignId campaign;
  if (const std::string_view asked = call.query("campaign"); !asked.empty()) {
    const auto id = campaign_in(asked);
    if (!id) return call.fail(no_campaign);
    campaign = *id;
  }
  call.reply(messages_json(call.shop().messages(listed_messages, campaign), call.view().settings, call.language()));
}

void list_messages_of(Call& call) {
  const auto customer = call.customer_in_path();
  if (!customer) return call.fail(customer.error());
  call.reply(messages_json(call.shop().messages_of(*customer), call.view().settings, call.language()));
}

void read_message(Call& call) {
  const auto id = parse_id(call.parameter(0));
  if (!id) return call.fail({ErrorCode::not_found, "there is no such message"});
  const auto message = call.shop().message_text({*id});
  if (!message) return call.fail(message.error());
  call.reply(message_json(*message));
}

void preview_message(Call& call) {
  const auto customer = call.customer_in_path();
  if (!customer) return call.fail(customer.error());
  JsonBody body(call.request().body);
  OneMessage message = read_one_message(body.object());
  if (body.fault()) return call.fail(*body.fault());
  Service& service = call.service();
  call.later(service.reading(), [&service, customer = *customer, message = std::move(message),
                                 language = call.language()](LaterAnswer& answer) {
    const auto look = service.shop().look_at_message(customer, message);
    if (!look) return answer.fail(look.error());
    answer.reply(json_answer(message_for_one_json(*look, message.channel, language)));
  });
}

void send_message(Call& call) {
  const auto customer = call.customer_in_path();
  if (!customer) return call.fail(customer.error());
  const auto key = call.idempotency_key(call.parameter(0));
  if (!key) return call.fail(key.error());
  JsonBody body(call.request().body);
  OneMessage message = read_one_message(body.object());
  if (body.fault()) return call.fail(*body.fault());
  Service& service = call.service();
  call.later(service.reading(), [&service, customer = *customer, key = *key, message = std::move(message),
                                 language = call.language()](LaterAnswer& answer) {
    const auto queued = service.shop().queue_message(customer, message, key);
    if (!queued) return answer.fail(queued.error());
    answer.reply(json_answer(queued_json(*queued, language)));
  });
}

}  // namespace dangol
