// "Who takes these takes that": rules from frequent sets (Agrawal, Imielinski & Swami 1993), with a guard against rules
// that only chance made (Webb, "Discovering significant patterns", Machine Learning 68, 2007, sections 2 and 3).
//
//   const FrequentSets sets = frequent_sets(baskets, {.least_count = 10});
//   for (const AssociationRule& rule : association_rules(sets, baskets.size(), {.least_confidence = 0.6})) ...
#pragma once

#include <vector>

#include "baskets/frequent_sets.h"

namespace dangol {

struct AssociationRule {
  std::vector<ItemId> when;  // ascending, at least one
  ItemId then;               // not among them
  std::uint32_t count = 0;   // baskets that hold all of these
  double support = 0;        // 0..1, of all baskets
  double confidence = 0;     // 0..1, of the baskets with `when`
  double lift = 0;           // how many times likelier than in any basket
  double conviction = 0;     // (1 - P(then)) / (1 - confidence), Brin et al. 1997; infinite at confidence 1
  double chance = 1;         // 0..1, see RuleLimits
};

struct RuleLimits {
  double least_confidence = 0.5;  // 0..1
  // `chance` is the one-sided p-value of Fisher's exact test that `then` is likelier with `when`, than in any basket
  // and than with each part of `when` that lacks one item: the largest of them. At most this, divided by how many
  // rules the sets allow (Bonferroni): so chance alone makes any rule at all in this share of shops. 1: no guard.
  double most_chance = 0.05;
};

// Best first: by confidence, then by count, then by items. `sets` must be complete: with all subsets of each.
std::vector<AssociationRule> association_rules(const FrequentSets& sets, std::uint32_t baskets,
                                               const RuleLimits& limits);

// P(X >= both) of a hypergeometric X: `both` of the `marked` among `drawn` of `all`. 0..1.
double fisher_tail(std::uint32_t all, std::uint32_t marked, std::uint32_t drawn, std::uint32_t both);

}  // namespace dangol
