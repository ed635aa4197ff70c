#include "api/request_json.h"

#include "api/day_json.h"
#include "consent/consent_names.h"

namespace dangol {

void write_request(JsonAnswer& out, const GuestRequest& request, const Zone& zone, std::int32_t today) {
  const std::int32_t due = due_day(request, zone);
  out.field("what", name_of(request.what)).field("by", name_of(request.by));
  out.field("asked_at", zone.format(request.asked_at)).field("due", day_text(due)).field("days_left", due - today);
  out.field("open", request.is_open());
  out.field("may_delay", request.is_open() && request.delays < most_delays(request.what) && today <= due);
  out.text_or_null("outcome", request.outcome ? name_of(*request.outcome) : std::string_view());
  out.text_or_null("reason", name_of(request.reason));
  out.text_or_null("answered_at", request.outcome ? zone.format(request.answered_at) : std::string());
  out.field("told", request.is_told);
}

void write_request_event(JsonAnswer& out, const EventBody& body, ExportFor reader) {
  StaffId staff{};
  if (const auto* asked = std::get_if<RightsAsked>(&body)) {
    out.field("kind", "request").field("what", name_of(asked->what)).field("by", name_of(asked->by));
    staff = asked->staff;
  }
  if (const auto* answered = std::get_if<RightsAnswered>(&body)) {
    out.field("kind", "request_answered").field("what", name_of(answered->what));
    out.field("outcome", name_of(answered->outcome)).text_or_null("reason", name_of(answered->reason));
    staff = answered->staff;
  }
  if (reader == ExportFor::shop && staff) out.id("staff", staff.value);
}

}  // namespace dangol
