#include "events/feedback_codec.h"

#include "events/read_number.h"

namespace dangol {

void write(ByteWriter& out, const FeedbackAsked& event) {
  out.u8(static_cast<std::uint8_t>(event.way));
  out.varint(event.staff.value);
}
FeedbackAsked read_feedback_asked(ByteReader& in) {
  FeedbackAsked event;
  event.way = read_enum(in, FeedbackWay::phone);
  event.staff = read_id<StaffId>(in);
  return event;
}

void write(ByteWriter& out, const FeedbackGiven& event) {
  out.u8(static_cast<std::uint8_t>(event.way));
  out.u8(event.score);
  out.u8(event.complains ? 1 : 0);
  out.varint(event.item.value);
  out.text(event.text);
  out.varint(event.staff.value);
}
FeedbackGiven read_feedback_given(ByteReader& in) {
  FeedbackGiven event;
  event.way = read_enum(in, FeedbackWay::phone);
  event.score = in.u8();
  if (event.score > best_score) in.refuse();
  event.complains = in.u8() != 0;
  event.item = read_id<ItemId>(in);
  event.text = in.text();
  event.staff = read_id<StaffId>(in);
  return event;
}

void write(ByteWriter& out, const ComplaintAnswered& event) {
  out.varint(event.staff.value);
  out.text(event.text);
}
ComplaintAnswered read_complaint_answered(ByteReader& in) {
  ComplaintAnswered event;
  event.staff = read_id<StaffId>(in);
  event.text = in.text();
  return event;
}

}  // namespace dangol
