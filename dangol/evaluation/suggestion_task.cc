#include "evaluation/suggestion_task.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "evaluation/classification.h"
#include "evaluation/purchases.h"
#include "insights/taste_panel.h"
#include "recommendations/item_neighbours.h"

namespace dangol {
namespace {

constexpr std::size_t learn_every = 1'000;  // baskets, as a shop learns anew each night
constexpr std::size_t asked_from = 200;     // baskets that the shop has seen before it is asked

struct Bought {
  CustomerId customer;
  std::int32_t day = 0;
  std::vector<ItemId> items;
};

std::vector<Bought> baskets_in(const Purchases& purchases) {
  std::map<std::pair<std::int32_t, std::uint32_t>, std::vector<ItemId>> by_day;
  for (const Purchase& row : purchases.rows) {
    if (row.item != 0 && row.amount >= 0) by_day[{row.day, row.customer}].push_back(ItemId{row.item});
  }
  std::vector<Bought> baskets;
  for (auto& [when, items] : by_day) baskets.push_back({CustomerId{when.second + 1ULL}, when.first, std::move(items)});
  return baskets;
}

// What is known before the next basket comes.
struct KnownSoFar {
  ShopTaste taste;
  TasteBlend blend;
  ItemNeighbours neighbours;
  std::map<ItemId, std::uint32_t> sold;
  std::map<CustomerId, std::map<ItemId, std::uint32_t>> had;
  TasteReader reader;
  std::size_t baskets = 0;

  void add(const Bought& basket) {
    taste.add(basket.customer, basket.day, basket.items);
    OrderPlaced order;
    for (const ItemId item : basket.items) order.lines.push_back({item, {}, 1000, 0});
    neighbours.add(order);
    for (const ItemId item : basket.items) ++sold[item], ++had[basket.customer][item];
    if (++baskets % learn_every == 0) blend = learn_taste(taste);
  }
};

using Had = std::map<ItemId, std::uint32_t>;

ItemId best_seller(const KnownSoFar& known, const Had& had) {
  ItemId best;
  std::uint32_t most = 0;
  for (const auto& [item, sold] : known.sold) {
    if (sold > most && !had.contains(item)) best = item, most = sold;
  }
  return best;
}

ItemId goes_with_favourite(const KnownSoFar& known, const Had& had) {
  const auto favourite = std::ranges::max_element(had, {}, [](const auto& each) { return each.second; });
  const auto found = known.neighbours.best_of(favourite->first, [&](ItemId item) { return !had.contains(item); });
  return found ? found->item : best_seller(known, had);
}

ItemId her_taste(KnownSoFar& known, const Bought& basket) {
  const Recommendations hers = recommend(known.taste, known.blend, known.reader, {basket.customer, basket.day}, 1);
  return hers.fresh.empty() ? ItemId{} : hers.fresh.front().item;
}

constexpr std::array ways{"best-seller that she has not had", "goes with what she takes most", "Dangol, her taste"};

struct Taken {
  std::uint64_t baskets = 0;  // of customers who are known
  std::uint64_t asked = 0;    // of them, those with something new to her
  std::array<std::uint64_t, ways.size()> hits{};
};

void ask(KnownSoFar& known, const Bought& basket, Taken& taken) {
  const auto had = known.had.find(basket.customer);
  if (had == known.had.end() || known.baskets < asked_from) return;
  ++taken.baskets;
  if (std::ranges::all_of(basket.items, [&](ItemId item) { return had->second.contains(item); })) return;
  ++taken.asked;
  const std::array<ItemId, ways.size()> said{best_seller(known, had->second), goes_with_favourite(known, had->second),
                                             her_taste(known, basket)};
  for (std::size_t i = 0; i < said.size(); ++i) {
    if (std::ranges::find(basket.items, said[i]) != basket.items.end()) ++taken.hits[i];
  }
}

}  // namespace

Result<Evaluation> evaluate_suggestion_task(const EvaluationRequest& request) {
  const auto purchases = read_purchases(request.data);
  if (!purchases) return purchases.error();
  KnownSoFar known;
  Taken taken;
  for (const Bought& basket : baskets_in(*purchases)) {
    ask(known, basket, taken);
    known.add(basket);
  }
  Evaluation evaluation{.task = "suggestion", .title = "The one new thing", .lines = {}, .tables = {}};
  evaluation.say(fmt::format("{} baskets of customers known from an earlier one; {} hold something new to them",
                             taken.baskets, taken.asked));
  evaluation.say("one item is named before each, from all baskets before it");
  Table& table = evaluation.table("Baskets with something new that hold the one named, with 95 % intervals", {"share"});
  for (std::size_t i = 0; i < ways.size(); ++i) {
    const WithInterval found = exact_share(taken.hits[i], taken.asked);
    table.row(ways[i], {with_interval(share(found.value), found.low, found.high)});
  }
  return evaluation;
}

}  // namespace dangol
