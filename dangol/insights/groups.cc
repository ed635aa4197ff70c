#include "insights/groups.h"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

namespace dangol {
namespace {

constexpr std::uint64_t seed = 1;
constexpr std::size_t most_split_categories = 6;

using Bought = std::pair<std::uint32_t, std::uint32_t>;  // category and item

// What is gathered of all guests in one walk.
struct Gathered {
  std::vector<Behaviour> behaviours;
  std::vector<RfmCustomer> customers;
  std::map<std::uint32_t, std::vector<Companions>> buyers;  // by category: of each guest, what she took of it

  void add(const Guest& guest, const GuestDays& days, const Categories& categories, std::int32_t today) {
    visits_.clear();
    bought_.clear();
    for (std::size_t i = 0; i < days.size(); ++i) {
      visits_.push_back({days.days()[i], days.minutes()[i], days.paid_minor()[i]});
      for (const ItemId item : days.items(i)) {
        if (const std::uint32_t category = categories.of(item); category != 0)
          bought_.emplace_back(category, item.value);
      }
    }
    behaviours.push_back(behaviour_of(visits_, count_bought(), today));
    customers.push_back({today - days.days().back(), guest.habits.timed_visits(), guest.habits.spent_minor()});
  }

 private:
  std::vector<CategoryCount> count_bought() {
    std::ranges::sort(bought_);
    std::vector<CategoryCount> counts;
    for (auto at = bought_.begin(); at != bought_.end();) {
      const auto end = std::find_if(at, bought_.end(), [&](const Bought& each) { return each.first != at->first; });
      counts.push_back({at->first, static_cast<std::uint32_t>(end - at)});
      buyers[at->first].push_back(counted({at, end}));
      at = end;
    }
    return counts;
  }

  // `ascending`: of one category.
  static Companions counted(std::span<const Bought> ascending) {
    Companions items;
    items.reserve(ascending.size());
    for (const auto& [category, item] : ascending) {
      if (items.empty() || items.back().item != item) items.push_back({item, 0});
      ++items.back().count;
    }
    return items;
  }

  // Of one guest.
  std::vector<BehaviourVisit> visits_;
  std::vector<Bought> bought_;
};

std::vector<GuestGroup> described(const BehaviourGroups& found, const std::vector<Behaviour>& behaviours) {
  std::vector<GuestGroup> groups;
  for (const BehaviourGroup& each : found.groups) groups.push_back({each, 0, 0});
  for (std::size_t i = 0; i < found.group_of.size(); ++i) {  // none when guests are all alike
    if (found.group_of[i] == no_group) continue;
    GuestGroup& group = groups[found.group_of[i]];
    const auto share = 1 / static_cast<double>(group.behaviour.customers);
    group.visits_a_month += share * static_cast<double>(behaviours[i].visits_per_30_days);
    group.spend_a_visit_minor += share * static_cast<double>(behaviours[i].mean_spend_minor);
  }
  return groups;
}

std::vector<Split> splits_of(std::map<std::uint32_t, std::vector<Companions>>& buyers) {
  std::vector<std::uint32_t> categories;
  for (const auto& [category, guests] : buyers) categories.push_back(category);
  std::ranges::stable_sort(categories, std::greater{}, [&](std::uint32_t each) { return buyers[each].size(); });
  if (categories.size() > most_split_categories) categories.resize(most_split_categories);
  std::vector<Split> splits;
  for (const std::uint32_t category : categories) {
    Camps camps = find_camps(buyers[category], {.seed = seed});
    if (camps.found) splits.push_back({category, std::move(camps)});
  }
  return splits;
}

}  // namespace

ShopGroups shop_groups(const GuestWalk& walk, const Categories& categories, std::int32_t today) {
  Gathered all;
  GuestDays days;
  walk([&](const Guest& guest) {
    days.read(guest.habits, today);
    if (!days.empty()) all.add(guest, days, categories, today);
  });
  ShopGroups shop;
  shop.found = behaviour_groups(feature_table(all.behaviours), {.seed = seed});
  shop.groups = described(shop.found, all.behaviours);
  shop.grid = rfm_grid(all.customers, {});
  shop.splits = splits_of(all.buyers);
  return shop;
}

}  // namespace dangol
