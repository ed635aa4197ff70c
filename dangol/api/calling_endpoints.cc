// Calling guests by name: staff call, the customer displays show it, the owner makes the link that opens them.
#include <fmt/format.h>

#include "api/call.h"
#include "api/endpoints.h"
#include "api/json_input.h"
#include "api/json_output.h"
#include "messages/call_words.h"
#include "messages/suppression_words.h"
#include "shop/display_link.h"

namespace dangol {
namespace {

std::string_view outcome_of(const NameCall& call) {
  switch (call.step) {
    case MessageStep::accepted:
    case MessageStep::delivered: return "shown";
    case MessageStep::held_back: return "held_back";
    case MessageStep::unknown:
    case MessageStep::handing_over: return "unanswered";
    default: return "no_display";
  }
}

std::string_view outcome_of(Handed handed) {
  if (handed == Handed::accepted) return "shown";
  return handed == Handed::refused ? "no_display" : "unanswered";
}

std::string called_json(std::string_view outcome, std::string_view text, std::string_view because) {
  JsonAnswer out;
  out.open().field("outcome", outcome).text_or_null("text", text).text_or_null("because", because).close();
  return out.take();
}

GuestsJson guests_to_call_json(const std::vector<GuestToCall>& guests, const Zone& zone) {
  JsonAnswer out;
  out.open().open_list("guests");
  for (const GuestToCall& each : guests) {
    out.open().guest("customer", each.id).field("called", each.called);
    out.field("ordered_at", zone.format(each.ordered_at)).close();
  }
  out.close_list().close();
  return out.take_guests();
}

std::string display_link_json(std::string_view public_url, std::string_view token) {
  JsonAnswer out;
  out.open();
  if (token.empty()) out.null("link");
  if (!token.empty()) out.field("link", fmt::format("{}/display#{}", public_url, token));
  out.close();
  return out.take();
}

}  // namespace

void call_by_name(Call& call) {
  const auto customer = call.customer_in_path();
  if (!customer) return call.fail(customer.error());
  const auto key = call.idempotency_key(call.parameter(0));
  if (!key) return call.fail(key.error());
  Service& service = call.service();
  if (!service.shop().knows(*customer)) return call.fail({ErrorCode::not_found, "there is no such customer"});
  // Nothing of a call that nobody could have seen is written down.
  if (!service.displays().is_any_on()) return call.reply(called_json("no_display", {}, {}));
  call.later(service.calling(),
             [&service, customer = *customer, key = *key, language = call.language()](LaterAnswer& answer) {
               const auto called = service.shop().call_by_name(customer, key, service.displays());
               if (!called) return answer.fail(called.error());
               const std::string_view because =
                   called->held_back ? suppression_words(*called->held_back, language) : std::string_view();
               answer.reply(json_answer(called_json(outcome_of(*called), called->text, because)));
             });
}

void call_by_number(Call& call) {
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  const auto number = static_cast<int>(in.integer("number", 1, 9'999));
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  const ShopFounded& shop = call.view().settings.founded;
  const Language language = shop.language == "en" ? Language::english : Language::korean;
  call.later(call.service().calling(), [&displays = call.service().displays(),
                                        words = call_of_number(number, shop.pack, language)](LaterAnswer& answer) {
    const Handed handed = displays.call_number(words.called, words.text);
    answer.reply(json_answer(called_json(outcome_of(handed), handed == Handed::refused ? "" : words.text, {})));
  });
}

void list_guests_to_call(Call& call) {
  constexpr std::size_t most_guests = 12;  // as many as fit beside the card
  Service& service = call.service();
  call.later(service.reading(), [&service, view = call.shared_view()](LaterAnswer& answer) {
    const auto guests = service.shop().guests_to_call(service.clock().now(), most_guests);
    answer.reply(guests_to_call_json(guests, view->settings.zone));
  });
}

void watch_calls(Call& call) {
  Service& service = call.service();
  auto stream = service.displays().open(service.keyed("display", call.bearer()), call.view().settings);
  if (stream == nullptr) return call.fail({ErrorCode::too_much, "too many displays are open; close some"});
  call.stream(std::move(stream));
}

void note_call_shown(Call& call) {
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  const MessageId shown{in.id("call")};
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  call.service().displays().note_shown(shown);
  call.reply(std::string("{}"));
}

void read_display_link(Call& call) {
  const ShopSettings& settings = call.view().settings;
  call.reply(display_link_json(settings.sending.public_url, settings.display_token));
}

// The link before it ends with this one.
void make_display_link(Call& call) {
  const auto key = call.idempotency_key("");
  if (!key) return call.fail(key.error());
  const std::string token = call.service().new_display_token(*key);
  const std::string link = display_link_json(call.view().settings.sending.public_url, token);
  const std::string more = "," + link.substr(1, link.size() - 2);
  call.record(call.event({}, *key, display_arrangement(token)), more);
}

}  // namespace dangol
