// The owner's page: one endpoint for each of its sections, all of them slow work whose answers are kept for a while.
#include "api/call.h"
#include "api/endpoints.h"
#include "api/insight_json.h"

namespace dangol {
namespace {

// Answers what was kept, or makes it on another thread. `question` tells answers of one endpoint apart.
void answer_insight(Call& call, std::string question, std::string (*make)(const InsightQuestion&), ItemId item = {}) {
  Service& service = call.service();
  question += call.language() == Language::korean ? " ko" : " en";
  const std::uint64_t recorded = service.recorded();
  if (auto kept = service.insights().find(question, recorded, std::chrono::steady_clock::now()))
    return call.reply(std::move(*kept));
  const Instant now = service.clock().now();
  call.later(service.reading(), [&service, view = call.shared_view(), question = std::move(question), make, now,
                                 language = call.language(), item, recorded](LaterAnswer& answer) {
    const auto clearings = service.insights().clearings();
    const auto began = std::chrono::steady_clock::now();
    std::string json = make({service.shop(), view->catalog, view->settings, now, language, item});
    service.insights().put(question, json, recorded, clearings, began, std::chrono::steady_clock::now());
    answer.reply(json_answer(std::move(json)));
  });
}

}  // namespace

void read_value(Call& call) { answer_insight(call, "value", value_json); }
void read_changes(Call& call) { answer_insight(call, "changes", changes_json); }
void read_together(Call& call) { answer_insight(call, "baskets", together_json); }
void read_proof(Call& call) { answer_insight(call, "proof", proof_json); }

void set_hold_out(Call& call) {
  const auto key = call.idempotency_key("");
  if (!key) return call.fail(key.error());
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  HoldOutSet set;
  set.share_thousandths = static_cast<std::uint32_t>(in.integer("share_thousandths", 0, 500));
  if (in.has("window_days")) set.window_days = static_cast<std::uint32_t>(in.integer("window_days", 7, 365));
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  call.record(call.event({}, *key, set));
}

}  // namespace dangol
