#include "recommendations/new_arrival.h"

#include <algorithm>
#include <cmath>

namespace dangol {
namespace {

constexpr float chance_customers = 5;
constexpr std::uint32_t fewest_common_buyers = 2;
constexpr float shrink_purchases = 10;
constexpr float decay_a_basket = 0.95F;

struct Worth {
  float value = 0;
  float by_likeness = 0;  // of `value`
};

bool holds_item(const TasteWindow& window, std::uint32_t item) {
  for (std::size_t k = 0; k < window.size(); ++k) {
    if (std::ranges::binary_search(window.items(k), item)) return true;
  }
  return false;
}

// How many buyers of `item` bought each other item.
std::vector<std::uint32_t> bought_with(const ShopTaste& shop, std::uint32_t item) {
  std::vector<std::uint32_t> counts(shop.item_limit());
  TasteWindow window;
  std::vector<std::uint32_t> theirs;
  for (ShopTaste::Slot slot = 0; slot < shop.slots(); ++slot) {
    shop.history(slot).read(window);
    if (!holds_item(window, item)) continue;
    theirs.clear();
    for (std::size_t k = 0; k < window.size(); ++k)
      theirs.insert(theirs.end(), window.items(k).begin(), window.items(k).end());
    std::ranges::sort(theirs);
    const auto last = std::unique(theirs.begin(), theirs.end());
    std::for_each(theirs.begin(), last, [&](std::uint32_t each) { ++counts[each]; });
  }
  return counts;
}

float rarity_of(const ShopTaste& shop, std::uint32_t attribute) {
  return std::log1p(static_cast<float>(shop.item_limit()) /
                    static_cast<float>(shop.with_attribute(attribute).size() + 1));
}

// The share of the item's attributes, by rarity, that each other item has.
std::vector<float> likeness_to(const ShopTaste& shop, std::uint32_t item) {
  std::vector<float> likeness(shop.item_limit());
  float all = 0;
  for (const std::uint32_t attribute : shop.attributes(item)) {
    const float rarity = rarity_of(shop, attribute);
    all += rarity;
    for (const std::uint32_t other : shop.with_attribute(attribute)) likeness[other] += rarity;
  }
  if (all > 0) {
    for (float& each : likeness) each /= all;
  }
  return likeness;
}

std::vector<Worth> worth_of_items(const ShopTaste& shop, std::uint32_t item) {
  const std::vector<float> likeness = likeness_to(shop, item);
  const auto buyers = static_cast<float>(shop.item(item).customers);
  const std::vector<std::uint32_t> common = buyers > 0 ? bought_with(shop, item) : std::vector<std::uint32_t>();
  std::vector<Worth> worth(shop.item_limit());
  for (std::uint32_t other = 0; other < worth.size(); ++other) {
    if (other == item) continue;
    float lift = 0;
    if (!common.empty() && common[other] >= fewest_common_buyers) {
      const float chance = static_cast<float>(shop.item(other).customers) / static_cast<float>(shop.customers());
      const float among_buyers =
          (static_cast<float>(common[other]) + chance_customers * chance) / (buyers + chance_customers);
      lift = std::max(0.0F, std::log(among_buyers / chance));
    }
    worth[other].by_likeness = likeness[other] * chance_customers / (buyers + chance_customers);
    worth[other].value = lift * buyers / (buyers + chance_customers) + worth[other].by_likeness;
  }
  return worth;
}

LikelyCustomer judge(const TasteWindow& window, const std::vector<Worth>& worth) {
  LikelyCustomer found;
  float purchases = 0;
  float power = 1;
  std::vector<std::pair<std::uint32_t, float>> speaks_for_it;  // how much each item of hers does, all in all
  for (std::size_t k = 0; k < window.size(); ++k, power *= decay_a_basket) {
    for (const std::uint32_t each : window.items(k)) {
      purchases += power;
      found.score += power * worth[each].value;
      auto known = std::ranges::find(speaks_for_it, each, &std::pair<std::uint32_t, float>::first);
      if (known == speaks_for_it.end()) known = speaks_for_it.insert(known, {each, 0.0F});
      known->second += power * worth[each].value;
    }
  }
  const auto most = std::ranges::max_element(speaks_for_it, {}, &std::pair<std::uint32_t, float>::second);
  if (most != speaks_for_it.end() && most->second > 0) found.because_of = ItemId{most->first};
  found.score /= purchases + shrink_purchases;
  return found;
}

std::uint32_t shared_attribute(const ShopTaste& shop, std::uint32_t a, std::uint32_t b) {
  std::uint32_t shared = 0;
  for (const std::uint32_t attribute : shop.attributes(a)) {
    if (!std::ranges::binary_search(shop.attributes(b), attribute)) continue;
    if (shared == 0 || rarity_of(shop, attribute) > rarity_of(shop, shared)) shared = attribute;
  }
  return shared;
}

void explain(const ShopTaste& shop, std::uint32_t item, const std::vector<Worth>& worth, LikelyCustomer& found) {
  TasteWindow window;
  shop.history(*shop.slot_of(found.customer)).read(window);
  found.of = static_cast<std::uint32_t>(window.size());
  for (std::size_t k = 0; k < window.size(); ++k)
    found.bought += std::uint32_t{std::ranges::binary_search(window.items(k), found.because_of.value)};
  const Worth& why = worth[found.because_of.value];
  if (why.by_likeness * 2 > why.value) found.attribute = shared_attribute(shop, item, found.because_of.value);
}

}  // namespace

std::vector<LikelyCustomer> who_would_like(const ShopTaste& shop, ItemId item, std::size_t limit) {
  std::vector<LikelyCustomer> likely;
  if (!item || item.value >= shop.item_limit()) return likely;
  const std::vector<Worth> worth = worth_of_items(shop, item.value);
  TasteWindow window;
  for (ShopTaste::Slot slot = 0; slot < shop.slots(); ++slot) {
    shop.history(slot).read(window);
    if (window.empty() || holds_item(window, item.value)) continue;
    LikelyCustomer found = judge(window, worth);
    if (!(found.score > 0)) continue;
    found.customer = shop.customer_at(slot);
    likely.push_back(found);
  }
  const std::size_t kept = std::min(limit, likely.size());
  std::ranges::partial_sort(
      likely, likely.begin() + static_cast<std::ptrdiff_t>(kept),
      [](const auto& a, const auto& b) { return a.score != b.score ? a.score > b.score : a.customer < b.customer; });
  likely.resize(kept);
  for (LikelyCustomer& each : likely) explain(shop, item.value, worth, each);
  return likely;
}

}  // namespace dangol
