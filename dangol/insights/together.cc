#include "insights/together.h"

#include <algorithm>
#include <span>

#include "insights/guest_days.h"

namespace dangol {
namespace {

constexpr std::uint32_t fewest_baskets = 5;      // of a rule
constexpr std::uint32_t baskets_a_thousand = 1;  // of a rule, in a long history
constexpr std::size_t most_in_set = 4;

}  // namespace

FrequentSetLimits together_limits(const BasketLog& baskets) {
  return {.least_count = std::max(fewest_baskets, baskets.size() * baskets_a_thousand / 1000),
          .most_items = most_in_set};
}

Together together(const BasketLog& baskets) {
  Together result;
  result.baskets = baskets.size();
  FrequentSetLimits limits = together_limits(baskets);
  FrequentSets sets = frequent_sets(baskets, limits);
  while (!sets.complete) {
    limits.least_count *= 2;
    sets = frequent_sets(baskets, limits);
  }
  result.least_count = limits.least_count;
  result.sets = sets.sets.size();
  result.rules = association_rules(sets, baskets.size(), together_rules);
  return result;
}

BasketLog different_baskets(const GuestWalk& walk, std::int32_t today) {
  BasketLog baskets;
  GuestDays guest;
  std::vector<ItemId> items;  // what the spans point into
  std::vector<std::span<const ItemId>> hers;
  walk([&](const Guest& each) {
    guest.read(each.habits, today);
    items.clear();
    hers.clear();
    std::size_t lines = 0;
    for (std::size_t i = 0; i < guest.size(); ++i) lines += guest.items(i).size();
    items.reserve(lines);
    for (std::size_t i = 0; i < guest.size(); ++i) {
      const auto begin = items.insert(items.end(), guest.items(i).begin(), guest.items(i).end());
      std::sort(begin, items.end());
      items.erase(std::unique(begin, items.end()), items.end());
      hers.emplace_back(begin, items.end());
    }
    std::ranges::sort(hers, [](auto a, auto b) { return std::ranges::lexicographical_compare(a, b); });
    hers.erase(std::unique(hers.begin(), hers.end(), [](auto a, auto b) { return std::ranges::equal(a, b); }),
               hers.end());
    for (const auto& basket : hers) baskets.add(basket);
  });
  return baskets;
}

}  // namespace dangol
