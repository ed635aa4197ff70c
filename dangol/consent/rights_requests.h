// What one guest asked the shop to do with what it holds about her, and by which day it has to be answered (docs/law.md
// C1, C2, C8): ten days (decree of PIPA 41(4), 43(3), 44(2)), thirty of what a program decided (44-3(5)); the day on
// which she asks does not count. A delay that she is told of adds as many days once, of an explanation twice.
#pragma once

#include <optional>
#include <vector>

#include "base/bytes.h"
#include "events/event.h"

namespace dangol {

// So long what was answered is remembered; the journal has it longer.
inline constexpr date::days answers_are_remembered{366};

// One request with the last answer to it.
struct GuestRequest {
  RightsRequest what = RightsRequest::access;
  AskedBy by = AskedBy::in_person;
  Instant asked_at = {};
  IdempotencyKey asked_key = {};
  std::optional<RightsOutcome> outcome = {};  // nothing: nobody has answered yet
  RefusalReason reason = RefusalReason::none;
  Instant answered_at = {};
  IdempotencyKey answer_key = {};
  std::uint8_t delays = 0;
  bool is_told = false;  // the outcome, to her
  friend bool operator==(const GuestRequest&, const GuestRequest&) = default;

  bool is_open() const { return !outcome || *outcome == RightsOutcome::delayed; }
};

// The local day until which it has to be answered.
std::int32_t due_day(const GuestRequest& request, const Zone& zone);
std::uint8_t most_delays(RightsRequest what);

class RightsRequests {
 public:
  // RightsAsked and RightsAnswered; all else, and an answer to nothing, changes nothing.
  void apply(const EventBody& body, const IdempotencyKey& key, Instant at);

  const std::vector<GuestRequest>& all() const { return all_; }  // as they were asked
  // The oldest of that kind that waits; null when none does.
  const GuestRequest* open(RightsRequest what) const;
  bool has_open() const;
  // An event of that key is among these: it was recorded before.
  bool has(const IdempotencyKey& key) const;
  // Answered, and she has not been told.
  std::vector<GuestRequest> untold() const;
  void note_told(Instant until);  // of all that was answered until then

  void encode(ByteWriter& out) const;
  static RightsRequests decode(ByteReader& in);
  friend bool operator==(const RightsRequests&, const RightsRequests&) = default;

 private:
  std::vector<GuestRequest> all_;
};

// Of all guests together.
struct RequestsWaiting {
  std::size_t open = 0;
  std::int32_t first_day = 0;  // the earliest on which one of them is due
};

}  // namespace dangol
