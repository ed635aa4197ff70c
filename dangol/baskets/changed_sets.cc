#include "baskets/changed_sets.h"

#include <algorithm>
#include <map>

namespace dangol {
namespace {

// A changed basket that holds the set in hand, from its item after the set's last one on.
struct Holder {
  std::span<const ItemId> rest;
  int sign;  // +1 added, -1 taken out
};

// One item that follows in a changed basket.
struct Follower {
  ItemId item;
  Holder holder;
};

class SetUpdate {
 public:
  SetUpdate(FrequentSets& before, const BasketLog& baskets, const FrequentSetLimits& limits)
      : old_(before.sets), least_before_(before.limits.least_count), baskets_(baskets), limits_(limits) {
    BasketNumber last = 0;
    for (const auto& [item, of_item] : baskets.items()) {
      first_number_ = std::min(first_number_, of_item.front());
      last = std::max(last, of_item.back());
    }
    numbers_ = first_number_ <= last ? std::size_t{last} - first_number_ + 1 : 0;
  }

  // The old sets first .. last extend the set in hand; `holders` are the changed baskets that hold it.
  void extend(std::size_t first, std::size_t last, std::span<const Holder> holders) {
    const std::vector<Follower> followers = followers_of(holders);
    for (std::size_t i = 0; i < followers.size();) {
      const ItemId item = followers[i].item;
      const std::size_t place = first_with(item, first, last);
      keep_old(first, place);
      first = first_after(item, place, last);
      std::vector<Holder> with_item;
      for (; i < followers.size() && followers[i].item == item; ++i) with_item.push_back(followers[i].holder);
      visit(item, place, first, with_item);
    }
    keep_old(first, last);
  }

  std::vector<FrequentSet> take() { return std::move(found_); }

 private:
  // The set in hand with `item`; the old sets first .. last are it, when it was frequent, and what extends it.
  void visit(ItemId item, std::size_t first, std::size_t last, std::span<const Holder> holders) {
    prefix_.push_back(item);
    const bool known = first < last;
    const std::uint32_t count = known ? changed_count(old_[first].count, holders) : count_if_added(holders);
    if (count >= limits_.least_count) {
      found_.push_back({prefix_, count});
      if (prefix_.size() < limits_.most_items) extend(known ? first + 1 : first, last, holders);
    }
    prefix_.pop_back();
  }

  static std::uint32_t changed_count(std::uint32_t before, std::span<const Holder> holders) {
    std::int64_t count = before;
    for (const Holder& each : holders) count += each.sign;
    return static_cast<std::uint32_t>(std::max<std::int64_t>(count, 0));
  }

  // A set that was not frequent can only have become so by baskets that were added: enough of them to make up for what
  // it lacked, and for what more is asked now.
  std::uint32_t count_if_added(std::span<const Holder> holders) {
    const auto added = std::ranges::count_if(holders, [](const Holder& each) { return each.sign > 0; });
    if (added == 0 || least_before_ - 1 + added < limits_.least_count) return 0;
    const std::span<const BasketNumber> of_item = baskets_.of(prefix_.back());
    if (prefix_.size() == 1) return static_cast<std::uint32_t>(of_item.size());
    const std::span<const BasketNumber> of_rest = baskets_of_prefix(prefix_.size() - 1);
    const bool rest_is_rarer = prefix_.size() > 2 || of_rest.size() < of_item.size();
    const ItemId looked_up = rest_is_rarer ? prefix_.back() : prefix_.front();
    const std::vector<bool>& held = held_by(looked_up);
    const auto rarer = rest_is_rarer ? of_rest : of_item;
    return static_cast<std::uint32_t>(
        std::ranges::count_if(rarer, [&](BasketNumber number) { return held[number - first_number_]; }));
  }

  // The baskets that hold the first `size` items of the set in hand: found when first asked for.
  std::span<const BasketNumber> baskets_of_prefix(std::size_t size) {
    if (size == 1) return baskets_.of(prefix_.front());
    holding_.resize(std::max(holding_.size(), size + 1));
    if (std::ranges::equal(holding_[size].items, std::span(prefix_).first(size))) return holding_[size].baskets;
    const std::span<const BasketNumber> shorter = baskets_of_prefix(size - 1);
    const std::vector<bool>& held = held_by(prefix_[size - 1]);
    Holding& holding = holding_[size];
    holding.items.assign(prefix_.begin(), prefix_.begin() + static_cast<std::ptrdiff_t>(size));
    holding.baskets.clear();
    std::ranges::copy_if(shorter, std::back_inserter(holding.baskets),
                         [&](BasketNumber number) { return held[number - first_number_]; });
    return holding.baskets;
  }

