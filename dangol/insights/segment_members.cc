#include "insights/segment_members.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <optional>

#include "events/codec.h"
#include "insights/categories.h"
#include "insights/guest_days.h"
#include "insights/worth.h"

namespace dangol {
namespace {

bool asks_for(const ExpressionNode& node, Field field) {
  if (node.kind == NodeKind::condition) return node.condition.field == field;
  return std::ranges::any_of(node.children, [&](const ExpressionNode& child) { return asks_for(child, field); });
}

// What a rule may ask about one guest; room that is used again.
class FactsReader {
 public:
  FactsReader(const Catalog& catalog, std::int32_t today) : categories_(catalog), today_(today) {}

  // Valid until the next guest is read.
  CustomerFacts read(const Guest& guest) {
    days_.read(guest.habits, today_);
    CustomerFacts facts;
    facts.visits = guest.habits.visits();
    facts.spent_minor = guest.habits.spent_minor();
    facts.agreed_personalisation = guest.personalised;
    facts.agreed_marketing = guest.marketing;
    if (!days_.empty()) read_days(guest, facts);
    if (const auto profile = decode_profile(guest.profile)) {
      if (profile->birth_date) facts.birthday_month = static_cast<std::uint8_t>(unsigned{profile->birth_date->month()});
      if (profile->home_store) facts.store = profile->home_store;
    }
    return facts;
  }
  const GuestDays& days() const { return days_; }

 private:
  void read_days(const Guest& guest, CustomerFacts& facts) {
    facts.last_visit_day = days_.days().back();
    facts.first_visit_day = static_cast<std::int32_t>(
        std::chrono::floor<date::days>(guest.habits.first_visit()).time_since_epoch().count());
    facts.known_since_day = facts.first_visit_day;
    const auto gaps = static_cast<double>(days_.size()) - 1;
    if (gaps > 0) facts.cycle_days = std::round(10 * (days_.days().back() - days_.days().front()) / gaps) / 10;
    lines_.clear();
    items_.clear();
    of_categories_.clear();
    for (std::size_t i = days_.size(); i-- > 0;) {
      for (const ItemId item : days_.items(i)) {
        const std::uint32_t category = categories_.of(item);
        lines_.push_back({days_.days()[i], static_cast<std::uint32_t>(i), item, category});
        ++items_[item.value];
        ++of_categories_[category];
      }
    }
    facts.bought = lines_;
    facts.favourite_item = {most_of(items_)};
    facts.favourite_category = most_of(of_categories_);
  }

  using Counts = std::map<std::uint32_t, int>;
  static std::uint32_t most_of(const Counts& counts) {
    const auto most = std::ranges::max_element(counts, {}, &Counts::value_type::second);
    return most == counts.end() ? 0 : most->first;
  }

  Categories categories_;
  std::int32_t today_;
  GuestDays days_;
  std::vector<BoughtLine> lines_;
  Counts items_;
  Counts of_categories_;
};

ValueModel model_of(const GuestWalk& walk, std::int32_t today) {
  std::vector<BuyingHistory> histories;
  GuestDays days;
  walk([&](const Guest& guest) {
    days.read(guest.habits, today);
    if (!days.empty()) histories.push_back(history_of(guest, days, today));
  });
  return fit_value(histories);
}

}  // namespace

SegmentNames segment_names(const Catalog& catalog, const Currency& currency) {
  SegmentNames names(currency.decimals);
  for (const ItemDefined& item : catalog.items()) {
    if (item.item && !item.name.empty()) names.add(FieldKind::item, item.name, item.item.value);
  }
  const Categories categories(catalog);
  for (std::uint32_t category = 1; category < categories.size(); ++category)
    names.add(FieldKind::category, categories.name(category), category);
  for (const StoreDefined& store : catalog.stores()) {
    if (store.store && !store.name.empty()) names.add(FieldKind::store, store.name, store.store.value);
  }
  return names;
}

SegmentMembers segment_members(const GuestWalk& walk, const SegmentExpression& rule, const Catalog& catalog,
                               std::int32_t today, std::size_t limit) {
  std::optional<ValueModel> model;
  if (asks_for(rule.root, Field::value) || asks_for(rule.root, Field::alive_chance)) model = model_of(walk, today);
  SegmentMembers found;
  FactsReader reader(catalog, today);
  walk([&](const Guest& guest) {
    if (!guest.personalised) return;
    ++found.guests;
    CustomerFacts facts = reader.read(guest);
    if (model && model->enough && !reader.days().empty()) {
      const CustomerValue value = value_of(*model, history_of(guest, reader.days(), today), worth_outlook);
      // As people would say them: rules are no finer than that.
      facts.value_minor = std::round(value.value.expected);
      facts.alive_chance = std::round(100 * value.alive) / 100;
    }
    if (!holds(rule, facts, today)) return;
    ++found.members;
    if (found.shown.size() < limit) found.shown.push_back({guest.id, why(rule, facts, today)});
  });
  return found;
}

}  // namespace dangol
