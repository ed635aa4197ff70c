// How often she is advertised to: told to staff, or chosen on her own page.
#include "api/call.h"
#include "api/day_json.h"
#include "api/endpoints.h"
#include "api/subject.h"

namespace dangol {
namespace {

void record_pace(Call& call, CustomerId guest, const IdempotencyKey& key, StaffId staff) {
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  PaceChosen pace{.staff = staff};
  if (in.has("most_in_30_days"))
    pace.most_in_30_days = static_cast<std::uint32_t>(in.integer("most_in_30_days", 1, 30));
  pace.rests_until = read_day(in, "rests_until", call.view().settings.zone);
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  call.record(call.event(guest, key, pace));
}

}  // namespace

void choose_pace(Call& call) {
  const auto subject = read_subject(call);
  if (!subject) return call.fail(subject.error());
  record_pace(call, subject->customer.id, subject->key, call.who()->staff);
}

void choose_own_pace(Call& call) {
  const auto key = call.idempotency_key(std::to_string(call.guest().value));
  if (!key) return call.fail(key.error());
  record_pace(call, call.guest(), *key, {});
}

}  // namespace dangol
