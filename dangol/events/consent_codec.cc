#include "events/consent_codec.h"

#include "events/read_number.h"

namespace dangol {

void write(ByteWriter& out, const ConsentChanged& event) {
  out.u8(static_cast<std::uint8_t>(event.purpose));
  out.u8(event.given ? 1 : 0);
  out.u8(static_cast<std::uint8_t>(event.method));
  out.text(event.text_version);
  // Absent where there is nothing to tell, as in journals from before there were channels.
  const bool has_language = event.text_language != TextLanguage::unknown;
  if (event.channel == Channel::none && !event.staff && !has_language) return;
  out.u8(static_cast<std::uint8_t>(event.channel));
  out.varint(event.staff.value);
  if (has_language) out.u8(static_cast<std::uint8_t>(event.text_language));
}
ConsentChanged read_consent_changed(ByteReader& in) {
  ConsentChanged event;
  event.purpose = read_enum(in, Purpose::night_marketing);
  event.given = in.u8() != 0;
  event.method = read_enum(in, ConsentMethod::imported);
  event.text_version = in.text();
  if (in.at_end()) return event;
  event.channel = read_enum_from_0(in, Channel::display);
  event.staff = read_id<StaffId>(in);
  if (!in.at_end()) event.text_language = read_enum(in, TextLanguage::english);
  return event;
}

void write(ByteWriter& out, const PaceChosen& event) {
  out.varint(event.most_in_30_days);
  out.zigzag(event.rests_until);
  out.varint(event.staff.value);
}
PaceChosen read_pace_chosen(ByteReader& in) {
  PaceChosen event;
  event.most_in_30_days = static_cast<std::uint32_t>(in.varint());
  event.rests_until = static_cast<std::int32_t>(in.zigzag());
  event.staff = read_id<StaffId>(in);
  return event;
}

void write(ByteWriter& out, const GuardianConsented& event) {
  out.text(event.name);
  out.text(event.phone);
  out.u8(static_cast<std::uint8_t>(event.method));
  out.varint(event.staff.value);
}
GuardianConsented read_guardian_consented(ByteReader& in) {
  GuardianConsented event;
  event.name = in.text();
  event.phone = in.text();
  event.method = read_enum(in, GuardianMethod::other);
  event.staff = read_id<StaffId>(in);
  return event;
}

// Its kind and time say it all.
void write(ByteWriter&, const CameOfAge&) {}

void write(ByteWriter& out, const ConsentTextPublished& event) {
  out.u8(static_cast<std::uint8_t>(event.purpose));
  for (const std::string* text :
       {&event.version, &event.language, &event.purpose_text, &event.items, &event.retention, &event.refusal}) {
    out.text(*text);
  }
  out.u8(event.needs_new_consent ? 1 : 0);
}
ConsentTextPublished read_consent_text_published(ByteReader& in) {
  ConsentTextPublished event;
  event.purpose = read_enum(in, Purpose::night_marketing);
  for (std::string* text :
       {&event.version, &event.language, &event.purpose_text, &event.items, &event.retention, &event.refusal}) {
    *text = in.text();
  }
  event.needs_new_consent = in.u8() != 0;
  return event;
}

void write(ByteWriter& out, const ConsentEvidenced& event) {
  out.varint(event.answers.size());
  for (const EvidencedAnswer& answer : event.answers) {
    out.u8(static_cast<std::uint8_t>(answer.purpose));
    out.u8(static_cast<std::uint8_t>(answer.channel));
    out.zigzag(answer.at.time_since_epoch().count());
  }
  out.u8(static_cast<std::uint8_t>(event.media));
  out.varint(event.staff.value);
  out.text(event.bytes);
}
ConsentEvidenced read_consent_evidenced(ByteReader& in) {
  ConsentEvidenced event;
  event.answers.resize(in.count());
  for (EvidencedAnswer& answer : event.answers) {
    answer.purpose = read_enum(in, Purpose::night_marketing);
    answer.channel = read_enum_from_0(in, Channel::display);
    answer.at = Instant{std::chrono::milliseconds{in.zigzag()}};
  }
  event.media = read_enum(in, EvidenceMedia::pdf);
  event.staff = read_id<StaffId>(in);
  event.bytes = in.text();
  return event;
}

}  // namespace dangol
