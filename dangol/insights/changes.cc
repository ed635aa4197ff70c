#include "insights/changes.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "drift/false_discovery.h"

namespace dangol {
namespace {

constexpr std::size_t least_days = 9;     // of a guest: with fewer no model of drift says anything
constexpr std::size_t looks_a_guest = 3;  // at her rhythm, her basket, her spend
constexpr double most_in_vain = 0.1;      // of the list

std::vector<double> gaps_of(const GuestDays& guest) {
  std::vector<double> gaps;
  for (std::size_t i = 1; i < guest.size(); ++i) gaps.push_back(guest.days()[i] - guest.days()[i - 1]);
  return gaps;
}

std::vector<Basket> baskets_of(const GuestDays& guest) {
  std::vector<Basket> baskets(guest.size());
  for (std::size_t i = 0; i < guest.size(); ++i) baskets[i] = guest.items(i);
  return baskets;
}

using Counts = std::unordered_map<ItemId, std::uint32_t>;

void count_items(const GuestDays& guest, Counts& counts) {
  std::vector<ItemId> seen;
  for (std::size_t i = 0; i < guest.size(); ++i) {
    seen.assign(guest.items(i).begin(), guest.items(i).end());
    std::ranges::sort(seen);
    seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
    for (const ItemId item : seen) ++counts[item];
  }
}

std::vector<ItemShare> shares_of(const Counts& counts, std::uint64_t visits) {
  std::vector<ItemShare> shares;
  for (const auto& [item, count] : counts) shares.push_back({item, count / static_cast<double>(visits)});
  std::ranges::sort(shares, {}, &ItemShare::item);
  return shares;
}

void add_rhythm(const GuestDays& guest, std::int32_t today, const Yardsticks& shop, std::vector<GuestChange>& into) {
  using Kind = RhythmChange::Kind;
  const RhythmChange found = rhythm_change(guest.days(), today, shop.rhythm, {.change = change_false_alarms});
  if (found.kind == Kind::not_enough || found.kind == Kind::steady) return;
  GuestChange change;
  change.kind = found.kind == Kind::stopped  ? ChangeKind::stopped
                : found.kind == Kind::slower ? ChangeKind::rhythm_slower
                                             : ChangeKind::rhythm_faster;
  change.since_day = found.since_day;
  change.chance = found.chance;
  change.before = found.days_before;
  change.after = found.days_after;
  into.push_back(change);
}

void add_basket(const GuestDays& guest, const Yardsticks& shop, std::vector<GuestChange>& into) {
  using Kind = BasketChange::Kind;
  const BasketChange found = basket_change(baskets_of(guest), shop.baskets, change_false_alarms);
  if (found.kind != Kind::turned_to && found.kind != Kind::turned_away) return;
  GuestChange change;
  change.kind = found.kind == Kind::turned_to ? ChangeKind::turned_to : ChangeKind::turned_away;
  change.since_day = guest.days()[guest.size() - static_cast<std::size_t>(found.visits_after)];
  change.chance = found.chance;
  change.item = found.item;
  change.with_before = found.with_before;
  change.visits_before = found.visits_before;
  change.with_after = found.with_after;
  change.visits_after = found.visits_after;
  into.push_back(change);
}

void add_spend(const GuestDays& guest, const Yardsticks& shop, std::vector<GuestChange>& into) {
  using Kind = SpendChange::Kind;
  const SpendChange found = spend_change(guest.paid_minor(), shop.spend, change_false_alarms);
  if (found.kind != Kind::more && found.kind != Kind::less) return;
  GuestChange change;
  change.kind = found.kind == Kind::more ? ChangeKind::spends_more : ChangeKind::spends_less;
  change.since_day = guest.days()[found.since_visit];
  change.chance = found.chance;
  change.before = found.minor_before;
  change.after = found.minor_after;
  into.push_back(change);
}

}  // namespace

Yardsticks learn_yardsticks(const GuestWalk& walk, std::int32_t today) {
  Yardsticks shop;
  GuestDays guest;
  Counts counts;
  std::uint64_t visits = 0;
  walk([&](const Guest& each) {
    guest.read(each.habits, today);
    shop.rhythm.learn_spread(gaps_of(guest));
    learn_spend_spread(shop.spend, guest.paid_minor());
    count_items(guest, counts);
    visits += guest.size();
  });
  if (visits > 0) shop.baskets.shares = shares_of(counts, visits);
  walk([&](const Guest& each) {
    guest.read(each.habits, today);
    shop.rhythm.learn_windows(gaps_of(guest));
    learn_spend_windows(shop.spend, guest.paid_minor());
    shop.baskets.learn_windows(baskets_of(guest));
  });
  return shop;
}

std::vector<GuestChange> changes_of(const GuestDays& guest, std::int32_t today, const Yardsticks& shop) {
  std::vector<GuestChange> changes;
  if (guest.empty()) return changes;
  add_rhythm(guest, today, shop, changes);
  add_basket(guest, shop, changes);
  add_spend(guest, shop, changes);
  return changes;
}

std::vector<FoundChange> changes_in_shop(const GuestWalk& walk, std::int32_t today, const Yardsticks& shop,
                                         std::size_t limit) {
  std::vector<FoundChange> found;
  std::size_t looks = 0;
  GuestDays guest;
  walk([&](const Guest& each) {
    guest.read(each.habits, today);
    if (!each.personalised || guest.size() < least_days) return;
    looks += looks_a_guest;
    for (const GuestChange& change : changes_of(guest, today, shop)) found.push_back({each.id, change});
  });
  std::ranges::sort(found, [](const FoundChange& a, const FoundChange& b) {
    return std::tie(a.change.chance, a.guest, a.change.kind) < std::tie(b.change.chance, b.guest, b.change.kind);
  });
  // Whoever did not change was looked at, too.
  std::vector<double> chances;
  for (const FoundChange& each : found) chances.push_back(each.change.chance);
  chances.resize(std::max(looks, chances.size()), 1.0);
  const std::size_t told = discoveries(chances, most_in_vain).size();
  found.resize(std::min({found.size(), told, limit}));
  return found;
}

}  // namespace dangol
