#include "insights/facts_reader.h"

#include <algorithm>
#include <cmath>

#include "events/profile_codec.h"

namespace dangol {
namespace {

bool asks_for_worth(const ExpressionNode& node) {
  if (node.kind == NodeKind::condition)
    return node.condition.field == Field::value || node.condition.field == Field::alive_chance;
  return std::ranges::any_of(node.children, [](const ExpressionNode& child) { return asks_for_worth(child); });
}

std::uint32_t most_of(const std::map<std::uint32_t, int>& counts) {
  const auto most = std::ranges::max_element(counts, {}, [](const auto& each) { return each.second; });
  return most == counts.end() ? 0 : most->first;
}

}  // namespace

bool asks_for_worth(const SegmentExpression& rule) { return asks_for_worth(rule.root); }

void FactsReader::learn_worth(const GuestWalk& walk) { model_ = shop_value_model(walk, today_); }

CustomerFacts FactsReader::read_figures(const Guest& guest) {
  days_.read(guest.habits, today_);
  CustomerFacts facts;
  facts.visits = guest.habits.visits();
  facts.spent_minor = guest.habits.spent_minor();
  facts.agreed_personalisation = guest.personalised;
  facts.agreed_marketing = guest.marketing;
  if (!days_.empty()) {
    facts.last_visit_day = days_.days().back();
    facts.first_visit_day = zone_.local(guest.habits.first_visit()).day;
    facts.known_since_day = facts.first_visit_day;
    const auto gaps = static_cast<double>(days_.size()) - 1;
    if (gaps > 0) facts.cycle_days = std::round(10 * (days_.days().back() - days_.days().front()) / gaps) / 10;
  }
  if (const auto profile = decode_profile(guest.profile)) {
    if (profile->birth_date) facts.birthday_month = static_cast<std::uint8_t>(unsigned{profile->birth_date->month()});
    if (profile->home_store) facts.store = profile->home_store;
  }
  return facts;
}

CustomerFacts FactsReader::read(const Guest& guest) {
  CustomerFacts facts = read_figures(guest);
  if (!days_.empty()) read_purchases(facts);
  if (model_ && model_->enough && !days_.empty()) {
    const CustomerValue value = value_of(*model_, history_of(guest, days_, today_), worth_outlook);
    // As people would say them: rules are no finer than that.
    facts.value_minor = std::round(value.value.expected);
    facts.alive_chance = std::round(100 * value.alive) / 100;
  }
  return facts;
}

bool FactsReader::is_ahead(const Guest& guest) const {
  return guest.habits.visits() > 0 && zone_.local(guest.habits.last_visit()).day > today_;
}

void FactsReader::read_purchases(CustomerFacts& facts) {
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

}  // namespace dangol
