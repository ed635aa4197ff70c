#include "shop/request_acceptance.h"

#include <fmt/format.h>

namespace dangol {
namespace {

Error not_fit(std::string message) { return {ErrorCode::invalid_input, std::move(message)}; }
Error out_of_turn(std::string message) { return {ErrorCode::conflict, std::move(message)}; }

Result<void> accept_reason(const RightsAnswered& answer) {
  const bool has_reason = answer.reason != RefusalReason::none;
  const bool waits = answer.reason == RefusalReason::still_looking;
  switch (answer.outcome) {
    case RightsOutcome::done: return has_reason ? not_fit("what is done needs no reason") : Result<void>();
    case RightsOutcome::refused:
      return has_reason && !waits
                 ? Result<void>()
                 : not_fit("a request is refused for a reason that the law has: law_forbids, others_harmed or not_her");
    case RightsOutcome::delayed:
      return waits || answer.reason == RefusalReason::not_her
                 ? Result<void>()
                 : not_fit("an answer is delayed for a reason: still_looking or not_her");
  }
  return not_fit("an answer is done, refused or delayed");
}

Result<void> accept_delay(const GuestRequest& request, Instant at, const Zone& zone) {
  if (request.delays >= most_delays(request.what))
    return out_of_turn("it has been delayed as often as the law allows: answer it");
  if (zone.local(at).day > due_day(request, zone))
    return out_of_turn("its day is over, so that it cannot be delayed any more: answer it");
  return {};
}

Result<void> accept_answer(const RightsAnswered& answer, Instant at, const RightsRequests& known, const Zone& zone) {
  if (auto fit = accept_reason(answer); !fit) return fit;
  if (answer.what == RightsRequest::erasure && answer.outcome == RightsOutcome::done)
    return not_fit("a request to be erased is answered by erasing her, which tells her so");
  const GuestRequest* request = known.open(answer.what);
  if (request == nullptr) return out_of_turn("no request of hers for that waits for an answer");
  if (at < request->asked_at) return not_fit("the answer is from before the request: correct its time");
  return answer.outcome == RightsOutcome::delayed ? accept_delay(*request, at, zone) : Result<void>();
}

}  // namespace

Result<void> accept_request(const Event& event, const RightsRequests& known, const Zone& zone) {
  if (known.has(event.key)) return {};
  if (const auto* answer = std::get_if<RightsAnswered>(&event.body))
    return accept_answer(*answer, event.at, known, zone);
  const GuestRequest* open = known.open(std::get<RightsAsked>(event.body).what);
  if (open == nullptr) return {};
  return out_of_turn(fmt::format("she asked for that on {} and nobody has answered yet: answer that request first",
                                 date::format("%F", date::sys_days{zone.local(open->asked_at).date()})));
}

}  // namespace dangol
