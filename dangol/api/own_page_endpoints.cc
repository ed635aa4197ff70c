// Her own page: what is held about her, and what she may do about it (docs/law.md C1, C2, C5, C9). Whose page it is
// says the link that she holds, never the path.
#include "api/call.h"
#include "api/endpoints.h"
#include "api/own_page_json.h"
#include "api/profile_input.h"
#include "api/record_profile.h"
#include "api/shop_json.h"
#include "consent/consent_names.h"

namespace dangol {
namespace {

Result<IdempotencyKey> own_key(const Call& call) { return call.idempotency_key(std::to_string(call.guest().value)); }

}  // namespace

void read_own_page(Call& call) {
  call.later(
      call.service().reading(), [&shop = call.shop(), view = call.shared_view(), id = call.guest(),
                                 now = call.service().clock().now(), language = call.language()](LaterAnswer& answer) {
        const auto card = shop.card(id, {now, {}}, language);
        if (!card) return answer.fail(card.error());
        const auto history = shop.history(id);
        if (!history) return answer.fail(history.error());
        answer.reply(
            json_answer(own_page_json({*card, *history, shop.messages_of(id), shop.evidence(id), *view, language})));
      });
}

void change_own_profile(Call& call) {
  const auto key = own_key(call);
  if (!key) return call.fail(key.error());
  const auto customer = call.shop().customer(call.guest());
  if (!customer) return call.fail({ErrorCode::not_found, "there is no such customer"});
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  auto guardian = read_own_guardian(in, customer->guardian);
  Profile profile = read_own_profile(in, customer->profile);
  if (body.fault()) return call.fail(*body.fault());
  record_profile(call, call.event(call.guest(), *key, ProfileChanged{std::move(profile)}), std::move(guardian));
}

void record_own_consent(Call& call) {
  const auto key = own_key(call);
  if (!key) return call.fail(key.error());
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  ConsentChanged change;
  change.purpose = static_cast<Purpose>(in.choice("purpose", purpose_names) + 1);
  change.given = in.boolean("given");
  change.method = ConsentMethod::web;
  // A yes is one to the text that she was shown; a no needs none.
  change.text_version = change.given || in.has("text_version")
                            ? std::string(in.text("text_version", {.max_characters = 40}))
                            : std::string(call.view().consent_texts.current_version(change.purpose));
  if (in.has("channel")) change.channel = static_cast<Channel>(in.choice("channel", channel_names) + 1);
  if (in.has("text_language"))
    change.text_language = static_cast<TextLanguage>(in.choice("text_language", text_languages) + 1);
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  call.record(call.event(call.guest(), *key, std::move(change)));
}

void export_own_record(Call& call) {
  call.later(call.service().reading(), [&shop = call.shop(), view = call.shared_view(),
                                        id = call.guest()](LaterAnswer& answer) {
    const auto customer = shop.customer(id);
    if (!customer) return answer.fail({ErrorCode::not_found, "there is no such customer"});
    const auto history = shop.history(id, Shop::Pictures::included);
    if (!history) return answer.fail(history.error());
    answer.reply(json_answer(export_json(*customer, shop.consent(id), *history, view->catalog, view->settings, {})));
  });
}

void erase_own_record(Call& call) {
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  const std::string_view confirmed = in.text("confirm", {.max_characters = 10});
  in.no_more();
  if (confirmed != "erase") in.blame("confirm", "to erase everything, confirm with the word erase");
  if (body.fault()) return call.fail(*body.fault());
  call.later(call.service().reading(), [&shop = call.shop(), id = call.guest()](LaterAnswer& answer) {
    const auto erased = shop.erase(id);
    if (!erased) return answer.fail(erased.error());
    JsonAnswer out;
    out.open().field("events_removed", erased->events);
    write_kept_by_law(out, *erased);
    answer.reply(json_answer(out.close().take()));
  });
}

// Behind '#': neither a server's log nor a Referer has it.
void make_page_link(Call& call) {
  const auto id = call.customer_in_path();
  if (!id) return call.fail(id.error());
  if (!call.shop().knows(*id)) return call.fail({ErrorCode::not_found, "there is no such customer"});
  const ShopSettings& settings = call.view().settings;
  const std::int32_t first_day = call.service().own_page_from(*id);
  const std::int32_t last_day = first_day + own_page_days - 1;
  JsonAnswer out;
  out.open().field("link", settings.sending.public_url + "/me#" + call.service().own_page_token(*id, first_day));
  out.field("until", date::format("%F", date::sys_days{date::days{last_day}})).close();
  call.reply(out.take());
}

}  // namespace dangol
