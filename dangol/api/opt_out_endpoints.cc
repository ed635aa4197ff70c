// Refusing advertising with one tap or by a mail program's button (RFC 8058; docs/law.md F6, F9). Mail scanners open
// links: reading changes nothing. A link that does not hold is answered as one that does.
#include "api/call.h"
#include "api/endpoints.h"
#include "api/json_output.h"
#include "api/opt_out_page.h"
#include "api/shop_json.h"
#include "consent/consent_names.h"
#include "messages/consent_words.h"
#include "shop/opt_outs.h"

namespace dangol {
namespace {

constexpr std::size_t opt_outs_a_page = 50;

// When she last agreed to any advertising; nothing: there is nothing left to refuse.
std::optional<Instant> last_yes(const ConsentState& consent) {
  std::optional<Instant> last;
  for (const Purpose purpose : {Purpose::marketing, Purpose::night_marketing}) {
    for (const Channel channel : advertised_by) {
      const auto given = consent.given_at(purpose, channel);
      if (given && (!last || *given > *last)) last = given;
    }
  }
  return last;
}

Response done(const ShopView& view, Instant now, Language language) {
  const auto today = view.settings.zone.local(now).date();
  return opt_out_done(view.settings.founded.name, date::format("%F", today), language);
}

// Once for each yes: who agrees again and then takes the same old link refuses again.
IdempotencyKey key_of(Call& call, std::optional<Instant> yes) {
  const std::string when = yes ? std::to_string(yes->time_since_epoch().count()) : "never";
  return call.service().keyed("api:optOut:" + when, call.parameter(0));
}

GuestsJson opt_outs_json(const OptOutPage& page, const Zone& zone, Language language) {
  JsonAnswer out;
  out.open().field("guests", page.guests).open_list("shown");
  for (const OptOut& each : page.shown) {
    out.open().key("customer");
    write_found(out, each.guest, zone);
    out.field("since", zone.format(each.since));
    out.field("method", name_of(each.by)).field("method_text", method_words(each.by, language));
    out.open_list("channels");
    for (const Channel channel : each.channels) out.text(name_of(channel));
    out.close_list().close();
  }
  return out.close_list().close().take_guests();
}

}  // namespace

void show_opt_out(Call& call) { call.reply(opt_out_question(call.view().settings.founded.name, call.language())); }

void opt_out(Call& call) {
  if (!is_one_click(call.request().body))
    return call.fail({ErrorCode::invalid_input, "the body must be List-Unsubscribe=One-Click (RFC 8058)"});
  const Instant now = call.service().clock().now();
  const auto guest = call.service().guest_of(call.parameter(0), LinkUse::opt_out);
  if (!guest) return call.reply(done(call.view(), now, call.language()));
  const ConsentState consent = call.shop().consent(*guest);
  const auto yes = last_yes(consent);
  if (!yes && consent.answer(Purpose::marketing, Channel::none) == Answer::refused)
    return call.reply(done(call.view(), now, call.language()));
  const ConsentChanged refusal{Purpose::marketing, false, ConsentMethod::web,
                               std::string(call.view().consent_texts.current_version(Purpose::marketing))};
  const auto answer = call.defer();
  if (answer == nullptr) return;
  call.shop().record_later(call.event(*guest, key_of(call, yes), refusal),
                           [answer, view = call.shared_view(), now, language = call.language()](const auto& receipt) {
                             if (!receipt) return answer->fail(receipt.error());
                             answer->reply(done(*view, now, language));
                           });
}

void list_opt_outs(Call& call) {
  std::uint64_t from = 0;
  if (const std::string_view asked = call.query("from"); !asked.empty() && asked != "0") {
    const auto number = parse_id(asked);
    if (!number) return call.fail({ErrorCode::invalid_input, "from: expected a number"});
    from = *number;
  }
  call.later(call.service().reading(),
             [&shop = call.shop(), view = call.shared_view(), from, language = call.language()](LaterAnswer& answer) {
               const auto page = opt_outs(shop, from, opt_outs_a_page);
               if (!page) return answer.fail(page.error());
               answer.reply(opt_outs_json(*page, view->settings.zone, language));
             });
}

}  // namespace dangol
