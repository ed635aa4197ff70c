#include "evaluation/invented_baskets.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

namespace dangol {
namespace {

constexpr std::array trades{
    InventedTrade{"department store", 6000, 8000, 60, 4, 6, .2, 6, .45, .05},
    InventedTrade{"weekly grocer", 4000, 3000, 30, 16, 8, .55, 14, .3, .02},
    InventedTrade{"neighbourhood grocer", 2500, 1500, 15, 12, 5, .8, 8, .5, .02},
    InventedTrade{"cafe", 1500, 60, 6, 10, 1.6, .75, 3, .5, .01},
    InventedTrade{"sixty guests", 60, 40, 4, 8, 1.8, .7, 3, .5, .01},
};

using Dice = std::mt19937_64;

double uniform(Dice& dice) { return static_cast<double>(dice() >> 11) * 0x1p-53; }
std::uint32_t below(Dice& dice, std::uint32_t limit) { return static_cast<std::uint32_t>(dice() % limit); }

// 1 + geometric of that mean.
std::uint32_t some(Dice& dice, double mean) {
  if (mean <= 1) return 1;
  const double more = 1 - 1 / mean;
  return 1 + static_cast<std::uint32_t>(std::min(60.0, std::log(1 - uniform(dice)) / std::log(more)));
}

// Items by rank with chances like 1 / (rank + 2): most shops' sales.
std::uint32_t by_rank(Dice& dice, std::uint32_t items) {
  const double top = std::log((items + 2.0) / 2.0);
  return std::min(items - 1, static_cast<std::uint32_t>(2 * std::exp(uniform(dice) * top) - 2));
}

struct Favourite {
  std::uint32_t item;
  double weight;
  double gap;  // baskets between purchases
  double next;
};

class InventedShop {
 public:
  InventedShop(const InventedTrade& trade, std::uint64_t seed) : trade_(trade), dice_(seed) {
    for (std::uint32_t theme = 0; theme < trade.themes; ++theme) {
      auto& items = themes_.emplace_back();
      for (std::uint32_t i = 0; i < std::max(5U, trade.items / trade.themes); ++i)
        items.push_back(below(dice_, trade.items));
    }
  }
  BasketSequence customer() {
    const std::array own{below(dice_, trade_.themes), below(dice_, trade_.themes)};
    std::vector<Favourite> favourites;
    for (std::uint32_t i = some(dice_, trade_.favourites); i > 0; --i) {
      const double gap = 1 + 6 * uniform(dice_) * uniform(dice_);
      favourites.push_back({from_themes(own), 0.2 + uniform(dice_), gap, gap * uniform(dice_)});
    }
    BasketSequence made;
    const std::uint32_t baskets = 2 + some(dice_, trade_.mean_baskets);
    const double start = 40 * uniform(dice_);
    for (std::uint32_t k = 0; k <= baskets; ++k) {
      TasteBasket basket{static_cast<std::int32_t>(k), items_of_basket(own, favourites, k, start)};
      if (k < baskets)
        made.history.push_back(std::move(basket));
      else
        made.next = std::move(basket);
    }
    return made;
  }

 private:
  std::uint32_t from_themes(const std::array<std::uint32_t, 2>& own) {
    const auto& items = themes_[own[uniform(dice_) < 0.7 ? 0 : 1]];
    return items[by_rank(dice_, static_cast<std::uint32_t>(items.size()))];
  }
  std::uint32_t fashionable(double time) {
    const auto shift = static_cast<std::uint32_t>(time * trade_.drift * 10);
    return (by_rank(dice_, trade_.items) + 7 * shift) % trade_.items;
  }
  std::vector<ItemId> items_of_basket(const std::array<std::uint32_t, 2>& own, std::vector<Favourite>& favourites,
                                      std::uint32_t k, double start) {
    std::vector<std::uint32_t> items;
    for (std::uint32_t left = some(dice_, trade_.mean_size); left > 0; --left) {
      if (uniform(dice_) < trade_.repeat_share) {
        const auto due = std::ranges::max_element(favourites, {}, [&](const Favourite& f) {
          return (static_cast<double>(k) - f.next) / f.gap + f.weight * 2 * uniform(dice_);
        });
        items.push_back(due->item);
        due->next = static_cast<double>(k) + due->gap * (0.5 + uniform(dice_));
      } else if (uniform(dice_) < trade_.popular_share) {
        items.push_back(fashionable(start + k));
      } else {
        items.push_back(from_themes(own));
        if (uniform(dice_) < 0.15)
          favourites[below(dice_, static_cast<std::uint32_t>(favourites.size()))].item = items.back();
      }
    }
    std::ranges::sort(items);
    items.erase(std::unique(items.begin(), items.end()), items.end());
    std::vector<ItemId> ids;
    for (const std::uint32_t item : items) ids.push_back({item + 1});
    return ids;
  }

  const InventedTrade& trade_;
  Dice dice_;
  std::vector<std::vector<std::uint32_t>> themes_;
};

}  // namespace

std::span<const InventedTrade> invented_trades() { return trades; }

BasketSequences invent_baskets(const InventedTrade& trade, std::uint64_t seed) {
  BasketSequences made;
  made.name = trade.name;
  made.item_limit = trade.items + 1;
  InventedShop shop(trade, seed);
  for (std::uint32_t i = 0; i < trade.customers; ++i) made.customers.push_back(shop.customer());
  divide(made);
  return made;
}

}  // namespace dangol
