#include "api/insight_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "api/shop_json.h"
#include "habits/packed_orders.h"
#include "insights/after_first_time.h"
#include "insights/arrivals.h"
#include "insights/groups.h"
#include "insights/proof.h"
#include "insights/suggestion_choices.h"
#include "insights/together.h"
#include "messages/arrival_words.h"
#include "messages/basket_words.h"
#include "messages/change_words.h"
#include "messages/choice_words.h"
#include "messages/group_words.h"
#include "messages/proof_words.h"
#include "messages/rhythm_words.h"
#include "messages/taste_words.h"
#include "messages/worth_words.h"

namespace dangol {
namespace {

constexpr std::size_t most_worth = 10;
constexpr std::size_t most_changes = 50;
constexpr std::size_t most_rules = 50;
constexpr std::size_t most_likely = 30;
constexpr std::size_t most_tastes = 5;

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

// "due_from" and "due_to": between them she comes in 80 % of cases; null while too little is known.
void write_due(JsonAnswer& out, const RhythmForecast& forecast) {
  const bool known = forecast.earliest_day > 0 && forecast.state != RhythmState::gone;
  out.text_or_null("due_from", known ? date_text(forecast.earliest_day) : "");
  out.text_or_null("due_to", known ? date_text(forecast.latest_day) : "");
  out.field("overdue_days", forecast.state == RhythmState::overdue ? forecast.days_over : 0);
}

// The grid's cells with all amounts of spend together: what can be shown as a square.
std::vector<RfmCell> by_recency_and_frequency(const RfmGrid& grid) {
  std::vector<RfmCell> square;
  for (const RfmCell& cell : grid.cells) {
    const auto same = std::ranges::find_if(
        square, [&](const RfmCell& each) { return each.recency == cell.recency && each.frequency == cell.frequency; });
    if (same == square.end()) {
      square.push_back(cell);
    } else {
      same->customers += cell.customers;
      same->spent_minor = saturated_sum(same->spent_minor, cell.spent_minor);
    }
  }
  return square;
}

void write_bounds(JsonAnswer& out, std::string_view name, const std::vector<double>& bounds) {
  std::string numbers;
  for (const double bound : bounds) numbers += fmt::format("{}{:g}", numbers.empty() ? "" : ",", bound);
  out.raw(name, "[" + numbers + "]");
}

}  // namespace

GuestsJson value_json(const InsightQuestion& question) {
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
  return out.close_list().close().take_guests();
}

GuestsJson changes_json(const InsightQuestion& question) {
  const std::int32_t today = question.today();
  const auto found =
      changes_in_shop(question.shop.guests(), today, question.shop.knowledge()->yardsticks, most_changes);
  JsonAnswer out;
  out.open().raw("false_alarms", fmt::format("{:g}", change_false_alarms));
  out.field("text", changes_words(found.size(), question.language)).open_list("changes");
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
  return out.close_list().close().take_guests();
}

GuestsJson together_json(const InsightQuestion& question) {
  const Together found = together(question.shop.guests(), question.today());
  JsonAnswer out;
  out.open().field("enough", !found.rules.empty()).field("baskets", found.baskets);
  out.field("text", together_words(found, question.language)).open_list("rules");
  for (std::size_t i = 0; i < std::min(found.rules.size(), most_rules); ++i) {
    const AssociationRule& rule = found.rules[i];
    out.open().field("text", rule_words(rule, question.catalog, question.language)).open_list("when");
    for (const ItemId item : rule.when) out.text(question.catalog.name_of(item));
    out.close_list().field("then", question.catalog.name_of(rule.then)).field("count", rule.count);
    out.share("confidence", static_cast<float>(rule.confidence));
    out.raw("lift", fmt::format("{:.3g}", rule.lift)).close();
  }
  out.close_list().open_list("first_times");
  const Categories categories(question.catalog);
  for (const FirstTimeRule& each : after_first_times(question.shop.guests(), categories, question.today())) {
    const std::string_view category = categories.name(each.first.value);
    out.open().field("text", first_time_words(each, category, question.catalog, question.language));
    out.field("category", category).field("then", question.catalog.name_of(each.then)).close();
  }
  return out.close_list().close().take_guests();
}

GuestsJson arrivals_json(const InsightQuestion& question) {
  const auto likely =
      who_would_like(question.shop.guests(), question.catalog, question.item, question.today(), most_likely);
  JsonAnswer out;
  out.open().id("item", question.item.value).field("name", question.catalog.name_of(question.item));
  out.field("text", arrivals_words(likely.size(), question.language)).open_list("guests");
  for (const LikelyCustomer& each : likely) {
    const auto guest = question.shop.found(each.customer);
    if (!guest) continue;  // erased since
    out.open().key("customer");
    write_found(out, *guest, question.settings.zone);
    out.field("text", arrival_words(each, question.catalog, question.language));
    out.raw("score", fmt::format("{:.4g}", each.score)).close();
  }
  return out.close_list().close().take_guests();
}

GuestsJson groups_json(const InsightQuestion& question) {
  const Categories categories(question.catalog);
  const ShopGroups shop = shop_groups(question.shop.guests(), categories, question.today());
  const Currency currency = question.settings.currency();
  JsonAnswer out;
  out.open().field("enough", shop.found.enough).field("text", groups_words(shop, question.language));
  double stability = shop.groups.empty() ? 0 : 1;
  std::size_t in_groups = 0;
  for (const GuestGroup& each : shop.groups) {
    stability = std::min(stability, each.behaviour.stability);
    in_groups += each.behaviour.customers;
  }
  out.share("stability", static_cast<float>(stability)).open_list("groups");
  for (const GuestGroup& each : shop.groups) {
    const double part = static_cast<double>(each.behaviour.customers) / static_cast<double>(in_groups);
    out.open().field("name", group_name(each, categories, question.language));
    out.field("customers", each.behaviour.customers).share("share", static_cast<float>(part));
    out.raw("visits_a_month", fmt::format("{:.1f}", each.visits_a_month));
    minor(out, "spend_a_visit_minor", each.spend_a_visit_minor);
    write_texts(out, "traits", group_traits(each, categories, currency, question.language));
    out.close();
  }
  out.close_list();
  write_bounds(out, "recency_days", shop.grid.bounds.days_since_visit);
  write_bounds(out, "frequency_visits", shop.grid.bounds.visits);
  out.open_list("grid");
  for (const RfmCell& cell : by_recency_and_frequency(shop.grid)) {
    out.open().field("recency", cell.recency).field("frequency", cell.frequency).field("customers", cell.customers);
    out.field("spend_minor", cell.spent_minor).close();
  }
  out.close_list().open_list("splits");
  for (const Split& split : shop.splits) {
    out.open().field("text", split_words(split, categories, question.language)).open_list("camps");
    for (const bool first : {true, false}) {
      out.open().field("customers", first ? split.camps.first : split.camps.second);
      write_texts(out, "traits", camp_traits(split, first, question.catalog));
      out.close();
    }
    out.close_list().close();
  }
  return out.close_list().close().take_guests();
}

std::string rhythm_json(const InsightQuestion& question) {
  const std::int32_t today = question.today();
  const auto knowledge = question.shop.knowledge();
  const GuestRhythmLook look = question.shop.rhythm_of(question.customer, today);
  const RhythmForecast& visits = look.rhythm.visits;
  JsonAnswer out;
  out.open().field("enough", visits.state != RhythmState::not_enough);
  out.field("text", rhythm_words(visits, today, question.language));
  out.share("regularity", static_cast<float>(visits.regularity)).open_list("visits");
  for (const std::int32_t day : look.days) out.text(date_text(day));
  out.close_list().open_list("days");
  for (std::size_t i = 0; i < look.next_on.size(); ++i) {
    out.open().field("date", date_text(today + static_cast<std::int32_t>(i)));
    out.share("chance", static_cast<float>(look.next_on[i])).close();
  }
  out.close_list().share("week", static_cast<float>(visits.chance_week));
  write_due(out, visits);
  out.open_list("services");
  for (const ServiceRhythm& each : look.rhythm.services) {
    const std::string_view name = knowledge->categories.name(each.category);
    out.open().field("name", name).field("text", service_words(each, name, today, question.language));
    out.raw("every_days", fmt::format("{:.1f}", each.forecast.gap_days)).field("last", date_text(each.last_day));
    write_due(out, each.forecast);
    out.close();
  }
  out.close_list().open_list("changes");
  for (const GuestChange& change : look.changes) {
    out.open().field("kind", word_of(change.kind)).field("since", date_text(change.since_day));
    out.field("text", change_words(change, question.catalog, question.settings.currency(), today, question.language));
    out.share("sureness", static_cast<float>(1 - change.chance)).close();
  }
  out.close_list();
  write_texts(out, "segments", question.shop.segments_of(question.customer));
  return out.close().take();
}

std::string tastes_json(const InsightQuestion& question) {
  const Recommendations hers = question.shop.tastes_of(question.customer, question.today(), most_tastes);
  JsonAnswer out;
  out.open();
  const auto write_list = [&](std::string_view name, const std::vector<RecommendedItem>& items) {
    out.open_list(name);
    for (const RecommendedItem& each : items) {
      out.open().id("item", each.item.value).field("name", question.catalog.name_of(each.item));
      out.field("text", taste_words(each.because, question.catalog, question.language)).close();
    }
    out.close_list();
  };
  write_list("again", hers.repeat);
  write_list("fresh", hers.fresh);
  return out.close().take();
}

// `share` and its interval are null while they are not known.
void write_way(JsonAnswer& out, std::string_view way, std::string_view text, std::optional<double> share,
               const Interval& interval) {
  out.open().field("way", way).field("text", text);
  if (!share) return static_cast<void>(out.null("share").null("low").null("high").close());
  out.share("share", static_cast<float>(*share)).share("low", static_cast<float>(interval.low));
  out.share("high", static_cast<float>(interval.high)).close();
}

void write_choices(JsonAnswer& out, const InsightQuestion& question) {
  const ExplorationSet& set = question.settings.exploration;
  const SuggestionChoices found = suggestion_choices(question.shop.guests(), question.today());
  out.open("choices").field("text", exploration_words(set, question.language));
  out.share("share", static_cast<float>(set.share_thousandths) / 1000);
  out.field("shown", found.shown).field("taken", found.taken).field("tried_out", found.tried_out).open_list("ways");
  write_way(out, "as_now", shown_words(found, question.language), found.taken_share(), found.interval);
  for (const WayOfChoosing& each : found.ways) {
    const OffPolicyEstimate known = each.estimate.value_or(OffPolicyEstimate{});
    write_way(out, each.way == ChoosingWay::best_alone ? "best_alone" : "evenly", way_words(each, question.language),
              each.estimate ? std::optional(known.value) : std::nullopt, known.interval);
  }
  out.close_list().close();
}

GuestsJson proof_json(const InsightQuestion& question) {
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
  out.close_list().close().close_list();
  write_choices(out, question);
  return out.close().take_guests();
}

}  // namespace dangol
