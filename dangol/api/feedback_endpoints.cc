// What a guest said of how it was: told to staff, or by herself on her own page or by the link in a message.
#include <array>
#include <limits>

#include "api/call.h"
#include "api/endpoints.h"
#include "api/feedback_json.h"
#include "api/json_output.h"
#include "api/shop_json.h"
#include "api/subject.h"
#include "consent/refused_text.h"
#include "feedback/feedback_names.h"

namespace dangol {
namespace {

constexpr TextRule a_few_lines{.max_characters = 1'000, .may_be_empty = true, .many_lines = true};

ItemId read_item(JsonObject& in, const Catalog& catalog) {
  const std::uint64_t id = in.id("item");
  const bool fits = id <= std::numeric_limits<std::uint32_t>::max();
  const ItemId item{fits ? static_cast<std::uint32_t>(id) : 0};
  if (catalog.item(item) == nullptr) in.blame("item", "there is no such item on the menu");
  return item;
}

FeedbackWay read_way(JsonObject& in, std::initializer_list<FeedbackWay> allowed) {
  if (!in.has("way")) return *allowed.begin();
  const auto way = static_cast<FeedbackWay>(in.choice("way", feedback_way_names) + 1);
  if (std::ranges::find(allowed, way) == allowed.end()) in.blame("way", "this way is another's");
  return way;
}

FeedbackGiven read_given(JsonObject& in, const Catalog& catalog) {
  FeedbackGiven given;
  if (in.has("score")) given.score = static_cast<std::uint8_t>(in.integer("score", 1, best_score));
  if (in.has("text")) given.text = in.text("text", a_few_lines);
  if (in.has("item")) given.item = read_item(in, catalog);
  if (in.has("complains")) given.complains = in.boolean("complains");
  return given;
}

void record_given(Call& call, CustomerId guest, const IdempotencyKey& key, FeedbackGiven given) {
  const auto fit = check_free_text(given.text, call.shop().may_add_health_data(guest));
  if (!fit) return call.fail(fit.error(), "/text");
  call.record(call.event(guest, key, std::move(given)));
}

void record_own(Call& call, FeedbackWay way) {
  const auto key = call.idempotency_key(std::to_string(call.guest().value));
  if (!key) return call.fail(key.error());
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  FeedbackGiven given = read_given(in, call.view().catalog);
  given.way = way;
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  record_given(call, call.guest(), *key, std::move(given));
}

}  // namespace

void give_feedback(Call& call) {
  const auto subject = read_subject(call);
  if (!subject) return call.fail(subject.error());
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  FeedbackGiven given = read_given(in, call.view().catalog);
  given.way = read_way(in, {FeedbackWay::counter, FeedbackWay::phone});
  given.staff = call.who()->staff;
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  record_given(call, subject->customer.id, subject->key, std::move(given));
}

void give_own_feedback(Call& call) { record_own(call, FeedbackWay::own_page); }

void answer_by_link(Call& call) { record_own(call, FeedbackWay::message); }

// Who holds the link may be another: nothing personal stands in it but what she had last.
void read_asked(Call& call) {
  const auto card = call.shop().card(call.guest(), {call.service().clock().now(), {}}, call.language());
  if (!card) return call.fail(card.error());
  JsonAnswer out;
  out.open().key("shop");
  write_shop(out, call.view().settings);
  write_items(out, "items", card->card.last_items, call.view().catalog);
  call.reply(out.close().take());
}

void note_feedback_asked(Call& call) {
  const auto subject = read_subject(call);
  if (!subject) return call.fail(subject.error());
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  const FeedbackWay way = read_way(in, {FeedbackWay::counter, FeedbackWay::phone});
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  call.record(call.event(subject->customer.id, subject->key, FeedbackAsked{way, call.who()->staff}));
}

void answer_complaint(Call& call) {
  const auto subject = read_subject(call);
  if (!subject) return call.fail(subject.error());
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  ComplaintAnswered answered{call.who()->staff, {}};
  if (in.has("text")) answered.text = in.text("text", a_few_lines);
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  const auto fit = check_free_text(answered.text, call.shop().may_add_health_data(subject->customer.id));
  if (!fit) return call.fail(fit.error(), "/text");
  call.record(call.event(subject->customer.id, subject->key, std::move(answered)));
}

}  // namespace dangol
