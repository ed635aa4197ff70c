#include "baskets/association_rules.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace dangol {
namespace {

// The sets come in ascending order of their items, so a subset is found by bisection.
class SetCounts {
 public:
  SetCounts(const FrequentSets& sets, std::uint32_t baskets) : sets_(sets.sets), baskets_(baskets) {}

  std::uint32_t all() const { return baskets_; }
  std::uint32_t of(const std::vector<ItemId>& items) const {
    if (items.empty()) return baskets_;
    const auto at = std::ranges::lower_bound(sets_, items, {}, &FrequentSet::items);
    return at != sets_.end() && at->items == items ? at->count : 0;
  }

 private:
  const std::vector<FrequentSet>& sets_;
  std::uint32_t baskets_;
};

std::vector<ItemId> without(const std::vector<ItemId>& items, ItemId item) {
  std::vector<ItemId> rest;
  std::ranges::copy_if(items, std::back_inserter(rest), [&](ItemId each) { return each != item; });
  return rest;
}

std::vector<ItemId> with(std::vector<ItemId> items, ItemId item) {
  items.insert(std::ranges::lower_bound(items, item), item);
  return items;
}

double chance_of(const AssociationRule& rule, const SetCounts& counts) {
  const std::uint32_t drawn = counts.of(rule.when);
  double chance = fisher_tail(counts.all(), counts.of({rule.then}), drawn, rule.count);
  if (rule.when.size() == 1) return chance;
  for (const ItemId item : rule.when) {
    const std::vector<ItemId> part = without(rule.when, item);
    const double over_part = fisher_tail(counts.of(part), counts.of(with(part, rule.then)), drawn, rule.count);
    chance = std::max(chance, over_part);
  }
  return chance;
}

AssociationRule rule_of(const FrequentSet& set, ItemId then, const SetCounts& counts) {
  AssociationRule rule{.when = without(set.items, then), .then = then, .count = set.count};
  const double share = static_cast<double>(counts.of({then})) / counts.all();
  rule.support = static_cast<double>(set.count) / counts.all();
  rule.confidence = static_cast<double>(set.count) / counts.of(rule.when);
  rule.lift = rule.confidence / share;
  rule.conviction = (1 - share) / (1 - rule.confidence);
  return rule;
}

std::size_t possible_rules(const FrequentSets& sets) {
  std::size_t possible = 0;
  for (const FrequentSet& set : sets.sets) possible += set.items.size() > 1 ? set.items.size() : 0;
  return possible;
}

double log_choose(double n, double k) { return std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1); }

}  // namespace

double fisher_tail(std::uint32_t all, std::uint32_t marked, std::uint32_t drawn, std::uint32_t both) {
  const std::uint32_t least = marked + drawn > all ? marked + drawn - all : 0;
  if (both <= least) return 1;
  const double n = all;
  const double m = marked;
  const double d = drawn;
  const auto term_at = [&](double x) {
    return std::exp(log_choose(m, x) + log_choose(n - m, d - x) - log_choose(n, d));
  };
  // Summed away from the mode, where each term is smaller than the one before.
  double sum = 0;
  if (both > d * m / n) {
    double x = both;
    for (double term = term_at(x); x <= std::min(m, d) && term > sum * 1e-17; ++x) {
      sum += term;
      term *= (m - x) * (d - x) / ((x + 1) * (n - m - d + x + 1));
    }
    return std::min(sum, 1.0);
  }
  double x = both - 1.0;
  for (double term = term_at(x); x >= least && term > sum * 1e-17; --x) {
    sum += term;
    term *= x * (n - m - d + x) / ((m - x + 1) * (d - x + 1));
  }
  return std::max(1 - sum, 0.0);
}

std::vector<AssociationRule> association_rules(const FrequentSets& sets, std::uint32_t baskets,
                                               const RuleLimits& limits) {
  std::vector<AssociationRule> rules;
  const SetCounts counts(sets, baskets);
  const double most_chance = limits.most_chance / static_cast<double>(std::max<std::size_t>(possible_rules(sets), 1));
  for (const FrequentSet& set : sets.sets) {
    if (set.items.size() < 2) continue;
    for (const ItemId then : set.items) {
      AssociationRule rule = rule_of(set, then, counts);
      if (rule.confidence < limits.least_confidence) continue;
      rule.chance = chance_of(rule, counts);
      if (limits.most_chance < 1 && rule.chance > most_chance) continue;
      rules.push_back(std::move(rule));
    }
  }
  std::ranges::sort(rules, [](const AssociationRule& a, const AssociationRule& b) {
    return std::tie(b.confidence, b.count, a.when, a.then) < std::tie(a.confidence, a.count, b.when, b.then);
  });
  return rules;
}

}  // namespace dangol
