#include "baskets/frequent_sets.h"

#include <algorithm>
#include <iterator>

namespace dangol {
namespace {

// An item that may follow the set in hand, and the baskets that hold them all.
struct Extension {
  ItemId item;
  std::vector<BasketNumber> baskets;
};

class Miner {
 public:
  Miner(const FrequentSetLimits& limits, FrequentSets& found) : limits_(limits), found_(found) {}

  void extend(const std::vector<Extension>& extensions) {
    for (std::size_t i = 0; i < extensions.size() && found_.complete; ++i) {
      prefix_.push_back(extensions[i].item);
      keep(static_cast<std::uint32_t>(extensions[i].baskets.size()));
      if (prefix_.size() < limits_.most_items) extend(joined(extensions, i));
      prefix_.pop_back();
    }
  }

 private:
  void keep(std::uint32_t count) {
    found_.complete = found_.sets.size() < limits_.most_sets;
    if (found_.complete) found_.sets.push_back({prefix_, count});
  }

  std::vector<Extension> joined(const std::vector<Extension>& extensions, std::size_t with) const {
    std::vector<Extension> next;
    std::vector<BasketNumber> both;
    const std::vector<BasketNumber>& baskets = extensions[with].baskets;
    for (std::size_t i = with + 1; i < extensions.size(); ++i) {
      both.clear();
      std::ranges::set_intersection(baskets, extensions[i].baskets, std::back_inserter(both));
      if (both.size() >= limits_.least_count) next.push_back({extensions[i].item, both});
    }
    return next;
  }

  const FrequentSetLimits& limits_;
  FrequentSets& found_;
  std::vector<ItemId> prefix_;
};

}  // namespace

FrequentSets frequent_sets(const BasketLog& baskets, const FrequentSetLimits& limits) {
  FrequentSets found;
  std::vector<Extension> single;
  for (const auto& [item, of_item] : baskets.items()) {
    if (of_item.size() >= limits.least_count) single.push_back({item, of_item});
  }
  Miner(limits, found).extend(single);
  return found;
}

}  // namespace dangol
