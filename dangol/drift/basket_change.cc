#include "drift/basket_change.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "drift/level_shift.h"

namespace dangol {
namespace {

constexpr int least_after = 3;
constexpr double shop_visits = 4;
constexpr int least_held = 2;  // what was bought once is no habit, neither now nor then

struct ItemVisits {
  ItemId item;
  std::uint32_t held = 0;  // bit i: the visit i before the last one held it
  double share = 0;        // of the shop's visits
};

struct Turn {
  double score = 0;  // 0: none
  ItemVisits item;
};

struct Turns {
  Turn to;
  Turn away;
};

std::span<const Basket> latest_visits(std::span<const Basket> visits) {
  return visits.last(std::min<std::size_t>(visits.size(), most_remembered));
}

double share_of(ItemId item, std::span<const ItemShare> shares) {
  const auto at = std::ranges::lower_bound(shares, item, {}, &ItemShare::item);
  return at != shares.end() && at->item == item ? at->share : 0;
}

std::vector<ItemVisits> visits_by_item(std::span<const Basket> visits, std::span<const ItemShare> shares) {
  std::vector<ItemVisits> held;
  for (std::size_t i = 0; i < visits.size(); ++i) {
    for (const ItemId item : visits[i]) held.push_back({item, 1U << (visits.size() - 1 - i)});
  }
  std::ranges::sort(held, {}, &ItemVisits::item);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < held.size(); ++i) {
    if (kept > 0 && held[kept - 1].item == held[i].item) {
      held[kept - 1].held |= held[i].held;
    } else {
      held[kept++] = held[i];
    }
  }
  held.resize(kept);
  std::erase_if(held, [](const ItemVisits& each) { return std::popcount(each.held) < least_held; });
  for (ItemVisits& each : held) each.share = share_of(each.item, shares);
  return held;
}

// x log(x / y); 0 for 0.
double gain(double x, double y) { return x > 0 ? x * std::log(x / y) : 0; }

// Signed root of the likelihood ratio: positive when the share rose.
double signed_root(double with_before, double before, double with_after, double after) {
  const double together = (with_before + with_after) / (before + after);
  const double ratio = gain(with_after, after * together) + gain(after - with_after, after * (1 - together)) +
                       gain(with_before, before * together) + gain(before - with_before, before * (1 - together));
  const double root = std::sqrt(2 * std::max(ratio, 0.0));
  return with_after / after >= with_before / before ? root : -root;
}

int with_after(std::uint32_t held, int after) { return std::popcount(held & ((1U << after) - 1)); }

double unweighted_score(const ItemVisits& item, int visits, int after) {
  const int now = with_after(item.held, after);
  const int then = std::popcount(item.held) - now;
  return signed_root(then + shop_visits * item.share, visits - after + shop_visits, now, after);
}

// Whether its weighted score is at most `score`, found without logarithms: most are. The likelihood ratio of two shares
// is at most Pearson's statistic twice (a Kullback-Leibler divergence is at most ln(1 + chi-square), Gibbs & Su,
// International Statistical Review 70, 2002, theorem 5).
bool at_most(double score, double with, double all, double after, double surplus) {
  const double weight = after / most_watched;
  return 2 * surplus * surplus * all * all * all * weight * weight <=
         score * score * after * (all - after) * with * (all - with);
}

// Takes in what her basket showed before the last `unseen` visits; `visits` without those.
void look(std::span<const ItemVisits> items, int visits, int unseen, Turns& turns) {
  for (ItemVisits item : items) {
    item.held >>= unseen;
    const int total = std::popcount(item.held);
    if (total < least_held) continue;
    const double with = total + shop_visits * item.share;
    const double all = visits + shop_visits;
    for (int after = least_after; after <= most_watched && visits - after >= least_reference; ++after) {
      const double surplus = with_after(item.held, after) - after * with / all;
      Turn& turn = surplus > 0 ? turns.to : turns.away;
      if (at_most(turn.score, with, all, after, surplus)) continue;
      const double score = std::abs(unweighted_score(item, visits, after)) * after / most_watched;
      if (score > turn.score) turn = {score, item};
    }
  }
}

// Where it is likeliest to have changed.
int likeliest_after(const ItemVisits& item, int visits, double sign) {
  int likeliest = least_after;
  double most = 0;
  for (int after = least_after; after <= most_watched && visits - after >= least_reference; ++after) {
    const double score = sign * unweighted_score(item, visits, after);
    if (score > most) most = score, likeliest = after;
  }
  return likeliest;
}

}  // namespace

void ShopBaskets::learn_windows(std::span<const Basket> visits) {
  const auto known = latest_visits(visits);
  const std::vector<ItemVisits> items = visits_by_item(known, shares);
  for (int end = static_cast<int>(known.size()); end >= quiet_window; end -= most_watched) {
    Turns turns;
    for (int shown = end; shown > end - most_watched; --shown)
      look(items, shown, static_cast<int>(known.size()) - shown, turns);
    turned_to.add(turns.to.score);
    turned_away.add(turns.away.score);
  }
}

BasketChange basket_change(std::span<const Basket> all_visits, const ShopBaskets& shop, double false_alarms) {
  const auto visits = latest_visits(all_visits);
  BasketChange change;
  if (watchable(visits.size()) < least_after) return change;
  Turns turns;
  look(visits_by_item(visits, shop.shares), static_cast<int>(visits.size()), 0, turns);
  const double to = shop.turned_to.chance(turns.to.score);
  const double away = shop.turned_away.chance(turns.away.score);
  change.kind = BasketChange::Kind::same;
  change.chance = std::min(2 * std::min(to, away), 1.0);
  change.visits_before = static_cast<int>(visits.size());
  if (change.chance > false_alarms) return change;
  change.kind = to < away ? BasketChange::Kind::turned_to : BasketChange::Kind::turned_away;
  const ItemVisits& item = (to < away ? turns.to : turns.away).item;
  const int after = likeliest_after(item, static_cast<int>(visits.size()), to < away ? 1 : -1);
  change.item = item.item;
  change.visits_after = after;
  change.visits_before -= after;
  change.with_after = with_after(item.held, after);
  change.with_before = std::popcount(item.held) - change.with_after;
  return change;
}

}  // namespace dangol
