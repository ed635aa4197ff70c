#include "customers/statutory_body.h"

#include "base/bytes.h"

namespace dangol {
namespace {

constexpr std::uint8_t body_version = 1;

void write_instant(ByteWriter& out, Instant at) { out.zigzag(at.time_since_epoch().count()); }
Instant read_instant(ByteReader& in) { return Instant{Instant::duration{in.zigzag()}}; }

void write_order(ByteWriter& out, const StatutoryOrder& order) {
  write_instant(out, order.at);
  out.text(order.store);
  out.u8(order.is_taken_back ? 1 : 0);
  out.varint(order.lines.size());
  for (const StatutoryLine& line : order.lines) {
    out.text(line.item);
    out.zigzag(line.quantity_thousandths);
    out.zigzag(line.paid_minor);
  }
}

StatutoryOrder read_order(ByteReader& in) {
  StatutoryOrder order;
  order.at = read_instant(in);
  order.store = in.text();
  order.is_taken_back = in.u8() != 0;
  order.lines.resize(in.count());
  for (StatutoryLine& line : order.lines) {
    line.item = in.text();
    line.quantity_thousandths = in.zigzag();
    line.paid_minor = in.zigzag();
  }
  return order;
}

void write_complaint(ByteWriter& out, const StatutoryComplaint& complaint) {
  write_instant(out, complaint.at);
  out.text(complaint.text);
  out.u8(complaint.answered_at ? 1 : 0);
  write_instant(out, complaint.answered_at.value_or(complaint.at));
  out.text(complaint.answer);
}

StatutoryComplaint read_complaint(ByteReader& in) {
  StatutoryComplaint complaint;
  complaint.at = read_instant(in);
  complaint.text = in.text();
  const bool is_answered = in.u8() != 0;
  const Instant answered_at = read_instant(in);
  if (is_answered) complaint.answered_at = answered_at;
  complaint.answer = in.text();
  return complaint;
}

}  // namespace

std::string encode_statutory_body(const StatutoryBody& body) {
  ByteWriter out;
  out.u8(body_version);
  out.text(body.name);
  out.text(body.phone);
  out.text(body.email);
  out.varint(body.orders.size());
  for (const StatutoryOrder& each : body.orders) write_order(out, each);
  out.varint(body.complaints.size());
  for (const StatutoryComplaint& each : body.complaints) write_complaint(out, each);
  return out.take();
}

Result<StatutoryBody> decode_statutory_body(std::string_view bytes) {
  const Error damaged{ErrorCode::unavailable, "a record kept by law cannot be read: it is damaged"};
  ByteReader in(bytes);
  if (in.u8() != body_version) return damaged;
  StatutoryBody body;
  body.name = in.text();
  body.phone = in.text();
  body.email = in.text();
  body.orders.resize(in.count());
  for (StatutoryOrder& each : body.orders) each = read_order(in);
  body.complaints.resize(in.count());
  for (StatutoryComplaint& each : body.complaints) each = read_complaint(in);
  if (in.failed() || !in.at_end()) return damaged;
  return body;
}

}  // namespace dangol
