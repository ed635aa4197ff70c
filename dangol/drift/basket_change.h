// Whether a customer turned to an item or away from one (or from a category: any ids that stand for what is bought).
//
// For each item and each m = 3 .. 6 the share of her last m visits that held it is compared with the visits before, by
// the signed root of the binomial likelihood ratio (McCullagh & Nelder, Generalized Linear Models, 1989, 2.3), the
// visits before joined by four visits of the shop's average guest, so that a first taste of what everybody takes is no
// change. Times m / 6, as in level_shift.h. The item that shows the most is what is told; its chance counts
// that it was picked from all items, because the shop's quiet customers were measured the same way.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/ids.h"
#include "drift/chance_tail.h"

namespace dangol {

struct ItemShare {
  ItemId item;
  double share = 0;  // 0..1 of the shop's visits hold it
};

struct BasketChange {
  enum class Kind : std::uint8_t { not_enough, same, turned_to, turned_away };
  Kind kind = Kind::not_enough;  // not_enough: fewer than eleven visits
  double chance = 1;             // 0..1: how often a customer who keeps her habits shows as much
  ItemId item;                   // none where nothing changed
  int with_before = 0;           // of visits_before
  int visits_before = 0;
  int with_after = 0;  // of visits_after
  int visits_after = 0;
};

using Basket = std::span<const ItemId>;  // items that were bought, not returned; in any order, repeats count once

struct ShopBaskets {
  std::vector<ItemShare> shares;  // ascending by item; one that is missing is not bought by others
  ChanceTail turned_to{{2.6, 3.1, 0.4}};
  ChanceTail turned_away{{1.9, 2.2, 0.25}};

  // `visits` oldest first; the latest 32 count. For every customer.
  void learn_windows(std::span<const Basket> visits);
};

// `visits` oldest first; the latest 32 count. `false_alarms`: of six visits in a row, 0 < .. <= 0.1. Some two
// microseconds for 32 visits of three items each.
BasketChange basket_change(std::span<const Basket> visits, const ShopBaskets& shop, double false_alarms = 0.05);

}  // namespace dangol
