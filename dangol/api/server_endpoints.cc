#include <array>

#include "api/call.h"
#include "api/endpoints.h"
#include "api/json_output.h"
#include "api/openapi.h"

namespace dangol {

void read_health(Call& call) {
  JsonAnswer out;
  out.open().field("status", "ok").field("version", call.service().options().version).close();
  call.reply(out.take());
}

void read_openapi(Call& call) {
  static const std::string document = openapi_json(routes(), call.service().options().version);
  call.reply(std::string(document));
}

void read_metrics(Call& call) {
  Service& service = call.service();
  const std::array<Metrics::Gauge, 4> gauges{{
      {"dangol_events_recorded", "Events recorded since the start.", static_cast<double>(service.recorded())},
      {"dangol_customers", "Customers remembered.", static_cast<double>(call.shop().customer_count())},
      {"dangol_sessions", "People signed in.", static_cast<double>(service.sessions().size())},
      {"dangol_live_screens", "Screens that are told of changes.", static_cast<double>(service.live().size())},
  }};
  call.reply(
      Response{.content_type = "text/plain; version=0.0.4; charset=utf-8", .body = service.metrics().text(gauges)});
}

void watch_changes(Call& call) {
  auto stream = call.service().live().open(call.service().sessions().hashed(call.token()));
  if (stream == nullptr) return call.fail({ErrorCode::too_much, "too many screens are open; close some"});
  call.stream(std::move(stream));
}

}  // namespace dangol
