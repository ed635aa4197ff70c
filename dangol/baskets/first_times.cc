#include "baskets/first_times.h"

#include <algorithm>

#include "baskets/association_rules.h"

namespace dangol {
namespace {

constexpr std::size_t known_visits = 3;  // before a first time is one
constexpr std::size_t following = 3;     // visits in which something follows

CategoryId category_of(ItemId item, ItemCategories categories) {
  return item.value < categories.size() ? categories[item.value] : CategoryId{};
}

// At which visit of hers each thing was bought first.
template <class Thing>
using FirstVisits = std::map<Thing, std::size_t>;

void add_to(auto& counts, const auto& key, int sign) {
  const auto at = counts.try_emplace(key, 0).first;
  at->second += sign;
  if (at->second == 0) counts.erase(at);
}

std::uint32_t count_of(const auto& counts, const auto& key) {
  const auto at = counts.find(key);
  return at == counts.end() ? 0 : static_cast<std::uint32_t>(at->second);
}

}  // namespace

void FirstTimes::count(std::span<const VisitItems> visits, int sign) {
  if (visits.size() <= known_visits) return;
  FirstVisits<ItemId> items;
  FirstVisits<CategoryId> categories;
  for (std::size_t visit = 0; visit < visits.size(); ++visit) {
    for (const ItemId item : visits[visit]) {
      items.emplace(item, visit);
      categories.emplace(category_of(item, categories_), visit);
    }
  }
  categories.erase(CategoryId{});

  const auto whole = [&](std::size_t visit) { return visit >= known_visits && visit + following < visits.size(); };
  for (std::size_t visit = known_visits; whole(visit); visit += following) {
    windows_ += sign;
    for (const auto& [item, first] : items) {
      if (first > visit && first <= visit + following) add_to(new_in_window_, item, sign);
    }
  }
  for (const auto& [category, visit] : categories) {
    if (!whole(visit)) continue;
    add_to(guests_, category, sign);
    for (const auto& [item, first] : items) {
      const bool follows = first > visit && first <= visit + following;
      if (follows && category_of(item, categories_) != category) add_to(followed_, Pair{category, item}, sign);
    }
  }
}

std::vector<FirstTimeRule> FirstTimes::rules(const FirstTimeLimits& limits) const {
  const double most_chance = limits.most_chance / static_cast<double>(std::max<std::size_t>(followed_.size(), 1));
  std::vector<FirstTimeRule> rules;
  for (const auto& [pair, followed] : followed_) {
    FirstTimeRule rule{.first = pair.first, .then = pair.then, .guests = count_of(guests_, pair.first)};
    rule.followed = static_cast<std::uint32_t>(followed);
    if (rule.followed < limits.least_followed) continue;
    const std::uint32_t usual = count_of(new_in_window_, pair.then);
    const auto windows = static_cast<std::uint32_t>(windows_);
    rule.share = static_cast<double>(followed) / rule.guests;
    rule.usual_share = windows == 0 ? 0 : static_cast<double>(usual) / windows;
    rule.lift = rule.share * std::max(windows, 1U) / (usual > 0 ? usual : 0.5);
    rule.chance = fisher_tail(windows + rule.guests, usual + rule.followed, rule.guests, rule.followed);
    if (rule.chance <= most_chance) rules.push_back(rule);
  }
  std::ranges::stable_sort(rules, {}, &FirstTimeRule::chance);
  return rules;
}

std::vector<CategoryId> new_categories(std::span<const VisitItems> earlier, VisitItems items,
                                       ItemCategories categories) {
  std::vector<CategoryId> found;
  if (earlier.size() < known_visits) return found;
  for (const ItemId item : items) found.push_back(category_of(item, categories));
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::erase(found, CategoryId{});
  for (const VisitItems visit : earlier) {
    for (const ItemId item : visit) std::erase(found, category_of(item, categories));
  }
  return found;
}

}  // namespace dangol
