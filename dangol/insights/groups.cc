#include "insights/groups.h"

#include <algorithm>
#include <map>
#include <span>

namespace dangol {
namespace {

constexpr std::uint64_t seed = 1;
constexpr std::size_t most_split_categories = 6;

// What is gathered of all guests in one walk.
struct Gathered {
  std::vector<Behaviour> behaviours;
  std::vector<RfmCustomer> customers;
  std::map<std::uint32_t, std::size_t> buyers;  // guests, by category

  void add(const Guest& guest, const GuestDays& days, const Categories& categories, std::int32_t today) {
    visits_.clear();
    bought_.clear();
    for (std::size_t i = 0; i < days.size(); ++i) {
      visits_.push_back({days.days()[i], days.minutes()[i], days.paid_minor()[i]});
      for (const ItemId item : days.items(i)) bought_.push_back(categories.of(item));
    }
    behaviours.push_back(behaviour_of(visits_, count_bought(), today));
    customers.push_back({today - days.days().back(), guest.habits.timed_visits(), guest.habits.spent_minor()});
  }

 private:
  std::vector<CategoryCount> count_bought() {
    std::ranges::sort(bought_);
    std::vector<CategoryCount> counts;
    for (const std::uint32_t category : bought_) {
      if (category == 0) continue;
      if (counts.empty() || counts.back().category != category) {
        counts.push_back({category, 0});
        ++buyers[category];
      }
      ++counts.back().count;
    }
    return counts;
  }

  // Of one guest.
  std::vector<BehaviourVisit> visits_;
  std::vector<std::uint32_t> bought_;
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

// The categories with most buyers.
std::vector<std::uint32_t> most_bought(const std::map<std::uint32_t, std::size_t>& buyers) {
  std::vector<std::uint32_t> categories;
  for (const auto& [category, guests] : buyers) categories.push_back(category);
  std::ranges::stable_sort(categories, std::greater{}, [&](std::uint32_t each) { return buyers.at(each); });
  categories.resize(std::min(categories.size(), most_split_categories));
  return categories;
}

Companions counted(std::vector<std::uint32_t>& items) {
  std::ranges::sort(items);
  Companions counts;
  for (const std::uint32_t item : items) {
    if (counts.empty() || counts.back().item != item) counts.push_back({item, 0});
    ++counts.back().count;
  }
  return counts;
}

// What each of its buyers took of each of these categories.
std::vector<std::vector<Companions>> companions_in(std::span<const std::uint32_t> chosen, const GuestWalk& walk,
                                                   const Categories& categories, std::int32_t today) {
  std::vector<std::vector<Companions>> buyers(chosen.size());
  std::vector<std::vector<std::uint32_t>> hers(chosen.size());
  GuestDays days;
  walk([&](const Guest& guest) {
    days.read(guest.habits, today);
    for (auto& items : hers) items.clear();
    for (std::size_t i = 0; i < days.size(); ++i) {
      for (const ItemId item : days.items(i)) {
        const auto place = std::ranges::find(chosen, categories.of(item)) - chosen.begin();
        if (place < std::ssize(chosen)) hers[static_cast<std::size_t>(place)].push_back(item.value);
      }
    }
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      if (!hers[i].empty()) buyers[i].push_back(counted(hers[i]));
    }
  });
  return buyers;
}

std::vector<Split> splits_of(std::span<const std::uint32_t> chosen, std::span<const std::vector<Companions>> buyers) {
  std::vector<Split> splits;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    Camps camps = find_camps(buyers[i], {.seed = seed});
    if (camps.found) splits.push_back({chosen[i], std::move(camps)});
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
  const std::vector<std::uint32_t> chosen = most_bought(all.buyers);
  shop.splits = splits_of(chosen, companions_in(chosen, walk, categories, today));
  return shop;
}

}  // namespace dangol
