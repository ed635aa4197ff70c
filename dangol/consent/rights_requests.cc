#include "consent/rights_requests.h"

#include <algorithm>
#include <iterator>

namespace dangol {
namespace {

constexpr std::int32_t days_to_answer = 10;
constexpr std::int32_t days_to_explain = 30;

void write_request_key(ByteWriter& out, const IdempotencyKey& key) { out.raw(key.bytes.data(), key.bytes.size()); }

IdempotencyKey read_request_key(ByteReader& in) {
  IdempotencyKey key;
  const std::string_view bytes = in.raw(key.bytes.size());
  if (!in.failed()) std::copy(bytes.begin(), bytes.end(), key.bytes.begin());
  return key;
}

void write_instant(ByteWriter& out, Instant at) { out.zigzag(at.time_since_epoch().count()); }
Instant read_instant(ByteReader& in) { return Instant{Instant::duration{in.zigzag()}}; }

}  // namespace

std::uint8_t most_delays(RightsRequest what) { return what == RightsRequest::explanation ? 2 : 1; }

std::int32_t due_day(const GuestRequest& request, const Zone& zone) {
  const std::int32_t days = request.what == RightsRequest::explanation ? days_to_explain : days_to_answer;
  return zone.local(request.asked_at).day + days * (1 + request.delays);
}

void RightsRequests::apply(const EventBody& body, const IdempotencyKey& key, Instant at) {
  if (const auto* asked = std::get_if<RightsAsked>(&body)) {
    std::erase_if(all_, [at](const GuestRequest& each) {
      return !each.is_open() && each.answered_at + answers_are_remembered < at;
    });
    all_.push_back({.what = asked->what, .by = asked->by, .asked_at = at, .asked_key = key});
  }
  const auto* answered = std::get_if<RightsAnswered>(&body);
  if (answered == nullptr || open(answered->what) == nullptr) return;
  GuestRequest& request = all_[static_cast<std::size_t>(open(answered->what) - all_.data())];
  request.outcome = answered->outcome;
  request.reason = answered->reason;
  request.answered_at = at;
  request.answer_key = key;
  request.is_told = false;
  if (answered->outcome == RightsOutcome::delayed) ++request.delays;
}

const GuestRequest* RightsRequests::open(RightsRequest what) const {
  const auto at =
      std::ranges::find_if(all_, [what](const GuestRequest& each) { return each.what == what && each.is_open(); });
  return at == all_.end() ? nullptr : &*at;
}

bool RightsRequests::has_open() const { return std::ranges::any_of(all_, &GuestRequest::is_open); }

bool RightsRequests::has(const IdempotencyKey& key) const {
  return std::ranges::any_of(all_, [&](const GuestRequest& each) {
    return each.asked_key == key || (each.outcome && each.answer_key == key);
  });
}

std::vector<GuestRequest> RightsRequests::untold() const {
  std::vector<GuestRequest> found;
  std::ranges::copy_if(all_, std::back_inserter(found),
                       [](const GuestRequest& each) { return each.outcome && !each.is_told; });
  return found;
}

void RightsRequests::note_told(Instant until) {
  for (GuestRequest& each : all_) each.is_told |= each.outcome && each.answered_at <= until;
}

void RightsRequests::encode(ByteWriter& out) const {
  out.varint(all_.size());
  for (const GuestRequest& each : all_) {
    out.u8(static_cast<std::uint8_t>(each.what));
    out.u8(static_cast<std::uint8_t>(each.by));
    write_instant(out, each.asked_at);
    write_request_key(out, each.asked_key);
    out.u8(each.outcome ? static_cast<std::uint8_t>(*each.outcome) : 0);
    if (!each.outcome) continue;
    out.u8(static_cast<std::uint8_t>(each.reason));
    write_instant(out, each.answered_at);
    write_request_key(out, each.answer_key);
    out.u8(each.delays);
    out.u8(each.is_told ? 1 : 0);
  }
}

RightsRequests RightsRequests::decode(ByteReader& in) {
  RightsRequests requests;
  requests.all_.resize(in.count());
  for (GuestRequest& each : requests.all_) {
    each.what = static_cast<RightsRequest>(in.u8());
    each.by = static_cast<AskedBy>(in.u8());
    each.asked_at = read_instant(in);
    each.asked_key = read_request_key(in);
    const std::uint8_t outcome = in.u8();
    if (outcome == 0) continue;
    each.outcome = static_cast<RightsOutcome>(outcome);
    each.reason = static_cast<RefusalReason>(in.u8());
    each.answered_at = read_instant(in);
    each.answer_key = read_request_key(in);
    each.delays = in.u8();
    each.is_told = in.u8() != 0;
  }
  return requests;
}

}  // namespace dangol
