#include "api/segment_json.h"

#include <algorithm>
#include <array>

#include "api/shop_json.h"
#include "insights/categories.h"
#include "insights/segment_members.h"
#include "messages/segment_words.h"
#include "segments/amount_text.h"

namespace dangol {
namespace {

constexpr std::size_t most_members = 100;

std::string_view word_of(FieldKind kind) {
  constexpr std::array<std::string_view, 12> words{"count", "money", "days",     "ratio", "chance", "date",
                                                   "month", "item",  "category", "store", "flag",   "bought"};
  return words[static_cast<std::size_t>(kind)];
}

void write_condition(JsonAnswer& out, const Condition& condition, bool denied, int money_decimals) {
  const FieldInfo& field = field_info(condition.field);
  const bool is_bought = field.kind == FieldKind::bought;
  const bool is_number = field.kind <= FieldKind::month || (is_bought && condition.relation == Relation::since);
  const FieldKind shown = is_bought ? FieldKind::date : field.kind;
  out.open().field("not", denied).field("field", field.name);
  out.field("relation", is_bought ? std::string_view() : sign_of(condition.relation));
  const bool is_written = is_number && !condition.relative;
  out.text_or_null("amount", is_written ? amount_text(shown, condition.amount, money_decimals) : std::string());
  if (is_number && condition.relative && field.kind != FieldKind::month) {
    out.field("days", static_cast<std::int64_t>(condition.amount));
  } else {
    out.null("days");
  }
  out.text_or_null("name", condition.name).field("of_category", condition.of_category);
  out.field("times", condition.times).close();
}

bool is_single(const ExpressionNode& node) {
  const NodeKind inner = node.kind == NodeKind::negation ? node.children.front().kind : node.kind;
  return inner == NodeKind::condition;
}

void write_single(JsonAnswer& out, const ExpressionNode& node, int money_decimals) {
  const bool denied = node.kind == NodeKind::negation;
  write_condition(out, denied ? node.children.front().condition : node.condition, denied, money_decimals);
}

// The rule as a list of conditions that all hold or of which one does; null when it is no such list.
void write_list(JsonAnswer& out, const SegmentExpression& rule) {
  const ExpressionNode& root = rule.root;
  const bool is_list = root.kind == NodeKind::all || root.kind == NodeKind::any;
  if (is_list ? !std::ranges::all_of(root.children, is_single) : !is_single(root)) {
    out.null("list");
    return;
  }
  out.open("list").field("joined", root.kind == NodeKind::any ? "or" : "and").open_list("conditions");
  if (!is_list) write_single(out, root, rule.money_decimals);
  if (is_list) {
    for (const ExpressionNode& each : root.children) write_single(out, each, rule.money_decimals);
  }
  out.close_list().close();
}

}  // namespace

std::string segment_fields_json(const InsightQuestion& question) {
  JsonAnswer out;
  out.open().open_list("fields");
  for (const FieldInfo& field : segment_fields()) {
    out.open().field("name", field.name).field("kind", word_of(field.kind)).field("unit", field.unit);
    out.field("korean", field_words(field, Language::korean)).field("english", field_words(field, Language::english));
    out.field("example", field.example).open_list("relations");
    for (const Relation relation : relations_of(field.kind)) {
      out.open().field("sign", sign_of(relation));
      out.field("korean", relation_words(field.kind, relation, Language::korean));
      out.field("english", relation_words(field.kind, relation, Language::english)).close();
    }
    out.close_list().close();
  }
  out.close_list().open_list("items");
  for (const ItemDefined& item : question.catalog.items()) {
    if (item.item && !item.name.empty()) out.text(item.name);
  }
  out.close_list().open_list("categories");
  const Categories categories(question.catalog);
  for (std::uint32_t category = 1; category < categories.size(); ++category) {
    if (!categories.name(category).empty()) out.text(categories.name(category));
  }
  out.close_list().open_list("stores");
  for (const StoreDefined& store : question.catalog.stores()) {
    if (store.store && !store.name.empty()) out.text(store.name);
  }
  return out.close_list().field("longest_rule", longest_expression).close().take();
}

GuestsJson segment_json(const InsightQuestion& question, const SegmentExpression& rule) {
  const SegmentMembers found = segment_members(question.shop.guests(), rule, question.catalog, question.settings.zone,
                                               question.today(), most_members);
  const Currency currency = question.settings.currency();
  JsonAnswer out;
  out.open().field("rule", to_text(rule)).field("customers", found.guests).field("members", found.members);
  write_list(out, rule);
  out.open_list("shown");
  for (const SegmentMember& each : found.shown) {
    const auto guest = question.shop.found(each.guest);
    if (!guest) continue;  // erased since
    out.open().key("customer");
    write_found(out, *guest, question.settings.zone);
    write_texts(out, "because", why_words(each.because, currency, question.today(), question.language));
    out.close();
  }
  return out.close_list().close().take_guests();
}

std::string saved_segments_json(const InsightQuestion& question) {
  const SegmentsLook look = question.shop.segments();
  JsonAnswer out;
  out.open().field("customers", look.guests).open_list("segments");
  for (const SavedSegment& each : look.segments) {
    out.open().field("name", each.name).field("rule", each.rule).field("readable", each.readable);
    out.field("members", each.members).field("text", saved_segment_words(each, question.language)).close();
  }
  return out.close_list().close().take();
}

}  // namespace dangol
