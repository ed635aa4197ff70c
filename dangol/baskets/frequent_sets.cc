#include "baskets/frequent_sets.h"

#include <algorithm>

namespace dangol {
namespace {

using Place = std::uint32_t;  // of an item among the frequent ones, ascending

// The baskets again as lists of items, frequent ones only, one list behind the other.
struct FlatBaskets {
  std::vector<ItemId> items;        // the frequent ones, by place
  std::vector<std::uint32_t> ends;  // of each basket, in `places`
  std::vector<Place> places;        // ascending within a basket

  FlatBaskets(const BasketLog& baskets, std::uint32_t least_count) {
    BasketNumber first = UINT32_MAX;
    BasketNumber last = 0;
    for (const ItemId item : baskets.items()) {
      const auto of_item = baskets.of(item);
      if (of_item.size() < least_count) continue;
      items.push_back(item);
      first = std::min(first, of_item.front());
      last = std::max(last, of_item.back());
    }
    if (items.empty()) return;
    // Sizes first, then items in their ascending order: each basket's come out sorted.
    std::vector<std::uint32_t> next(std::size_t{last} - first + 2, 0);
    for (const ItemId item : items) {
      for (const BasketNumber number : baskets.of(item)) ++next[number - first + 1];
    }
    for (std::size_t i = 1; i < next.size(); ++i) next[i] += next[i - 1];
    places.resize(next.back());
    for (Place place = 0; place < items.size(); ++place) {
      for (const BasketNumber number : baskets.of(items[place])) places[next[number - first]++] = place;
    }
    next.pop_back();
    ends = std::move(next);
  }
};

// One basket that holds the set in hand: its items after the set's last one.
struct Occurrence {
  std::uint32_t begin;
  std::uint32_t end;
};

class Miner {
 public:
  Miner(const FlatBaskets& flat, const FrequentSetLimits& limits, FrequentSets& found)
      : flat_(flat),
        limits_(limits),
        found_(found),
        counts_(flat.items.size(), 0),
        levels_(std::min(limits.most_items, flat.items.size())) {}

  void extend(std::span<const Occurrence> occurrences) {
    if (prefix_.size() == levels_.size()) return;
    Level& level = levels_[prefix_.size()];
    deliver(occurrences, level);
    for (const Extension& each : level.extensions) {
      prefix_.push_back(flat_.items[each.place]);
      keep(each.count);
      if (!found_.complete) return;
      extend(std::span(level.occurrences).subspan(each.filled - each.count, each.count));
      prefix_.pop_back();
    }
  }

 private:
  // An item that enough baskets hold along with the set in hand.
  struct Extension {
    Place place;
    std::uint32_t count;
    std::uint32_t filled;  // end of its occurrences
  };
  struct Level {
    std::vector<Extension> extensions;
    std::vector<Occurrence> occurrences;
  };

  void deliver(std::span<const Occurrence> occurrences, Level& level) {
    count(occurrences, level.extensions);
    std::uint32_t room = 0;
    for (std::uint32_t i = 0; i < level.extensions.size(); ++i) {
      Extension& each = level.extensions[i];
      each.filled = room;
      room += each.count;
      counts_[each.place] = i + 1;  // where it stands, for the second pass
    }
    if (level.occurrences.size() < room) level.occurrences.resize(room);
    for (const Occurrence& each : occurrences) {
      for (std::uint32_t at = each.begin; at < each.end; ++at) {
        const std::uint32_t stands = counts_[flat_.places[at]];
        if (stands > 0) level.occurrences[level.extensions[stands - 1].filled++] = {at + 1, each.end};
      }
    }
    for (const Extension& each : level.extensions) counts_[each.place] = 0;
  }

  // Leaves counts_ zero again. What is done depends on the items that occur, not on how many the shop sells.
  void count(std::span<const Occurrence> occurrences, std::vector<Extension>& extensions) {
    extensions.clear();
    seen_.clear();
    for (const Occurrence& each : occurrences) {
      for (std::uint32_t at = each.begin; at < each.end; ++at) {
        if (counts_[flat_.places[at]]++ == 0) seen_.push_back(flat_.places[at]);
      }
    }
    for (const Place place : seen_) {
      if (counts_[place] >= limits_.least_count) extensions.push_back({place, counts_[place], 0});
      counts_[place] = 0;
    }
    std::ranges::sort(extensions, {}, &Extension::place);
  }

  void keep(std::uint32_t count) {
    found_.complete = found_.sets.size() < limits_.most_sets;
    if (found_.complete) found_.sets.push_back({prefix_, count});
  }

  const FlatBaskets& flat_;
  const FrequentSetLimits& limits_;
  FrequentSets& found_;
  std::vector<ItemId> prefix_;
  std::vector<std::uint32_t> counts_;  // by place; zero between uses
  std::vector<Place> seen_;
  std::vector<Level> levels_;
};

}  // namespace

FrequentSets frequent_sets(const BasketLog& baskets, const FrequentSetLimits& limits) {
  FrequentSets found;
  found.limits = limits;
  const FlatBaskets flat(baskets, limits.least_count);
  std::vector<Occurrence> all;
  std::uint32_t begin = 0;
  for (const std::uint32_t end : flat.ends) {
    if (end > begin) all.push_back({begin, end});
    begin = end;
  }
  Miner(flat, limits, found).extend(all);
  return found;
}

}  // namespace dangol
