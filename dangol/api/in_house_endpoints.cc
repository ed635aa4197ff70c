// What is told in the shop itself: words to say to the guest whose card is open, and cards to print.
#include <array>

#include "api/call.h"
#include "api/endpoints.h"
#include "api/json_output.h"
#include "messages/outbox_words.h"

namespace dangol {
namespace {

constexpr std::array<std::string_view, 2> sayings{"said", "not_today"};
constexpr std::size_t most_on_paper = 80;  // ten sheets
constexpr std::size_t most_answered = 10'000;

std::string words_to_say_json(const std::optional<ShownWords>& words) {
  JsonAnswer out;
  out.open();
  if (!words) out.null("words");
  if (words) out.open("words").id("id", words->message().value).field("text", words->text()).close();
  out.close();
  return out.take();
}

GuestsJson cards_to_print_json(const CardsToPrint& cards, Language language) {
  JsonAnswer out;
  out.open().field("waiting", cards.waiting).open_list("unanswered");
  for (const UnansweredCard& each : cards.unanswered) {
    out.open()
        .id("id", each.id.value)
        .guest("customer", each.customer)
        .field("called", each.called)
        .field("step", name_of(each.step));
    out.field("text", step_words(each.step, Channel::printed, language)).close();
  }
  out.close_list().close();
  return out.take_guests();
}

GuestsJson printed_json(const std::vector<ShownWords>& cards) {
  JsonAnswer out;
  out.open().open_list("cards");
  for (const ShownWords& each : cards) {
    out.open().id("id", each.message().value).guest("customer", each.customer()).field("called", each.called());
    out.field("text", each.text()).close();
  }
  out.close_list().close();
  return out.take_guests();
}

}  // namespace

void read_words_to_say(Call& call) {
  const auto customer = call.customer_in_path();
  if (!customer) return call.fail(customer.error());
  call.later(call.service().reading(), [&shop = call.shop(), customer = *customer](LaterAnswer& answer) {
    const auto words = shop.words_to_say(customer);
    if (!words) return answer.fail(words.error());
    answer.reply(json_answer(words_to_say_json(*words)));
  });
}

void note_saying(Call& call) {
  const auto customer = call.customer_in_path();
  if (!customer) return call.fail(customer.error());
  const auto message = parse_id(call.parameter(1));
  if (!message) return call.fail({ErrorCode::not_found, "there is no such message"});
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  const auto saying = static_cast<Saying>(in.choice("outcome", sayings) + 1);
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  call.later(call.service().reading(),
             [&shop = call.shop(), customer = *customer, id = MessageId{*message}, saying](LaterAnswer& answer) {
               const auto noted = shop.note_saying(customer, id, saying);
               if (!noted) return answer.fail(noted.error());
               answer.reply(json_answer("{}"));
             });
}

void read_cards_to_print(Call& call) {
  CampaignId campaign;
  if (const std::string_view asked = call.query("campaign"); !asked.empty()) {
    const auto id = parse_id(asked);
    if (!id) return call.fail({ErrorCode::not_found, "there is no such campaign"});
    campaign = {*id};
  }
  call.later(call.service().reading(),
             [&shop = call.shop(), campaign, language = call.language()](LaterAnswer& answer) {
               answer.reply(cards_to_print_json(shop.cards_to_print(campaign), language));
             });
}

void print_cards(Call& call) {
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  const CampaignId campaign = in.has("campaign") ? CampaignId{in.id("campaign")} : CampaignId{};
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  call.later(call.service().reading(), [&shop = call.shop(), campaign](LaterAnswer& answer) {
    const auto cards = shop.print_cards(campaign, most_on_paper);
    if (!cards) return answer.fail(cards.error());
    answer.reply(printed_json(*cards));
  });
}

void note_printing(Call& call) {
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  const bool came_out = in.boolean("came_out");
  std::vector<MessageId> cards;
  for (const std::uint64_t id : in.ids("cards", most_answered)) cards.push_back({id});
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  call.later(call.service().reading(), [&shop = call.shop(), cards = std::move(cards), came_out](LaterAnswer& answer) {
    const auto noted = shop.note_printing(cards, came_out);
    if (!noted) return answer.fail(noted.error());
    answer.reply(json_answer("{}"));
  });
}

}  // namespace dangol
