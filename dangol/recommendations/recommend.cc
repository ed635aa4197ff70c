#include "recommendations/recommend.h"

#include <algorithm>
#include <cmath>

namespace dangol {
namespace {

constexpr std::size_t recent_baskets = 6;
constexpr float nearly_due = 0.8F;  // of the usual gap
constexpr std::uint32_t fewest_alike = 2;
constexpr std::uint32_t most_looked_at = 12;  // of those who resemble her, for what they have in common with her
constexpr std::size_t most_baskets_looked_at = 12;
constexpr float clearly_more = 1.5F;  // times as often among those who resemble her as among all
constexpr float enough_likeness = 0.15F;

bool has(std::span<const std::uint32_t> items, std::uint32_t item) { return std::ranges::binary_search(items, item); }

std::uint32_t count_recent(const TasteWindow& window, std::uint32_t item, std::size_t baskets) {
  std::uint32_t count = 0;
  for (std::size_t k = 0; k < std::min(baskets, window.size()); ++k) count += std::uint32_t{has(window.items(k), item)};
  return count;
}

TasteBecause why_again(const TasteReader& reader, const ItemEvidence& item) {
  const TasteWindow& window = reader.window();
  const auto recent = static_cast<std::uint32_t>(std::min(recent_baskets, window.size()));
  const std::uint32_t lately = count_recent(window, item.item, recent);
  if (item.bought > 1 && lately * 2 < recent && item.days_since >= nearly_due * item.usual_gap && item.usual_gap >= 1)
    return {.reason = TasteReason::due_again,
            .days = static_cast<std::int32_t>(item.days_since),
            .usual_days = static_cast<std::int32_t>(std::lround(item.usual_gap))};
  if (lately > 0) return {.reason = TasteReason::often, .count = lately, .of = recent};
  return {.reason = TasteReason::often, .count = item.bought, .of = static_cast<std::uint32_t>(window.size())};
}

// Those who resemble her and took `item` next: how many, and what they have in common with her.
TasteBecause why_alike(const ShopTaste& shop, const TasteReader& reader, std::uint32_t item) {
  static thread_local std::vector<std::uint32_t> newest;
  static thread_local TasteWindow theirs;
  std::vector<std::uint32_t> common;  // for each of her own items, how many of those looked at have it
  const auto own = reader.own_items();
  common.resize(own.size());
  std::uint32_t people = 0;
  for (const TasteReader::Neighbour& neighbour : reader.nearest()) {
    newest.clear();
    shop.history(neighbour.slot).read_newest(newest);
    if (!has(newest, item)) continue;
    if (++people > most_looked_at) continue;
    shop.history(neighbour.slot).read(theirs, most_baskets_looked_at);
    for (std::size_t k = 1; k < theirs.size(); ++k) {
      for (const std::uint32_t each : theirs.items(k)) {
        const auto place = std::ranges::lower_bound(own, each);
        if (place != own.end() && *place == each) ++common[static_cast<std::size_t>(place - own.begin())];
      }
    }
  }
  // What is common among them without being common among all.
  ItemId shared;
  float best = 0;
  for (std::size_t i = 0; i < own.size(); ++i) {
    const float telling =
        static_cast<float>(common[i]) / std::sqrt(1 + static_cast<float>(shop.item(own[i]).customers));
    if (common[i] < fewest_alike || telling <= best) continue;
    best = telling;
    shared = ItemId{own[i]};
  }
  return {.reason = TasteReason::alike_buy_it,
          .count = people,
          .of = static_cast<std::uint32_t>(reader.nearest().size()),
          .item = shared};
}

// The attribute of the item that most of her recent baskets hold.
TasteBecause why_like(const ShopTaste& shop, const TasteReader& reader, std::uint32_t item) {
  const TasteWindow& window = reader.window();
  TasteBecause because{.reason = TasteReason::same_attribute, .of = static_cast<std::uint32_t>(window.size())};
  for (const std::uint32_t attribute : shop.attributes(item)) {
    std::uint32_t baskets = 0;
    for (std::size_t k = 0; k < window.size(); ++k) {
      baskets += std::ranges::any_of(window.items(k),
                                     [&](std::uint32_t each) { return has(shop.attributes(each), attribute); });
    }
    if (baskets > because.count) because.count = baskets, because.attribute = attribute;
  }
  return because;
}

TasteBecause why_new(const ShopTaste& shop, const TasteReader& reader, const ItemEvidence& item) {
  if (item.near > clearly_more * item.latest) {
    const TasteBecause because = why_alike(shop, reader, item.item);
    if (because.count >= fewest_alike) return because;
  }
  if (item.likeness > enough_likeness && item.likeness > item.latest) {
    const TasteBecause because = why_like(shop, reader, item.item);
    if (because.count > 0) return because;
  }
  return {.reason = TasteReason::popular_lately,
          .count = reader.latest_of_others(shop, item.item),
          .of = reader.others(shop)};
}

struct Ranked {
  float chance;
  const ItemEvidence* item;
};

void keep_best(std::vector<Ranked>& ranked, std::size_t limit) {
  const auto better = [](const Ranked& a, const Ranked& b) {
    return a.chance != b.chance ? a.chance > b.chance : a.item->item < b.item->item;
  };
  const std::size_t kept = std::min(limit, ranked.size());
  std::ranges::partial_sort(ranked, ranked.begin() + static_cast<std::ptrdiff_t>(kept), better);
  ranked.resize(kept);
}

}  // namespace

Recommendations recommend(const ShopTaste& shop, const TasteBlend& blend, TasteReader& reader,
                          const TasteQuestion& question, std::size_t limit) {
  reader.read(shop, {.self = shop.slot_of(question.customer), .today = question.today, .own = question.own});
  std::vector<Ranked> repeat;
  std::vector<Ranked> fresh;
  for (const ItemEvidence& item : reader.candidates())
    (item.bought > 0 ? repeat : fresh).push_back({blend.chance(reader.customer(), item), &item});
  keep_best(repeat, limit);
  keep_best(fresh, limit);
  Recommendations told;
  told.known_baskets = reader.customer().baskets;
  for (const Ranked& each : repeat)
    told.repeat.push_back({ItemId{each.item->item}, each.chance, why_again(reader, *each.item)});
  for (const Ranked& each : fresh)
    told.fresh.push_back({ItemId{each.item->item}, each.chance, why_new(shop, reader, *each.item)});
  return told;
}

std::vector<RecommendedItem> Recommendations::best(std::size_t limit) const {
  std::vector<RecommendedItem> all = repeat;
  all.insert(all.end(), fresh.begin(), fresh.end());
  std::ranges::sort(all, [](const RecommendedItem& a, const RecommendedItem& b) {
    return a.chance != b.chance ? a.chance > b.chance : a.item < b.item;
  });
  if (all.size() > limit) all.resize(limit);
  return all;
}

}  // namespace dangol
