// What a provider hears from a phone number: a call to the free number, a text message that came back. Of numbers that
// nobody here has it is told alike.
#include "api/call.h"
#include "api/endpoints.h"
#include "customers/phone.h"
#include "shop/replies.h"

namespace dangol {
namespace {

constexpr TextRule any_phone{.max_characters = 40};
// Of a picture without words there is no text.
constexpr TextRule a_long_message{.max_characters = 2'000, .may_be_empty = true, .many_lines = true};

std::string read_phone(JsonObject& in) {
  auto phone = normalized_phone(in.text("phone", any_phone));
  if (!phone) in.blame("phone", phone.error().message);
  return phone ? std::move(*phone) : std::string();
}

// Once for each request, whose id the provider says: told again, it changes nothing.
template <typename Hear>
void record_heard(Call& call, std::string_view what, Hear hear) {
  call.later(call.service().reading(),
             [&service = call.service(), bucket = call.view().settings.bucket, hear = std::move(hear),
              domain = "api:" + std::string(what) + ":", id = call.request().webhook_id](LaterAnswer& answer) {
               std::vector<Event> events;
               for (Heard& each : hear(service.shop())) {
                 const auto key = service.keyed(domain + std::to_string(each.guest.value), id);
                 events.push_back({bucket, each.guest, service.clock().now(), key, std::move(each.body)});
               }
               const auto recorded = service.shop().record_all(events);
               if (!recorded) return answer.fail(recorded.error());
               answer.reply({.status = 204});
             });
}

}  // namespace

void opt_out_by_phone(Call& call) {
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  std::string phone = read_phone(in);
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  record_heard(call, "optOutByPhone",
               [phone = std::move(phone)](const Shop& shop) { return heard_in_call(shop, phone); });
}

void take_reply(Call& call) {
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  std::string phone = read_phone(in);
  std::string text(in.text("text", a_long_message));
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  record_heard(call, "takeReply", [phone = std::move(phone), text = std::move(text)](const Shop& shop) {
    return heard_in_reply(shop, phone, text);
  });
}

}  // namespace dangol
