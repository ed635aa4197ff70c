// The probability model behind "the usual": which item is the main one of a customer's next order.
//
// 1. Experts. Expert e believes that her taste is a Dirichlet-multinomial that forgets: with decayed counts
//    c_e(i) = sum over her orders k of 2^(-(orders since k) / half_life_e) [item_k = i] it predicts
//        p_e(i) = (c_e(i) + alpha_e q(i)) / (sum_j c_e(j) + alpha_e),
//    q being the shop's own popularity at this hour (MacKay & Bauman Peto 1995, "A hierarchical Dirichlet language
//    model", eq. 5, with exponential forgetting). The grid goes from "as last time" to "never mind her past".
// 2. Which expert fits her: a switching mixture. Going through her remembered orders oldest first, weights follow
//    Herbster & Warmuth 1998 ("Tracking the best expert", fixed share, fig. 1, log loss): w_e <- w_e p_e(item), then a
//    share of the total returns to the shop's prior weights. So a change of taste moves her to the quick experts, while
//    one odd order, likelier a draw from q than a new taste, does not.
// 3. The prior weights are the shop's: the share of its customers that each expert fits, learned by online
//    expectation-maximisation (Cappe & Moulines 2009, eq. 7) over all orders as they come.
// 4. Occasion: p(i | occasion) = (k(i) + beta p(i)) / (k + beta), the same hierarchy once more, with k(i) her orders of
// i
//    that resemble this occasion: near in time of day and kind of day (a kernel, no bins), or following the same item
//    as she had last (who alternates, or buys a second cup for a friend). Kernel and beta are mixed by the shop's
//    experience, learned as in 3; one of the mixed experts ignores the occasion.
#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "base/bytes.h"
#include "base/ids.h"
#include "habits/look_back.h"

namespace dangol {

class ItemPopularity;

inline constexpr std::size_t taste_experts = 16;
inline constexpr std::size_t occasion_experts = 6;

using ExpertWeights = std::array<float, taste_experts>;
using OccasionWeights = std::array<float, occasion_experts>;

struct ItemChance {
  ItemId item;
  float chance = 0;
};

// What the model says of one customer at one moment. Large and left uninitialised beyond `count`: one lives on the
// stack.
struct TasteForecast {
  static constexpr std::size_t most_candidates = 40;

  std::array<ItemChance, most_candidates> candidates;  // her own items and the shop's best-sellers of the hour
  std::array<ExpertWeights, most_candidates> by_expert;
  std::array<OccasionWeights, most_candidates> by_occasion;
  std::size_t count = 0;
  ExpertWeights fit{};     // how well each expert fits her, sums to 1
  ExpertWeights unseen{};  // what each expert leaves for items that she never had, to be shared out by popularity
  OccasionWeights unseen_by_occasion{};
  int known_orders = 0;  // of hers that have a main item

  // The likeliest; item 0 when there is no candidate.
  ItemChance best() const;
};

// What the shop has learned about tastes in general.
struct TasteWeights {
  ExpertWeights experts{};
  OccasionWeights occasions{};
  std::uint32_t learned_from = 0;  // orders

  TasteWeights();
  // Moves the weights towards what `forecast`, made before the order, shows now that its main item is known.
  // `popularity`: the share() of `item`, needed when it was no candidate.
  void learn(const TasteForecast& forecast, ItemId item, float popularity);

  void encode(ByteWriter& out) const;
  static TasteWeights decode(ByteReader& in);
};

TasteForecast forecast_taste(const LookBack& back, const ItemPopularity& popularity, const TasteWeights& weights,
                             StoreId store);

}  // namespace dangol
