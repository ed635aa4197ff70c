// The first time a guest buys from a category, and what guests then turn to: first nappies, soon wipes and toys, and
// beer.
//
//   FirstTimes shop(categories);
//   for (each guest) shop.add(her_visits);                          oldest first
//   for (const FirstTimeRule& rule : shop.rules({})) ...            what follows a first time more than by chance
//   new_categories(her_visits_so_far, todays_items, categories)     which firsts today is
//
// A first time counts when three earlier visits are known without the category. What follows is an item of another
// category that she buys for the first time within her next three visits. It is compared with every third visit of all
// guests by Fisher's exact test, as in association_rules.h; a guest counts once for a category.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "base/ids.h"

namespace dangol {

using CategoryId = Id<struct CategoryTag, std::uint32_t>;  // 0: none
using ItemCategories = std::span<const CategoryId>;        // [item id]; items beyond have none
using VisitItems = std::span<const ItemId>;                // what was bought at one visit

struct FirstTimeRule {
  CategoryId first;
  ItemId then;
  std::uint32_t guests = 0;    // who bought from the category for the first time
  std::uint32_t followed = 0;  // of them, who then bought the item for the first time
  std::uint32_t within_visits = 3;
  double share = 0;        // followed / guests
  double usual_share = 0;  // of any three visits, in which a guest buys the item for the first time
  double lift = 0;         // share / usual_share; at a usual share of 0, of half a visit's worth
  double chance = 1;       // 0..1, one-sided p-value
};

struct FirstTimeLimits {
  std::uint32_t least_followed = 3;
  // At most this, divided by how many pairs of category and item were seen (Bonferroni).
  double most_chance = 0.05;
};

class FirstTimes {
 public:
  // `categories` must outlive it.
  explicit FirstTimes(ItemCategories categories) : categories_(categories) {}

  // All visits of one guest that are remembered, oldest first. Linear in what she bought.
  void add(std::span<const VisitItems> visits) { count(visits, 1); }
  // As they were added: afterwards nothing of them is left.
  void remove(std::span<const VisitItems> visits) { count(visits, -1); }

  // The least chance first.
  std::vector<FirstTimeRule> rules(const FirstTimeLimits& limits) const;

 private:
  struct Pair {
    CategoryId first;
    ItemId then;
    friend auto operator<=>(const Pair&, const Pair&) = default;
  };
  void count(std::span<const VisitItems> visits, int sign);

  ItemCategories categories_;
  std::int64_t windows_ = 0;                      // every third visit of all guests, with the three after it
  std::map<ItemId, std::int64_t> new_in_window_;  // of them, those in which the item was new to her
  std::map<CategoryId, std::int64_t> guests_;
  std::map<Pair, std::int64_t> followed_;
};

// Categories of `items` that none of `earlier` visits had, ascending; none while fewer than three visits are known.
std::vector<CategoryId> new_categories(std::span<const VisitItems> earlier, VisitItems items,
                                       ItemCategories categories);

}  // namespace dangol
