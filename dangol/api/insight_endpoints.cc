// The owner's page: one endpoint for each of its sections, all of them slow work whose answers are kept for a while.
#include <bit>
#include <limits>

#include "api/call.h"
#include "api/endpoints.h"
#include "api/insight_json.h"
#include "shop/acceptance.h"

namespace dangol {
namespace {

// Answers what was kept, or makes it on another thread. `question` tells answers of one endpoint apart.
void answer_insight(Call& call, std::string question, GuestsJson (*make)(const InsightQuestion&), ItemId item = {}) {
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
    GuestsJson json = make({service.shop(), view->catalog, view->settings, now, language, item, {}});
    service.insights().put(question, json, recorded, clearings, began, std::chrono::steady_clock::now());
    answer.reply(std::move(json));
  });
}

// Of the customer in the path, who has not refused to have it looked at.
void answer_of_guest(Call& call, std::string (*make)(const InsightQuestion&)) {
  const auto customer = call.customer_in_path();
  if (!customer) return call.fail(customer.error());
  if (!call.shop().knows(*customer)) return call.fail({ErrorCode::not_found, "there is no such customer"});
  if (!call.shop().consent(*customer).may_personalise())
    return call.fail({ErrorCode::forbidden, "she refused personalisation: her habits are not looked at"});
  const Instant now = call.service().clock().now();
  call.reply(make({call.shop(), call.view().catalog, call.view().settings, now, call.language(), {}, *customer}));
}

}  // namespace

void read_value(Call& call) { answer_insight(call, "value", value_json); }
void read_changes(Call& call) { answer_insight(call, "changes", changes_json); }
void read_groups(Call& call) { answer_insight(call, "groups", groups_json); }
void read_together(Call& call) { answer_insight(call, "baskets", together_json); }
void read_feedback(Call& call) { answer_insight(call, "feedback", feedback_json); }
void read_proof(Call& call) { answer_insight(call, "proof", proof_json); }

void read_arrivals(Call& call) {
  const auto item = parse_id(call.query("item"));
  if (!item || *item > std::numeric_limits<std::uint32_t>::max() ||
      call.view().catalog.item({static_cast<std::uint32_t>(*item)}) == nullptr)
    return call.fail({ErrorCode::invalid_input, "item: the id of an item on the menu"});
  answer_insight(call, "arrivals " + std::to_string(*item), arrivals_json, {static_cast<std::uint32_t>(*item)});
}

void read_rhythm(Call& call) { answer_of_guest(call, rhythm_json); }
void read_tastes(Call& call) { answer_of_guest(call, tastes_json); }

void set_hold_out(Call& call) {
  const auto key = call.idempotency_key("");
  if (!key) return call.fail(key.error());
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  HoldOutSet set;
  set.share_thousandths = static_cast<std::uint32_t>(in.integer("share_thousandths", 0, most_held_out_thousandths));
  if (in.has("window_days")) set.window_days = static_cast<std::uint32_t>(in.integer("window_days", 7, 365));
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  // About as many as there are now, and the same number when the request comes again after a new guest.
  set.planned = static_cast<std::uint32_t>(std::bit_ceil(call.shop().customer_count()));
  call.record(call.event({}, *key, set));
}

void set_exploration(Call& call) {
  const auto key = call.idempotency_key("");
  if (!key) return call.fail(key.error());
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  const ExplorationSet set{static_cast<std::uint32_t>(in.integer("share_thousandths", 0, most_explored_thousandths))};
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  call.record(call.event({}, *key, set));
}

}  // namespace dangol
