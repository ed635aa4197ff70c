// What a guest asks of her data in another way than on her own page: written down, answered, counted in days.
#include "api/call.h"
#include "api/day_json.h"
#include "api/endpoints.h"
#include "api/json_output.h"
#include "api/request_json.h"
#include "api/subject.h"
#include "consent/consent_names.h"

namespace dangol {
namespace {

// Nothing is asked before somebody could have written it down, and nobody writes down what is long over.
constexpr std::int32_t oldest_asked_days = 366;

template <class Enum>
Enum read_choice(JsonObject& in, std::string_view name, std::span<const std::string_view> choices) {
  return static_cast<Enum>(in.choice(name, choices) + 1);
}

// A letter may lie a day before it is written down: the days count from when it came.
Instant read_asked_on(JsonObject& in, Instant now, const Zone& zone) {
  const std::int32_t today = zone.local(now).day;
  const std::int32_t day = read_day(in, "asked_on", zone);
  if (day == 0 || day == today) return now;
  if (day > today || day < today - oldest_asked_days)
    in.blame("asked_on", "a day of the last year, today at the latest");
  return zone.instant(date::sys_days{date::days{day}}, std::chrono::minutes{0});
}

}  // namespace

void write_down_request(Call& call) {
  const auto subject = read_subject(call);
  if (!subject) return call.fail(subject.error());
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  RightsAsked asked{read_choice<RightsRequest>(in, "what", request_names),
                    read_choice<AskedBy>(in, "by", asked_by_names), call.who()->staff};
  Event event = call.event(subject->customer.id, subject->key, asked);
  event.at = read_asked_on(in, event.at, call.view().settings.zone);
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  call.record(event);
}

void answer_request(Call& call) {
  const auto subject = read_subject(call);
  if (!subject) return call.fail(subject.error());
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  RightsAnswered answer{read_choice<RightsRequest>(in, "what", request_names),
                        read_choice<RightsOutcome>(in, "outcome", outcome_names), RefusalReason::none,
                        call.who()->staff};
  if (in.has("reason")) answer.reason = read_choice<RefusalReason>(in, "reason", refusal_reason_names);
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  call.record(call.event(subject->customer.id, subject->key, answer));
}

void list_requests_of(Call& call) {
  const auto id = call.customer_in_path();
  if (!id) return call.fail(id.error());
  if (!call.shop().knows(*id)) return call.fail({ErrorCode::not_found, "there is no such customer"});
  const RightsRequests requests = call.shop().requests(*id);
  const Zone& zone = call.view().settings.zone;
  const Instant now = call.service().clock().now();
  JsonAnswer out;
  out.open().open_list("requests");
  for (const GuestRequest& each : requests.all()) {
    if (!each.is_open() && each.answered_at + answers_are_remembered < now) continue;
    out.open();
    write_request(out, each, zone, zone.local(now).day);
    out.close();
  }
  call.reply(out.close_list().close().take());
}

void list_open_requests(Call& call) {
  call.later(call.service().reading(), [&service = call.service(), view = call.shared_view()](LaterAnswer& answer) {
    const Zone& zone = view->settings.zone;
    const std::int32_t today = zone.local(service.clock().now()).day;
    std::vector<std::pair<FoundCustomer, GuestRequest>> shown;
    for (const OpenRequest& each : service.shop().open_requests()) {
      if (auto guest = service.shop().found(each.guest)) shown.emplace_back(std::move(*guest), each.request);
    }
    JsonAnswer out;
    out.open().open_list("requests");
    for (const auto& [guest, request] : shown) {
      out.open().key("customer");
      write_found(out, guest, zone);
      write_request(out, request, zone, today);
      out.close();
    }
    answer.reply(out.close_list().close().take_guests());
  });
}

}  // namespace dangol
