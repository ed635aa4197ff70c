#include "api/insight_json.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "api/shop_json.h"
#include "insights/proof.h"
#include "insights/together.h"
#include "messages/basket_words.h"
#include "messages/change_words.h"
#include "messages/proof_words.h"
#include "messages/worth_words.h"

namespace dangol {
namespace {

constexpr std::size_t most_worth = 10;
constexpr std::size_t most_changes = 50;
constexpr std::size_t most_rules = 50;

std::string_view word_of(Measure measure) {
  constexpr std::array<std::string_view, 6> words{"revisit", "repurchase", "visits", "spend", "cycle", "satisfaction"};
  return words[static_cast<std::size_t>(measure)];
}

std::string_view word_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::sample_ratio_broken: return "broken";
    case Verdict::not_enough_yet: return "not_enough_yet";
    case Verdict::better: return "better";
    case Verdict::worse: return "worse";
    case Verdict::no_difference_that_matters: return "no_difference";
    case Verdict::cannot_tell_yet: break;
  }
  return "cannot_tell_yet";
}

std::string date_text(std::int32_t day) { return date::format("%F", date::sys_days{date::days{day}}); }

void number_or_null(JsonAnswer& out, std::string_view name, const std::optional<double>& value) {
  if (!value) {
    out.null(name);
  } else {
    out.raw(name, fmt::format("{:.6g}", *value));
  }
}

void write(JsonAnswer& out, const MeasuredProof& measured, const InsightQuestion& question) {
  const Comparison& found = measured.found;
  out.open().field("measure", word_of(measured.measure)).field("verdict", word_of(found.verdict));
  out.field("text", proof_words(measured, question.settings.currency(), question.language));
  number_or_null(out, "difference", found.difference);
  number_or_null(out, "low", found.interval ? std::optional(found.interval->low) : std::nullopt);
  number_or_null(out, "high", found.interval ? std::optional(found.interval->high) : std::nullopt);
  number_or_null(out, "weeks_more", found.more_weeks);
  out.close();
}

JsonAnswer& minor(JsonAnswer& out, std::string_view name, double value) {
  return out.field(name, static_cast<std::int64_t>(std::llround(value)));
}

void write(JsonAnswer& out, std::string_view name, const std::vector<GuestWorth>& guests,
           const InsightQuestion& question, bool slipping) {
  const Currency currency = question.settings.currency();
  out.open_list(name);
  for (const GuestWorth& each : guests) {
    const auto guest = question.shop.found(each.guest);
    if (!guest) continue;  // erased since
    out.open().key("customer");
    write_found(out, *guest, question.settings.zone);
    minor(out, "value_minor", each.value.value.expected);
    minor(out, "low", each.value.value.low);
    minor(out, "high", each.value.value.high);
    out.share("alive", static_cast<float>(each.value.alive));
    out.field("text", slipping ? slipping_words(each.value, question.language)
                               : guest_worth_words(each.value, currency, question.language));
    out.close();
  }
  out.close_list();
}

void write(JsonAnswer& out, const ShopWorth& shop, Language language) {
  out.open("moved").field("since", date_text(shop.moved_since));
  minor(out, "from_minor", shop.moved.before);
  minor(out, "to_minor", shop.moved.after).open_list("parts");
  for (const MovedPart& part : moved_words(shop.moved, language)) {
    out.open().field("kind", part.kind);
    minor(out, "minor", part.minor).field("text", part.text).close();
  }
  out.close_list().close();
}

}  // namespace

std::string value_json(const InsightQuestion& question) {
  const ShopWorth shop = shop_worth(question.shop.guests(), question.today(), most_worth);
  const bool enough = shop.equity.enough;
  JsonAnswer out;
  out.open().field("as_of", question.settings.zone.format(question.now)).field("enough", enough);
  out.field("text", worth_words(shop, question.settings.currency(), question.language));
  out.field("horizon_days", std::llround(7 * worth_outlook.weeks)).field("customers", shop.equity.customers);
  out.raw("alive", fmt::format("{:.1f}", shop.alive));
  if (enough) {
    out.open("equity");
    minor(out, "minor", shop.equity.total.expected);
    minor(out, "low", shop.equity.total.low);
    minor(out, "high", shop.equity.total.high).close();
    write(out, shop, question.language);
  } else {
    out.null("equity").null("moved");
  }
  const std::vector<GuestWorth> nobody;
  write(out, "best", enough ? shop.best : nobody, question, false);
  write(out, "slipping", enough ? shop.slipping : nobody, question, true);
  out.open_list("spread");
  for (const WorthBar& bar : shop.spread) {
    if (!enough) break;
    out.open();
    minor(out, "from_minor", bar.from_minor);
    minor(out, "to_minor", bar.to_minor).field("customers", bar.guests).close();
  }
  return out.close_list().close().take();
}

std::string changes_json(const InsightQuestion& question) {
  const std::int32_t today = question.today();
  const auto found = changes_in_shop(question.shop.guests(), today, question.shop.knowledge()->yardsticks, most_changes);
  JsonAnswer out;
  out.open().raw("false_alarms", fmt::format("{:g}", change_false_alarms)).open_list("changes");
  for (const FoundChange& each : found) {
    const auto guest = question.shop.found(each.guest);
    if (!guest) continue;  // erased since
    out.open().key("customer");
    write_found(out, *guest, question.settings.zone);
    out.field("kind", word_of(each.change.kind)).field("since", date_text(each.change.since_day));
    out.field("text",
              change_words(each.change, question.catalog, question.settings.currency(), today, question.language));
    out.share("sureness", static_cast<float>(1 - each.change.chance)).close();
  }
  return out.close_list().close().take();
}

std::string together_json(const InsightQuestion& question) {
  const Together found = together(question.shop.guests(), question.today());
  JsonAnswer out;
  out.open().field("baskets", found.baskets).open_list("rules");
  for (std::size_t i = 0; i < std::min(found.rules.size(), most_rules); ++i) {
    const AssociationRule& rule = found.rules[i];
    out.open().field("text", rule_words(rule, question.catalog, question.language)).open_list("when");
    for (const ItemId item : rule.when) out.text(question.catalog.name_of(item));
    out.close_list().field("then", question.catalog.name_of(rule.then)).field("count", rule.count);
    out.share("confidence", static_cast<float>(rule.confidence));
    out.raw("lift", fmt::format("{:.3g}", rule.lift)).close();
  }
  return out.close_list().close().take();
}

std::string proof_json(const InsightQuestion& question) {
  const HoldOutSet& set = question.settings.suggestion_hold_out;
  const std::int32_t start = question.settings.zone.local(question.settings.hold_out_since).day;
  const Proof proof = proof_of_suggestions(question.shop.guests(), set, start, question.today());
  JsonAnswer out;
  out.open().open_list("hold_outs").open().field("name", "suggestion");
  out.field("text", hold_out_words(set, question.language));
  out.share("share", static_cast<float>(set.share_thousandths) / 1000).field("window_days", set.window_days);
  out.text_or_null("since", set.share_thousandths == 0 ? "" : date_text(start));
  out.field("told", proof.treated).field("held", proof.held_out).open_list("measures");
  for (const MeasuredProof& measured : proof.measures) write(out, measured, question);
  return out.close_list().close().close_list().close().take();
}

}  // namespace dangol
