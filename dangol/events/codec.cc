#include "events/codec.h"

#include "base/assert.h"
#include "base/bytes.h"
#include "events/consent_codec.h"
#include "events/feedback_codec.h"
#include "events/profile_codec.h"
#include "events/read_number.h"
#include "events/rights_codec.h"
#include "events/sending_codec.h"
#include "events/suggestion_codec.h"

namespace dangol {
namespace {

const Error damaged{ErrorCode::unavailable, "a journal entry is damaged or from a newer version; run: dangol verify"};

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;  // clang before 17 does not deduce it

// ---- one pair of functions for each kind ----------------------------------------------------------------------------

void write(ByteWriter& out, const ShopFounded& event) {
  out.text(event.name);
  out.text(event.zone);
  out.text(event.currency);
  out.text(event.language);
  out.text(event.pack);
  out.u8(event.invented ? 1 : 0);
}
ShopFounded read_shop_founded(ByteReader& in) {
  ShopFounded event;
  event.name = in.text();
  event.zone = in.text();
  event.currency = in.text();
  event.language = in.text();
  event.pack = in.text();
  event.invented = in.u8() != 0;
  return event;
}

void write(ByteWriter& out, const StoreDefined& event) {
  out.varint(event.store.value);
  out.text(event.code);
  out.text(event.name);
}
StoreDefined read_store_defined(ByteReader& in) {
  StoreDefined event;
  event.store = read_id<StoreId>(in);
  event.code = in.text();
  event.name = in.text();
  return event;
}

void write(ByteWriter& out, const ItemDefined& event) {
  out.varint(event.item.value);
  out.text(event.code);
  out.text(event.name);
  out.text(event.category);
  out.zigzag(event.price_minor);
  out.varint(event.option_groups.size());
  for (const std::string& group : event.option_groups) out.text(group);
}
ItemDefined read_item_defined(ByteReader& in) {
  ItemDefined event;
  event.item = read_id<ItemId>(in);
  event.code = in.text();
  event.name = in.text();
  event.category = in.text();
  event.price_minor = in.zigzag();
  event.option_groups.resize(in.count());
  for (std::string& group : event.option_groups) group = in.text();
  return event;
}

void write(ByteWriter& out, const ModifierDefined& event) {
  out.varint(event.modifier.value);
  out.text(event.code);
  out.text(event.name);
  out.text(event.group);
  out.zigzag(event.price_minor);
}
ModifierDefined read_modifier_defined(ByteReader& in) {
  ModifierDefined event;
  event.modifier = read_id<ModifierId>(in);
  event.code = in.text();
  event.name = in.text();
  event.group = in.text();
  event.price_minor = in.zigzag();
  return event;
}

void write(ByteWriter& out, const StaffDefined& event) {
  out.varint(event.staff.value);
  out.text(event.name);
  out.text(event.code);
  out.text(event.pin_hash);
  out.u8(static_cast<std::uint8_t>(event.role));
  out.u8(event.active ? 1 : 0);
}
StaffDefined read_staff_defined(ByteReader& in) {
  StaffDefined event;
  event.staff = read_id<StaffId>(in);
  event.name = in.text();
  event.code = in.text();
  event.pin_hash = in.text();
  event.role = read_enum(in, Role::staff);
  event.active = in.u8() != 0;
  return event;
}

void write(ByteWriter& out, const HoldOutSet& event) {
  out.u8(static_cast<std::uint8_t>(event.what));
  out.varint(event.share_thousandths);
  out.varint(event.window_days);
  out.varint(event.planned);
}
HoldOutSet read_hold_out_set(ByteReader& in) {
  HoldOutSet event;
  event.what = read_enum(in, HeldOut::suggestion);
  event.share_thousandths = static_cast<std::uint32_t>(in.varint());
  event.window_days = static_cast<std::uint32_t>(in.varint());
  event.planned = static_cast<std::uint32_t>(in.varint());
  return event;
}

void write(ByteWriter& out, const RetentionSet& event) {
  out.varint(event.months);
  out.varint(event.distance_stores.size());
  for (const StoreId store : event.distance_stores) out.varint(store.value);
}
RetentionSet read_retention_set(ByteReader& in) {
  RetentionSet event{static_cast<std::uint32_t>(in.varint())};
  if (in.at_end()) return event;  // before 2026-11-23 it was not asked
  event.distance_stores.resize(in.count());
  for (StoreId& store : event.distance_stores) store = read_id<StoreId>(in);
  return event;
}

void write(ByteWriter& out, const TrailReviewed& event) {
  out.zigzag(static_cast<int>(event.month.year()));
  out.u8(static_cast<std::uint8_t>(static_cast<unsigned>(event.month.month())));
  out.varint(event.staff.value);
}
TrailReviewed read_trail_reviewed(ByteReader& in) {
  const auto year = in.zigzag();
  const unsigned month = in.u8();
  if (year < 0 || year > 9'999 || month < 1 || month > 12) in.refuse();
  return {date::year{static_cast<int>(year)} / static_cast<int>(month), read_id<StaffId>(in)};
}

void write(ByteWriter& out, const SegmentDefined& event) {
  out.text(event.name);
  out.text(event.rule);
}
SegmentDefined read_segment_defined(ByteReader& in) {
  SegmentDefined event;
  event.name = in.text();
  event.rule = in.text();
  return event;
}

void write(ByteWriter& out, const NoteWritten& event) {
  out.varint(event.staff.value);
  out.text(event.text);
}
NoteWritten read_note_written(ByteReader& in) {
  NoteWritten event;
  event.staff = read_id<StaffId>(in);
  event.text = in.text();
  return event;
}

void write(ByteWriter& out, const AllergyRecorded& event) {
  out.text(event.allergen);
  out.u8(event.present ? 1 : 0);
}
AllergyRecorded read_allergy_recorded(ByteReader& in) {
  AllergyRecorded event;
  event.allergen = in.text();
  event.present = in.u8() != 0;
  return event;
}

void write(ByteWriter& out, const OrderPlaced& event) {
  out.varint(event.store.value);
  out.varint(event.staff.value);
  out.u8(event.in_store ? 1 : 0);
  out.varint(event.lines.size());
  for (const LineItem& line : event.lines) {
    out.varint(line.item.value);
    out.varint(line.modifiers.size());
    for (const ModifierId modifier : line.modifiers) out.varint(modifier.value);
    out.zigzag(line.quantity_thousandths);
    out.zigzag(line.paid_minor);
  }
}
OrderPlaced read_order_placed(ByteReader& in) {
  OrderPlaced event;
  event.store = read_id<StoreId>(in);
  event.staff = read_id<StaffId>(in);
  event.in_store = in.u8() != 0;
  event.lines.resize(in.count());
  for (LineItem& line : event.lines) {
    line.item = read_id<ItemId>(in);
    line.modifiers.resize(in.count());
    for (ModifierId& modifier : line.modifiers) modifier = read_id<ModifierId>(in);
    line.quantity_thousandths = in.zigzag();
    line.paid_minor = in.zigzag();
  }
  return event;
}

void write(ByteWriter& out, const OrderVoided& event) {
  out.raw(event.order.bytes.data(), event.order.bytes.size());
  out.zigzag(event.placed_at.time_since_epoch().count());
  write(out, event.placed);
}
OrderVoided read_order_voided(ByteReader& in) {
  OrderVoided event;
  const std::string_view key = in.raw(event.order.bytes.size());
  if (!in.failed()) std::memcpy(event.order.bytes.data(), key.data(), key.size());
  event.placed_at = Instant{std::chrono::milliseconds{in.zigzag()}};
  event.placed = read_order_placed(in);
  return event;
}

void write(ByteWriter& out, const CustomerRegistered& event) {
  const std::string profile = encode_profile(event.profile);
  out.raw(profile.data(), profile.size());
}
void write(ByteWriter& out, const ProfileChanged& event) {
  const std::string profile = encode_profile(event.profile);
  out.raw(profile.data(), profile.size());
}

// ---- which key seals a kind -----------------------------------------------------------------------------------------

enum class Sealing : std::uint8_t { none, shop_key, personal_key, sensitive_key };

Sealing sealing_of(EventKind kind) {
  switch (kind) {
    case EventKind::gateway_arranged:
    case EventKind::staff_defined: return Sealing::shop_key;
    case EventKind::customer_registered:
    case EventKind::profile_changed:
    case EventKind::message_queued:
    case EventKind::feedback_given:
    case EventKind::complaint_answered:
    case EventKind::consent_evidenced:
    case EventKind::guardian_consented:
    case EventKind::suggestion_shown:  // it may tell what she praised
    case EventKind::note_written: return Sealing::personal_key;
    case EventKind::allergy_recorded: return Sealing::sensitive_key;
    default: return Sealing::none;
  }
}

// Kinds whose entry begins with the wrapped key, so that erasing the entry erases the key.
bool carries_key(EventKind kind) {
  return kind == EventKind::customer_registered || kind == EventKind::allergy_recorded;
}

std::uint64_t content_hash(const KeyRing& keys, EventKind kind, Instant at, std::string_view plain) {
  const std::int64_t milliseconds = at.time_since_epoch().count();
  std::string text(reinterpret_cast<const char*>(&milliseconds), sizeof milliseconds);
  text += static_cast<char>(kind);
  text += plain;
  return positive_number(fingerprint(keys.fingerprint_key(), "content", text));
}

Result<EventBody> read_body(EventKind kind, std::string_view plain) {
  ByteReader in(plain);
  EventBody body;
  switch (kind) {
    case EventKind::shop_founded: body = read_shop_founded(in); break;
    case EventKind::store_defined: body = read_store_defined(in); break;
    case EventKind::item_defined: body = read_item_defined(in); break;
    case EventKind::modifier_defined: body = read_modifier_defined(in); break;
    case EventKind::staff_defined: body = read_staff_defined(in); break;
    case EventKind::hold_out_set: body = read_hold_out_set(in); break;
    case EventKind::retention_set: body = read_retention_set(in); break;
    case EventKind::segment_defined: body = read_segment_defined(in); break;
    case EventKind::sending_arranged: body = read_sending_arranged(in); break;
    case EventKind::gateway_arranged: body = read_gateway_arranged(in); break;
    case EventKind::campaign_defined: body = read_campaign_defined(in); break;
    case EventKind::campaign_moved: body = read_campaign_moved(in); break;
    case EventKind::campaign_selected: body = read_campaign_selected(in); break;
    case EventKind::message_queued: body = read_message_queued(in); break;
    case EventKind::message_moved: body = read_message_moved(in); break;
    case EventKind::customer_registered:
    case EventKind::profile_changed: {
      auto profile = decode_profile(plain);
      if (!profile) return profile.error();
      if (kind == EventKind::customer_registered) return EventBody{CustomerRegistered{std::move(*profile)}};
      return EventBody{ProfileChanged{std::move(*profile)}};
    }
    case EventKind::note_written: body = read_note_written(in); break;
    case EventKind::allergy_recorded: body = read_allergy_recorded(in); break;
    case EventKind::consent_changed: body = read_consent_changed(in); break;
    case EventKind::pace_chosen: body = read_pace_chosen(in); break;
    case EventKind::consent_evidenced: body = read_consent_evidenced(in); break;
    case EventKind::guardian_consented: body = read_guardian_consented(in); break;
    case EventKind::came_of_age: body = CameOfAge{}; break;
    case EventKind::rights_asked: body = read_rights_asked(in); break;
    case EventKind::rights_answered: body = read_rights_answered(in); break;
    case EventKind::trail_reviewed: body = read_trail_reviewed(in); break;
    case EventKind::suggestion_shown: body = read_suggestion_shown(in); break;
    case EventKind::exploration_set: body = read_exploration_set(in); break;
    case EventKind::consent_text_published: body = read_consent_text_published(in); break;
    case EventKind::order_placed: body = read_order_placed(in); break;
    case EventKind::order_voided: body = read_order_voided(in); break;
    case EventKind::feedback_asked: body = read_feedback_asked(in); break;
    case EventKind::feedback_given: body = read_feedback_given(in); break;
    case EventKind::complaint_answered: body = read_complaint_answered(in); break;
    default: return damaged;
  }
  if (in.failed() || !in.at_end()) return damaged;
  return body;
}

}  // namespace

EventKind kind_of(const EventBody& body) {
  return std::visit(Overloaded{
                        [](const ShopFounded&) { return EventKind::shop_founded; },
                        [](const StoreDefined&) { return EventKind::store_defined; },
                        [](const ItemDefined&) { return EventKind::item_defined; },
                        [](const ModifierDefined&) { return EventKind::modifier_defined; },
                        [](const StaffDefined&) { return EventKind::staff_defined; },
                        [](const HoldOutSet&) { return EventKind::hold_out_set; },
                        [](const RetentionSet&) { return EventKind::retention_set; },
                        [](const SegmentDefined&) { return EventKind::segment_defined; },
                        [](const SendingArranged&) { return EventKind::sending_arranged; },
                        [](const GatewayArranged&) { return EventKind::gateway_arranged; },
                        [](const CampaignDefined&) { return EventKind::campaign_defined; },
                        [](const CampaignMoved&) { return EventKind::campaign_moved; },
                        [](const CampaignSelected&) { return EventKind::campaign_selected; },
                        [](const CustomerRegistered&) { return EventKind::customer_registered; },
                        [](const ProfileChanged&) { return EventKind::profile_changed; },
                        [](const NoteWritten&) { return EventKind::note_written; },
                        [](const AllergyRecorded&) { return EventKind::allergy_recorded; },
                        [](const ConsentChanged&) { return EventKind::consent_changed; },
                        [](const PaceChosen&) { return EventKind::pace_chosen; },
                        [](const ConsentEvidenced&) { return EventKind::consent_evidenced; },
                        [](const GuardianConsented&) { return EventKind::guardian_consented; },
                        [](const CameOfAge&) { return EventKind::came_of_age; },
                        [](const RightsAsked&) { return EventKind::rights_asked; },
                        [](const RightsAnswered&) { return EventKind::rights_answered; },
                        [](const TrailReviewed&) { return EventKind::trail_reviewed; },
                        [](const SuggestionShown&) { return EventKind::suggestion_shown; },
                        [](const ExplorationSet&) { return EventKind::exploration_set; },
                        [](const ConsentTextPublished&) { return EventKind::consent_text_published; },
                        [](const OrderPlaced&) { return EventKind::order_placed; },
                        [](const OrderVoided&) { return EventKind::order_voided; },
                        [](const MessageQueued&) { return EventKind::message_queued; },
                        [](const MessageMoved&) { return EventKind::message_moved; },
                        [](const FeedbackAsked&) { return EventKind::feedback_asked; },
                        [](const FeedbackGiven&) { return EventKind::feedback_given; },
                        [](const ComplaintAnswered&) { return EventKind::complaint_answered; },
                    },
                    body);
}

bool is_of_message(const EventBody& body) {
  return std::holds_alternative<MessageQueued>(body) || std::holds_alternative<MessageMoved>(body);
}

bool is_of_feedback(const EventBody& body) {
  return std::holds_alternative<FeedbackAsked>(body) || std::holds_alternative<FeedbackGiven>(body) ||
         std::holds_alternative<ComplaintAnswered>(body);
}

Result<Entry> Codec::encode(const Event& event) {
  const EventKind kind = kind_of(event.body);
  ByteWriter out;
  std::visit([&](const auto& body) { write(out, body); }, event.body);
  Entry entry{
      event.bucket, event.customer, event.at, kind, event.key, content_hash(keys_, kind, event.at, out.bytes()), {}};
  const Sealing sealing = sealing_of(kind);
  if (sealing == Sealing::none) {
    entry.body = out.take();
    return entry;
  }
  if (sealing == Sealing::shop_key) {
    entry.body = seal(out.bytes(), 0, keys_.shop_key());
    return entry;
  }
  const KeyUse use = sealing == Sealing::sensitive_key ? KeyUse::sensitive : KeyUse::personal;
  if (kind != EventKind::customer_registered && !keys_.find(event.customer, KeyUse::personal)) {
    return Error{ErrorCode::not_found, "there is no such customer, or she was erased"};
  }
  const SecretKey key = keys_.find_or_mint(event.customer, use);
  if (carries_key(kind)) entry.body = keys_.wrap(event.customer, use, key);
  entry.body += seal(out.bytes(), event.customer.value, key);
  return entry;
}

Result<Event> Codec::decode(const Entry& entry) {
  const auto finish = [&](std::string_view plain) -> Result<Event> {
    auto body = read_body(entry.kind, plain);
    if (!body) return body.error();
    return Event{entry.bucket, entry.customer, entry.at, entry.key, std::move(*body)};
  };
  const Sealing sealing = sealing_of(entry.kind);
  if (sealing == Sealing::none) return finish(entry.body);
  if (sealing == Sealing::shop_key) {
    auto plain = open_sealed(entry.body, 0, keys_.shop_key());
    return plain ? finish(*plain) : Result<Event>(plain.error());
  }
  const KeyUse use = sealing == Sealing::sensitive_key ? KeyUse::sensitive : KeyUse::personal;
  std::string_view sealed = entry.body;
  if (carries_key(entry.kind)) {
    if (sealed.size() < wrapped_key_bytes) return damaged;
    const auto unwrapped = keys_.unwrap(entry.customer, use, sealed.substr(0, wrapped_key_bytes));
    if (!unwrapped) return unwrapped.error();
    keys_.keep(entry.customer, use, unwrapped->key);
    sealed.remove_prefix(wrapped_key_bytes);
  }
  const auto key = keys_.find(entry.customer, use);
  if (!key) return damaged;
  auto plain = open_sealed(sealed, entry.customer.value, *key);
  return plain ? finish(*plain) : Result<Event>(plain.error());
}

}  // namespace dangol
