#include "events/sending_codec.h"

#include "events/read_number.h"

namespace dangol {
namespace {

std::int32_t read_int32(ByteReader& in) { return static_cast<std::int32_t>(in.zigzag()); }
Instant read_instant(ByteReader& in) { return Instant{std::chrono::milliseconds{in.zigzag()}}; }
SuppressionReason read_reason(ByteReader& in) {
  const auto reason = read_enum_from_0(in, SuppressionReason::end);
  if (reason == SuppressionReason::end) in.refuse();  // its number moves with each new reason
  return reason;
}
bool read_bool(ByteReader& in) { return in.u8() != 0; }

void write(ByteWriter& out, const Relay& relay) {
  out.text(relay.name);
  out.text(relay.certificate);
  out.zigzag(relay.certified_until);
  out.u8(relay.has_contract ? 1 : 0);
  out.u8(relay.is_announced ? 1 : 0);
  out.u8(relay.customers_know ? 1 : 0);
}
Relay read_relay(ByteReader& in) {
  Relay relay;
  relay.name = in.text();
  relay.certificate = in.text();
  relay.certified_until = read_int32(in);
  relay.has_contract = read_bool(in);
  relay.is_announced = read_bool(in);
  relay.customers_know = read_bool(in);
  return relay;
}

void write(ByteWriter& out, const FrequencyCap& cap) {
  out.zigzag(cap.to_one_a_day);
  out.zigzag(cap.to_one_in_7_days);
  out.zigzag(cap.to_one_in_30_days);
  out.zigzag(cap.by_shop_a_day);
}
FrequencyCap read_cap(ByteReader& in) {
  FrequencyCap cap;
  cap.to_one_a_day = read_int32(in);
  cap.to_one_in_7_days = read_int32(in);
  cap.to_one_in_30_days = read_int32(in);
  cap.by_shop_a_day = read_int32(in);
  return cap;
}

}  // namespace

void write(ByteWriter& out, const SendingArranged& event) {
  out.text(event.sender_name);
  out.text(event.contact);
  out.text(event.opt_out_number);
  out.text(event.public_url);
  out.text(event.sender.digits);
  out.u8(event.sender.is_registered ? 1 : 0);
  write(out, event.relay);
  write(out, event.cap);
  out.u8(event.budget_minor ? 1 : 0);
  if (event.budget_minor) out.zigzag(*event.budget_minor);
  out.zigzag(event.sms_price_minor);
  out.zigzag(event.kakao_price_minor);
  // Absent where they are the law's, as in journals from before there were others.
  if (event.hours == AdvertisingHours{}) return;
  out.zigzag(event.hours.from);
  out.zigzag(event.hours.until);
}
SendingArranged read_sending_arranged(ByteReader& in) {
  SendingArranged event;
  event.sender_name = in.text();
  event.contact = in.text();
  event.opt_out_number = in.text();
  event.public_url = in.text();
  event.sender.digits = in.text();
  event.sender.is_registered = read_bool(in);
  event.relay = read_relay(in);
  event.cap = read_cap(in);
  if (read_bool(in)) event.budget_minor = in.zigzag();
  event.sms_price_minor = in.zigzag();
  event.kakao_price_minor = in.zigzag();
  if (in.at_end()) return event;
  event.hours.from = static_cast<std::int16_t>(in.zigzag());
  event.hours.until = static_cast<std::int16_t>(in.zigzag());
  return event;
}

void write(ByteWriter& out, const GatewayArranged& event) {
  out.u8(static_cast<std::uint8_t>(event.channel));
  out.u8(static_cast<std::uint8_t>(event.kind));
  out.text(event.url);
  out.text(event.user);
  out.text(event.secret);
  out.text(event.from);
}
GatewayArranged read_gateway_arranged(ByteReader& in) {
  GatewayArranged event;
  event.channel = read_enum(in, Channel::display);
  event.kind = read_enum(in, GatewayKind::display);
  event.url = in.text();
  event.user = in.text();
  event.secret = in.text();
  event.from = in.text();
  return event;
}

void write(ByteWriter& out, const CampaignDefined& event) {
  out.varint(event.campaign.value);
  out.text(event.name);
  out.text(event.rule);
  out.u8(static_cast<std::uint8_t>(event.channel));
  out.u8(static_cast<std::uint8_t>(event.message));
  out.text(event.subject);
  out.text(event.text);
  out.zigzag(event.starts_at.time_since_epoch().count());
  out.varint(event.again_after_days);
  out.varint(event.bought_once.value == 0 ? 0 : event.bought_once.value + std::uint64_t{1});
  if (!event.alimtalk_template.empty()) out.text(event.alimtalk_template);
}
CampaignDefined read_campaign_defined(ByteReader& in) {
  CampaignDefined event;
  event.campaign = read_id<CampaignId>(in);
  event.name = in.text();
  event.rule = in.text();
  event.channel = read_enum(in, Channel::display);
  event.message = read_enum(in, MessageClass::advertising);
  event.subject = in.text();
  event.text = in.text();
  event.starts_at = read_instant(in);
  event.again_after_days = static_cast<std::uint32_t>(in.varint());
  // 1 was written before an item was named here, and names none.
  const std::uint64_t item = in.varint();
  event.bought_once = {item < 2 || item - 1 > UINT32_MAX ? 0 : static_cast<std::uint32_t>(item - 1)};
  if (!in.at_end()) event.alimtalk_template = in.text();
  return event;
}

void write(ByteWriter& out, const CampaignMoved& event) {
  out.varint(event.campaign.value);
  out.u8(static_cast<std::uint8_t>(event.to));
  out.varint(event.staff.value);
}
CampaignMoved read_campaign_moved(ByteReader& in) {
  CampaignMoved event;
  event.campaign = read_id<CampaignId>(in);
  event.to = read_enum(in, CampaignState::cancelled);
  event.staff = read_id<StaffId>(in);
  return event;
}

void write(ByteWriter& out, const CampaignSelected& event) {
  out.varint(event.campaign.value);
  out.zigzag(event.day);
  out.varint(event.queued);
  out.varint(event.held_back.size());
  for (const auto& [reason, guests] : event.held_back) {
    out.u8(static_cast<std::uint8_t>(reason));
    out.varint(guests);
  }
}
CampaignSelected read_campaign_selected(ByteReader& in) {
  CampaignSelected event;
  event.campaign = read_id<CampaignId>(in);
  event.day = read_int32(in);
  event.queued = in.varint();
  event.held_back.resize(in.count());
  for (auto& [reason, guests] : event.held_back) {
    reason = read_reason(in);
    guests = in.varint();
  }
  return event;
}

void write(ByteWriter& out, const MessageQueued& event) {
  out.varint(event.message.value);
  out.varint(event.campaign.value);
  out.u8(static_cast<std::uint8_t>(event.channel));
  out.u8(static_cast<std::uint8_t>(event.what));
  out.text(event.subject);
  out.text(event.text);
  const Alimtalk& alimtalk = event.alimtalk;
  if (event.notice == Notice::none && alimtalk == Alimtalk{}) return;
  out.u8(static_cast<std::uint8_t>(event.notice));
  if (alimtalk == Alimtalk{}) return;
  out.text(alimtalk.template_id);
  out.varint(alimtalk.variables.size());
  for (const auto& [name, value] : alimtalk.variables) {
    out.text(name);
    out.text(value);
  }
}
MessageQueued read_message_queued(ByteReader& in) {
  MessageQueued event;
  event.message = read_id<MessageId>(in);
  event.campaign = read_id<CampaignId>(in);
  event.channel = read_enum(in, Channel::display);
  event.what = read_enum(in, MessageClass::advertising);
  event.subject = in.text();
  event.text = in.text();
  if (!in.at_end()) event.notice = read_enum_from_0(in, Notice::requests);
  if (in.at_end()) return event;
  event.alimtalk.template_id = in.text();
  event.alimtalk.variables.resize(in.count());
  for (auto& [name, value] : event.alimtalk.variables) {
    name = in.text();
    value = in.text();
  }
  return event;
}

void write(ByteWriter& out, const MessageMoved& event) {
  out.varint(event.message.value);
  out.u8(static_cast<std::uint8_t>(event.step));
  if (event.step == MessageStep::held_back) out.u8(static_cast<std::uint8_t>(event.reason));
  out.text(event.reference);
  out.text(event.detail);
}
MessageMoved read_message_moved(ByteReader& in) {
  MessageMoved event;
  event.message = read_id<MessageId>(in);
  event.step = read_enum(in, MessageStep::bounced);
  if (event.step == MessageStep::held_back) event.reason = read_reason(in);
  event.reference = in.text();
  event.detail = in.text();
  return event;
}

}  // namespace dangol
