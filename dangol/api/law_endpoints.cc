// How the shop stands before the law that is about sending, for the owner.
#include <date/date.h>

#include <algorithm>

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

void write_day(JsonAnswer& out, std::string_view name, std::optional<std::int32_t> day) {
  out.text_or_null(name, day ? date::format("%F", date::sys_days{date::days{*day}}) : std::string());
}

void write_check(JsonAnswer& out, const LawCheck& check, std::int32_t today, Language language) {
  const LawWords words = law_words(check, today, language);
  out.open().field("rule", name_of(check.rule)).field("state", name_of(check.state));
  out.field("state_text", law_state_words(check.state, language));
  out.field("what", words.what).field("says", words.says).text_or_null("law", words.law);
  write_day(out, "day", check.day);
  out.text_or_null("channel", name_of(check.channel));
  out.text_or_null("purpose", check.purpose == Purpose{} ? std::string_view() : name_of(check.purpose));
  out.field("guests", check.ending.soon).close();
}

constexpr std::size_t most_branches = 1'000;

std::vector<StoreId> read_stores(JsonObject& in) {
  std::vector<StoreId> stores;
  for (const std::uint64_t id : in.ids("distance_stores", most_branches))
    stores.push_back({static_cast<std::uint32_t>(std::min<std::uint64_t>(id, UINT32_MAX))});
  std::ranges::sort(stores);
  return stores;
}

void write_statutory(JsonAnswer& out, const StatutorySummary& kept) {
  out.open("kept_by_law").field("guests", kept.guests).field("records", kept.records);
  write_day(out, "next_end", kept.next_end);
  write_day(out, "last_end", kept.last_end);
  out.close();
}

AroundTheShop around_the_shop(Service& service, const Zone& zone, std::int32_t today) {
  const date::year_month last_month = month_before(today);
  const std::int32_t from = trail_day(zone.instant(last_month / 1, {}));
  const std::int32_t until = trail_day(zone.instant((last_month + date::months{1}) / 1, {}));
  const std::vector<std::int32_t> days = service.trail().days();
  const bool has_trail = std::ranges::any_of(days, [&](std::int32_t day) { return day >= from && day < until; });
  return {!service.options().opt_out_secret.empty(), has_trail};
}

}  // namespace

void read_law(Call& call) {
  Service& service = call.service();
  call.later(service.reading(), [&service, view = call.shared_view(), language = call.language()](LaterAnswer& answer) {
    const Instant now = service.clock().now();
    const std::int32_t today = view->settings.zone.local(now).day;
    JsonAnswer out;
    out.open().open_list("checks");
    for (const LawCheck& each : law_look(service.shop(), now, around_the_shop(service, view->settings.zone, today)))
      write_check(out, each, today, language);
    out.close_list().open_list("penalties");
    for (const std::string_view each : law_penalties(language)) out.text(each);
    answer.reply(json_answer(out.close_list().close().take()));
  });
}

// How many would go by the time that is set, or by one that is thought of.
void read_retention(Call& call) {
  const RetentionSet& set = call.view().settings.retention;
  std::uint32_t months = set.months;
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
    const auto kept = shop.statutory();
    if (!kept) return answer.fail(kept.error());
    JsonAnswer out;
    out.open().field("months", set.months).field("guests", shop.customer_count()).field("over", over->size());
    out.open_list("distance_stores");
    for (const StoreId store : set.distance_stores) out.id(store.value);
    out.close_list();
    write_statutory(out, *kept);
    answer.reply(json_answer(out.close().take()));
  });
}

void set_retention(Call& call) {
  const auto key = call.idempotency_key("");
  if (!key) return call.fail(key.error());
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  RetentionSet set{static_cast<std::uint32_t>(in.integer("months", 0, longest_retention_months))};
  set.distance_stores = in.has("distance_stores") ? read_stores(in) : call.view().settings.retention.distance_stores;
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  call.record(call.event({}, *key, std::move(set)));
}

}  // namespace dangol