  const std::vector<bool>& held_by(ItemId item) {
    std::vector<bool>& held = held_[item];
    if (held.empty()) {
      held.resize(numbers_);
      for (const BasketNumber number : baskets_.of(item)) held[number - first_number_] = true;
    }
    return held;
  }

  static std::vector<Follower> followers_of(std::span<const Holder> holders) {
    std::vector<Follower> followers;
    for (const Holder& each : holders) {
      for (std::size_t i = 0; i < each.rest.size(); ++i) {
        followers.push_back({each.rest[i], {each.rest.subspan(i + 1), each.sign}});
      }
    }
    std::ranges::stable_sort(followers, {}, &Follower::item);
    return followers;
  }

  // Old sets are in ascending order, so those with one item at the place after the set in hand stand together.
  std::size_t first_with(ItemId item, std::size_t first, std::size_t last) const {
    const auto at = [&](const FrequentSet& set) { return set.items[prefix_.size()]; };
    return static_cast<std::size_t>(
        std::ranges::lower_bound(old_.begin() + offset(first), old_.begin() + offset(last), item, {}, at) -
        old_.begin());
  }
  std::size_t first_after(ItemId item, std::size_t first, std::size_t last) const {
    const auto at = [&](const FrequentSet& set) { return set.items[prefix_.size()]; };
    return static_cast<std::size_t>(
        std::ranges::upper_bound(old_.begin() + offset(first), old_.begin() + offset(last), item, {}, at) -
        old_.begin());
  }
  static std::ptrdiff_t offset(std::size_t place) { return static_cast<std::ptrdiff_t>(place); }

  void keep_old(std::size_t first, std::size_t last) {
    for (; first < last; ++first) {
      if (old_[first].count >= limits_.least_count) found_.push_back(std::move(old_[first]));
    }
  }

  struct Holding {
    std::vector<ItemId> items;
    std::vector<BasketNumber> baskets;
  };

  std::vector<FrequentSet>& old_;
  std::int64_t least_before_;
  const BasketLog& baskets_;
  const FrequentSetLimits& limits_;
  std::vector<ItemId> prefix_;
  std::vector<FrequentSet> found_;
  // The baskets of sets and items that had to be counted afresh.
  BasketNumber first_number_ = UINT32_MAX;
  std::size_t numbers_ = 0;
  std::map<ItemId, std::vector<bool>> held_;
  std::vector<Holding> holding_;
};

std::vector<std::vector<ItemId>> in_order(std::span<const ChangedBasket> changes) {
  std::vector<std::vector<ItemId>> ordered;
  for (const ChangedBasket& each : changes) {
    auto& items = ordered.emplace_back(each.items.begin(), each.items.end());
    std::ranges::sort(items);
    items.erase(std::unique(items.begin(), items.end()), items.end());
  }
  return ordered;
}

}  // namespace

FrequentSets frequent_sets_after(FrequentSets before, std::span<const ChangedBasket> changes, const BasketLog& baskets,
                                 const FrequentSetLimits& limits) {
  const bool enough = before.complete && limits.least_count >= before.limits.least_count &&
                      limits.most_items == before.limits.most_items && before.limits.least_count > 0;
  if (!enough) return frequent_sets(baskets, limits);
  const auto ordered = in_order(changes);
  std::vector<Holder> holders;
  for (std::size_t i = 0; i < ordered.size(); ++i) holders.push_back({ordered[i], changes[i].added ? 1 : -1});
  SetUpdate update(before, baskets, limits);
  if (limits.most_items > 0) update.extend(0, before.sets.size(), holders);
  FrequentSets found{.sets = update.take(), .complete = true, .limits = limits};
  return found.sets.size() <= limits.most_sets ? std::move(found) : frequent_sets(baskets, limits);
}

}  // namespace dangol
