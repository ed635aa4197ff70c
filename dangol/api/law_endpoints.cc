// How the shop stands before the law that is about sending, for the owner.
#include <date/date.h>

#include "api/call.h"
#include "api/endpoints.h"
#include "api/json_input.h"
#include "api/json_output.h"
#include "consent/consent_names.h"
#include "messages/law_words.h"
#include "shop/acceptance.h"
#include "shop/law_look.h"

namespace dangol {
namespace {

void write_check(JsonAnswer& out, const LawCheck& check, std::int32_t today, Language language) {
  const LawWords words = law_words(check, today, language);
  out.open().field("rule", name_of(check.rule)).field("state", name_of(check.state));
  out.field("state_text", law_state_words(check.state, language));
  out.field("what", words.what).field("says", words.says).text_or_null("law", words.law);
  if (check.day) out.field("day", date::format("%F", date::sys_days{date::days{*check.day}}));
  if (!check.day) out.null("day");
  out.text_or_null("channel", name_of(check.channel));
  out.text_or_null("purpose", check.purpose == Purpose{} ? std::string_view() : name_of(check.purpose));
  out.field("guests", check.ending.soon).close();
}

}  // namespace

void read_law(Call& call) {
  Service& service = call.service();
  call.later(service.reading(), [&service, view = call.shared_view(), language = call.language()](LaterAnswer& answer) {
    const Instant now = service.clock().now();
    const std::int32_t today = view->settings.zone.local(now).day;
    JsonAnswer out;
    out.open().open_list("checks");
    for (const LawCheck& each : law_look(service.shop(), now, !service.options().opt_out_secret.empty()))
      write_check(out, each, today, language);
    out.close_list().open_list("penalties");
    for (const std::string_view each : law_penalties(language)) out.text(each);
    answer.reply(json_answer(out.close_list().close().take()));
  });
}

// How many would go by the time that is set, or by one that is thought of.
void read_retention(Call& call) {
  const std::uint32_t set = call.view().settings.retention_months;
  std::uint32_t months = set;
  if (const std::string_view text = call.query("months"); !text.empty()) {
    const auto asked = parse_id(text);
    if (!asked || *asked > longest_retention_months)
      return call.fail({ErrorCode::invalid_input, "months are a number from 1 to 120"}, "months");
    months = static_cast<std::uint32_t>(*asked);
  }
  call.later(call.service().reading(), [&shop = call.shop(), set, months](LaterAnswer& answer) {
    const auto over =
        months == 0 ? Result<std::vector<CustomerId>>(std::vector<CustomerId>()) : shop.whose_time_is_over(months);
    if (!over) return answer.fail(over.error());
    JsonAnswer out;
    out.open().field("months", set).field("guests", shop.customer_count()).field("over", over->size());
    answer.reply(json_answer(out.close().take()));
  });
}

void set_retention(Call& call) {
  const auto key = call.idempotency_key("");
  if (!key) return call.fail(key.error());
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  const RetentionSet set{static_cast<std::uint32_t>(in.integer("months", 0, longest_retention_months))};
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  call.record(call.event({}, *key, set));
}

}  // namespace dangol
