#include "shop/snapshot.h"

#include <algorithm>

#include "base/assert.h"
#include "base/bytes.h"
#include "events/profile_codec.h"
#include "shop/display_link.h"

namespace dangol {
namespace {

const Error damaged{ErrorCode::unavailable, "a snapshot is damaged; run: dangol verify"};

constexpr std::uint64_t most_reserved = 100'000'000;  // a damaged count must not take all memory

// ---- the shop: its definitions as events, then what its customers have in common
// --------------------------------------

void write_definition(ByteWriter& out, Codec& codec, Bucket bucket, EventBody body, Instant at = {}) {
  const auto entry = codec.encode({bucket, {}, at, {}, std::move(body)});
  DANGOL_ASSERT(entry);  // only personal events of unknown customers can fail
  out.u8(static_cast<std::uint8_t>(entry->kind));
  out.zigzag(at.time_since_epoch().count());
  out.text(entry->body);
}

Result<void> read_definition(ByteReader& in, Codec& codec, Bucket bucket, ShopMemory& memory) {
  Entry entry;
  entry.bucket = bucket;
  entry.kind = static_cast<EventKind>(in.u8());
  entry.at = Instant{std::chrono::milliseconds{in.zigzag()}};
  entry.body = in.text();
  if (in.failed()) return damaged;
  auto event = codec.decode(entry);
  if (!event) return event.error();
  memory.apply(*event);
  return {};
}

// ---- a customer: notes, feedback, her pace, pictures of papers, requests, guardian and allergies --------------------

std::string personal_part(const CustomerMemory& memory) {
  ByteWriter out;
  out.text(memory.profile);
  out.zigzag(memory.contact_changed_at.time_since_epoch().count());
  out.varint(memory.notes.size());
  for (const Note& note : memory.notes) {
    out.zigzag(note.at.time_since_epoch().count());
    out.varint(note.staff.value);
    out.text(note.text);
  }
  memory.feedback.encode(out);
  out.varint(memory.pace.most_in_30_days);
  out.zigzag(memory.pace.rests_until);
  out.varint(memory.pace.staff.value);
  memory.evidence.encode(out);
  memory.requests.encode(out);
  out.u8(memory.guardian ? 1 : 0);
  if (memory.guardian) {
    const auto& [told, at] = *memory.guardian;
    out.zigzag(at.time_since_epoch().count());
    out.text(told.name);
    out.text(told.phone);
    out.u8(static_cast<std::uint8_t>(told.method));
    out.varint(told.staff.value);
  }
  return out.take();
}

Result<void> read_personal_part(std::string_view bytes, CustomerMemory& memory) {
  ByteReader in(bytes);
  memory.profile = in.text();
  memory.contact_changed_at = Instant{std::chrono::milliseconds{in.zigzag()}};
  memory.notes.resize(in.count());
  for (Note& note : memory.notes) {
    note.at = Instant{std::chrono::milliseconds{in.zigzag()}};
    note.staff = {static_cast<std::uint32_t>(in.varint())};
    note.text = in.text();
  }
  memory.feedback = GuestFeedback::decode(in);
  memory.pace.most_in_30_days = static_cast<std::uint32_t>(in.varint());
  memory.pace.rests_until = static_cast<std::int32_t>(in.zigzag());
  memory.pace.staff = {static_cast<std::uint32_t>(in.varint())};
  memory.evidence = ConsentEvidence::decode(in);
  memory.requests = RightsRequests::decode(in);
  if (in.u8() != 0) {
    Guardian guardian;
    guardian.at = Instant{std::chrono::milliseconds{in.zigzag()}};
    guardian.told.name = in.text();
    guardian.told.phone = in.text();
    guardian.told.method = static_cast<GuardianMethod>(in.u8());
    guardian.told.staff = {static_cast<std::uint32_t>(in.varint())};
    memory.guardian = std::make_shared<const Guardian>(std::move(guardian));
  }
  if (in.failed()) return damaged;
  return {};
}

std::string sensitive_part(const CustomerMemory& memory) {
  ByteWriter out;
  out.varint(memory.allergies.size());
  for (const std::string& allergy : memory.allergies) out.text(allergy);
  return out.take();
}

Result<void> read_sensitive_part(std::string_view bytes, CustomerMemory& memory) {
  ByteReader in(bytes);
  memory.allergies.resize(in.count());
  for (std::string& allergy : memory.allergies) allergy = in.text();
  if (in.failed()) return damaged;
  return {};
}

void write_sealed(ByteWriter& out, CustomerId customer, KeyUse use, const KeyRing& keys, std::string_view plain) {
  const auto key = keys.find(customer, use);
  DANGOL_ASSERT(key);  // minted when the event that is remembered here was recorded
  out.text(keys.wrap(customer, use, *key, plain));
}

}  // namespace

std::string encode_shop_snapshot(const ShopMemory& memory, Codec& codec) {
  const Bucket bucket = memory.settings().bucket;
  ByteWriter definitions;
  std::uint64_t count = 2;
  write_definition(definitions, codec, bucket, memory.settings().founded);
  write_definition(definitions, codec, bucket, memory.settings().suggestion_hold_out, memory.settings().hold_out_since);
  const auto write_all = [&](const auto& all) {
    for (const auto& definition : all) write_definition(definitions, codec, bucket, definition);
    count += all.size();
  };
  write_all(memory.catalog().stores());
  write_all(memory.catalog().items());
  write_all(memory.catalog().modifiers());
  write_all(memory.staff().all());
  write_all(memory.settings().segments);
  write_all(std::vector{memory.settings().sending});
  write_all(std::vector{memory.settings().retention});
  write_all(std::vector{memory.settings().exploration});
  if (const auto month = memory.settings().trail_reviewed) write_all(std::vector{TrailReviewed{*month}});
  write_all(memory.settings().gateways);
  if (const std::string& token = memory.settings().display_token; !token.empty())
    write_all(std::vector{display_arrangement(token)});
  for (const Campaign& campaign : memory.outbox().campaigns().all()) write_all(as_events(campaign));
  for (const PublishedText& each : memory.consent_texts().all())
    write_definition(definitions, codec, bucket, each.text, each.at);
  count += memory.consent_texts().all().size();

  ByteWriter out;
  out.varint(snapshot_version);
  out.varint(bucket.value);
  out.varint(memory.customers().size());
  out.varint(count);
  out.raw(definitions.bytes().data(), definitions.bytes().size());
  out.u8(memory.has_orders() ? 1 : 0);
  memory.habits().encode(out);
  memory.neighbours().encode(out);
  return out.take();
}

Result<bool> decode_shop_snapshot(std::string_view bytes, Codec& codec, KeyRing& keys, ShopMemory& memory) {
  ByteReader in(bytes);
  if (in.varint() != snapshot_version) return false;
  const Bucket bucket{in.varint()};
  const auto customers = static_cast<std::size_t>(std::min(in.varint(), most_reserved));
  memory.reserve(customers);
  keys.reserve(customers);
  for (std::uint64_t left = in.count(); left > 0; --left) {
    if (auto read = read_definition(in, codec, bucket, memory); !read) return read.error();
  }
  const bool has_orders = in.u8() != 0;
  ShopHabits habits = ShopHabits::decode(in);
  ItemNeighbours neighbours = ItemNeighbours::decode(in);
  if (in.failed()) return damaged;
  memory.restore_habits(std::move(habits), std::move(neighbours), has_orders);
  return true;
}

std::string encode_customer_snapshot(CustomerId customer, const CustomerMemory& memory, const Outbox& outbox,
                                     const KeyRing& keys) {
  ByteWriter out;
  write_sealed(out, customer, KeyUse::personal, keys, personal_part(memory));
  out.u8(memory.allergies.empty() ? 0 : 1);
  if (!memory.allergies.empty()) write_sealed(out, customer, KeyUse::sensitive, keys, sensitive_part(memory));
  memory.consent.encode(out);
  memory.habits.encode(out);
  memory.trial.encode(out);
  memory.suggested.encode(out);
  ByteWriter messages;
  if (!outbox.messages_of(customer).empty()) outbox.encode(customer, messages);
  out.text(messages.bytes());
  return out.take();
}

Result<RestoredCustomer> decode_customer_snapshot(CustomerId customer, std::string_view bytes, const KeyRing& keys) {
  ByteReader in(bytes);
  RestoredCustomer restored;
  restored.customer = customer;
  CustomerMemory& memory = restored.memory;
  memory.changed = false;
  const auto personal = keys.unwrap(customer, KeyUse::personal, in.text());
  if (!personal) return personal.error();
  restored.personal_key = personal->key;
  if (auto read = read_personal_part(personal->with, memory); !read) return read.error();
  if (in.u8() != 0) {
    const auto sensitive = keys.unwrap(customer, KeyUse::sensitive, in.text());
    if (!sensitive) return sensitive.error();
    restored.sensitive_key = sensitive->key;
    if (auto read = read_sensitive_part(sensitive->with, memory); !read) return read.error();
  }
  memory.consent = ConsentState::decode(in);
  memory.habits = CustomerHabits::decode(in);
  memory.trial = TrialOutcome::decode(in);
  memory.suggested = ShownSuggestions::decode(in);
  restored.messages = in.text();
  if (in.failed()) return damaged;
  const auto profile = decode_profile(memory.profile);
  if (!profile) return profile.error();
  restored.find_line = FindIndex::line_for(*profile);
  return restored;
}

}  // namespace dangol
