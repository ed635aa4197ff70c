#include "evaluation/purchase_change.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>

#include "drift/basket_change.h"
#include "drift/spend_change.h"

namespace dangol {
namespace {

constexpr std::size_t visits_measured = 26;
constexpr std::size_t visits_altered = 6;

struct BoughtVisits {
  std::vector<std::int64_t> minor;
  std::vector<std::vector<ItemId>> items;

  std::vector<Basket> baskets() const { return {items.begin(), items.end()}; }
};

// The regulars' first 26 visits, in the order of their numbers.
std::vector<BoughtVisits> regulars_of(const Purchases& purchases) {
  std::vector<BoughtVisits> all(purchases.customers);
  std::vector<std::int32_t> last(purchases.customers, INT32_MIN);
  for (const Purchase& row : purchases.rows) {
    BoughtVisits& hers = all[row.customer];
    if (row.day != last[row.customer]) {
      if (hers.minor.size() == visits_measured) continue;
      hers.minor.push_back(0);
      hers.items.emplace_back();
      last[row.customer] = row.day;
    }
    hers.minor.back() += std::llround(100 * row.amount);
    if (row.item > 0) hers.items.back().push_back({row.item});
  }
  std::erase_if(all, [](const BoughtVisits& each) { return each.minor.size() < visits_measured; });
  return all;
}

Figure share_of_tried(std::size_t hits, std::size_t tried) {
  constexpr double z = 1.96;
  const auto n = static_cast<double>(tried);
  const double p = static_cast<double>(hits) / n;
  const double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
  const double half = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  return with_interval(share(p), middle - half, middle + half);
}

using Altered = std::function<void(BoughtVisits&)>;

// Of each half's regulars, how many `alarmed` says something of when the shop was learned without them.
template <class Shop, class Learn, class Alarmed>
Figure noticed(const std::vector<BoughtVisits>& regulars, const Altered& alter, const Learn& learn,
               const Alarmed& alarmed) {
  std::size_t hits = 0;
  for (const std::size_t half : {0U, 1U}) {
    const Shop shop = learn(half);
    for (std::size_t i = half; i < regulars.size(); i += 2) {
      BoughtVisits visits = regulars[i];
      alter(visits);
      hits += alarmed(visits, shop) ? 1U : 0U;
    }
  }
  return share_of_tried(hits, regulars.size());
}

void measure_spend(const std::vector<BoughtVisits>& regulars, Evaluation& evaluation) {
  const auto learn = [&](std::size_t without) {
    QuietShop shop = QuietShop::of_spend();
    for (std::size_t i = 1 - without; i < regulars.size(); i += 2) learn_spend_spread(shop, regulars[i].minor);
    for (std::size_t i = 1 - without; i < regulars.size(); i += 2) learn_spend_windows(shop, regulars[i].minor);
    return shop;
  };
  const auto alarmed = [](const BoughtVisits& visits, const QuietShop& shop) {
    const auto kind = spend_change(visits.minor, shop).kind;
    return kind == SpendChange::Kind::more || kind == SpendChange::Kind::less;
  };
  const auto times = [](double factor) {
    return [factor](BoughtVisits& visits) {
      for (std::size_t i = visits_measured - visits_altered; i < visits_measured; ++i) {
        visits.minor[i] = std::llround(static_cast<double>(visits.minor[i]) * factor);
      }
    };
  };
  Table& table = evaluation.table("What she spends, looked at after six visits", {"untouched: alarms", "x2", "x0.5"});
  table.row("Dangol", {noticed<QuietShop>(regulars, times(1), learn, alarmed),
                       noticed<QuietShop>(regulars, times(2), learn, alarmed),
                       noticed<QuietShop>(regulars, times(0.5), learn, alarmed)});
}

std::vector<ItemShare> shares_of(const std::vector<BoughtVisits>& regulars, std::size_t without) {
  std::map<ItemId, double> visits_with;
  double visits = 0;
  for (std::size_t i = 1 - without; i < regulars.size(); i += 2) {
    for (std::vector<ItemId> items : regulars[i].items) {
      std::ranges::sort(items);
      items.erase(std::unique(items.begin(), items.end()), items.end());
      for (const ItemId item : items) ++visits_with[item];
      ++visits;
    }
  }
  std::vector<ItemShare> shares;
  for (const auto& [item, with] : visits_with) shares.push_back({item, with / visits});
  return shares;
}

// What she takes most often, taken out of her last visits.
void without_favourite(BoughtVisits& visits) {
  std::map<ItemId, int> taken;
  for (const auto& items : visits.items) {
    for (const ItemId item : items) ++taken[item];
  }
  if (taken.empty()) return;
  const ItemId favourite = std::ranges::max_element(taken, {}, [](const auto& each) { return each.second; })->first;
  for (std::size_t i = visits_measured - visits_altered; i < visits_measured; ++i) {
    std::erase(visits.items[i], favourite);
  }
}

// Something that nobody took before, at four of her last six visits.
void with_new_love(BoughtVisits& visits) {
  constexpr ItemId unheard_of{UINT32_MAX};
  for (const std::size_t back : {1U, 2U, 4U, 5U}) visits.items[visits_measured - back].push_back(unheard_of);
}

void measure_basket(const std::vector<BoughtVisits>& regulars, Evaluation& evaluation) {
  const std::array shares{shares_of(regulars, 0), shares_of(regulars, 1)};
  const auto learn = [&](std::size_t without) {
    ShopBaskets shop{.shares = shares[without]};
    for (std::size_t i = 1 - without; i < regulars.size(); i += 2) shop.learn_windows(regulars[i].baskets());
    return shop;
  };
  const auto alarmed = [](const BoughtVisits& visits, const ShopBaskets& shop) {
    const auto kind = basket_change(visits.baskets(), shop).kind;
    return kind == BasketChange::Kind::turned_to || kind == BasketChange::Kind::turned_away;
  };
  const auto nothing = [](BoughtVisits&) {};
  Table& table = evaluation.table("What she buys, looked at after six visits",
                                  {"untouched: alarms", "new item at 4 of 6", "favourite gone"});
  table.row("Dangol", {noticed<ShopBaskets>(regulars, nothing, learn, alarmed),
                       noticed<ShopBaskets>(regulars, with_new_love, learn, alarmed),
                       noticed<ShopBaskets>(regulars, without_favourite, learn, alarmed)});
}

}  // namespace

void measure_purchase_change(const Purchases& purchases, Evaluation& evaluation) {
  const auto regulars = regulars_of(purchases);
  if (regulars.size() < 2) return;
  if (purchases.has_amounts) measure_spend(regulars, evaluation);
  if (!purchases.items.empty()) measure_basket(regulars, evaluation);
}

}  // namespace dangol
