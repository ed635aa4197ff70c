#include "insights/groups.h"

#include <algorithm>
#include <map>

namespace dangol {
namespace {

constexpr std::uint64_t seed = 1;
constexpr std::size_t most_split_categories = 6;

using CategoryCounts = std::map<std::uint32_t, std::uint32_t>;
using ItemCounts = std::map<std::uint32_t, std::uint32_t>;

// What is gathered of all guests in one walk.
struct Gathered {
  std::vector<Behaviour> behaviours;
  std::vector<RfmCustomer> customers;
  std::map<std::uint32_t, std::vector<Companions>> buyers;  // by category: of each guest, what she took of it

  void add(const Guest& guest, const GuestDays& days, const Categories& categories, std::int32_t today) {
    std::vector<BehaviourVisit> visits;
    CategoryCounts counts;
    std::map<std::uint32_t, ItemCounts> items;
    for (std::size_t i = 0; i < days.size(); ++i) {
      visits.push_back({days.days()[i], days.minutes()[i], days.paid_minor()[i]});
      for (const ItemId item : days.items(i)) {
        const std::uint32_t category = categories.of(item);
        if (category == 0) continue;
        ++counts[category];
        ++items[category][item.value];
      }
    }
    std::vector<CategoryCount> listed;
    for (const auto& [category, count] : counts) listed.push_back({category, count});
    behaviours.push_back(behaviour_of(visits, listed, today));
    customers.push_back({today - days.days().back(), guest.habits.timed_visits(), guest.habits.spent_minor()});
    for (const auto& [category, of_category] : items) {
      Companions& hers = buyers[category].emplace_back();
      for (const auto& [item, count] : of_category) hers.push_back({item, count});
    }
  }
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
