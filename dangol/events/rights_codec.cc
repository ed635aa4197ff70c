#include "events/rights_codec.h"

#include "events/read_number.h"

namespace dangol {

void write(ByteWriter& out, const RightsAsked& event) {
  out.u8(static_cast<std::uint8_t>(event.what));
  out.u8(static_cast<std::uint8_t>(event.by));
  out.varint(event.staff.value);
}
RightsAsked read_rights_asked(ByteReader& in) {
  RightsAsked event;
  event.what = read_enum(in, RightsRequest::explanation);
  event.by = read_enum(in, AskedBy::paper);
  event.staff = read_id<StaffId>(in);
  return event;
}

void write(ByteWriter& out, const RightsAnswered& event) {
  out.u8(static_cast<std::uint8_t>(event.what));
  out.u8(static_cast<std::uint8_t>(event.outcome));
  out.u8(static_cast<std::uint8_t>(event.reason));
  out.varint(event.staff.value);
}
RightsAnswered read_rights_answered(ByteReader& in) {
  RightsAnswered event;
  event.what = read_enum(in, RightsRequest::explanation);
  event.outcome = read_enum(in, RightsOutcome::delayed);
  event.reason = read_enum_from_0(in, RefusalReason::still_looking);
  event.staff = read_id<StaffId>(in);
  return event;
}

}  // namespace dangol
