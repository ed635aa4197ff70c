// Everything that speaks for or against each item that one customer might take next: what she bought herself, what her
// nearest neighbours bought next, what is popular, what is like her items. taste_blend.h makes one chance of it.
//
// Neighbours: customers whose baskets before their newest resemble hers by the cosine between her decayed shares and
// their set of items; what they bought next is their newest basket. Her own counts are never among those of the others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "recommendations/shop_taste.h"

namespace dangol {

// Whose taste, seen from when.
struct TasteVantage {
  std::optional<ShopTaste::Slot> self{};  // whose baskets in the shop's taste are hers and not among the others'
  std::int32_t today = 0;
  // Her baskets when the caller knows them better than the shop's taste, or alone: a shop's taste may hold only some of
  // its customers, and whoever learns looks at her as she was. Unchanged for as long as what is read from it is looked
  // at.
  const TasteWindow* own = nullptr;
};

struct ItemEvidence {
  std::uint32_t item = 0;
  // Her own, over her window:
  std::uint32_t bought = 0;  // baskets that hold it; 0: new to her
  std::uint32_t since = 0;   // baskets since the last one that does: 0 is her newest
  float slow_share = 0;      // 0..1, decayed by .95 a basket
  float quick_share = 0;     // 0..1, decayed by .8 a basket
  float days_since = 0;      // >= 0
  float usual_gap = 0;       // days between purchases, hers drawn towards the shop's; 0: nothing known
  // Others':
  float near = 0;      // 0..1, of the 100 nearest neighbours weighted by nearness, how many bought it next
  float wide = 0;      // 0..1, the same of the 300 nearest
  float latest = 0;    // 0..1, of all others' newest baskets; of an arrival nobody has met: as for items like it
  float ever = 0;      // 0..1, of all others' baskets
  float again = 0;     // 0..1, of the others who had bought it, how many took it again in their newest basket; shrunk
  float likeness = 0;  // 0.., how much of what she buys has its attributes
};

// What is known of the customer as a whole.
struct CustomerEvidence {
  std::uint32_t baskets = 0;  // in her window, at most 64
  float slow_baskets = 0;     // the same, decayed by .95
  float basket_size = 1;      // different items, on average
  float novelty = 0;          // 0..1, of her items, how many she had not bought before; drawn towards a half
};

// Room to work in, reused from one question to the next; one for each thread.
class TasteReader {
 public:
  static constexpr std::size_t near_neighbours = 100;
  static constexpr std::size_t wide_neighbours = 300;
  static constexpr std::size_t most_profile_items = 32;  // of hers that neighbours are looked for by
  static constexpr std::size_t most_new_candidates =
      120;  // of what neighbours bought; best-sellers and likenesses besides

  // Replaces what the last question found.
  void read(const ShopTaste& shop, const TasteVantage& vantage);

  const CustomerEvidence& customer() const { return customer_; }
  std::span<const ItemEvidence> candidates() const { return candidates_; }  // by item id
  const TasteWindow& window() const { return given_ != nullptr ? *given_ : kept_; }
  std::span<const std::uint32_t> own_items() const { return own_items_; }  // that she bought, ascending

  struct Neighbour {
    float nearness = 0;
    ShopTaste::Slot slot = 0;
  };
  // Of the customers in the shop's taste, all but herself: how many, and whose newest basket holds the item.
  std::uint32_t others(const ShopTaste& shop) const;
  std::uint32_t latest_of_others(const ShopTaste& shop, std::uint32_t item) const;
  // The nearest first; at most `near_neighbours`.
  std::span<const Neighbour> nearest() const { return std::span(neighbours_).first(near_count_); }

 private:
  struct Own {
    std::uint32_t item = 0;
    std::uint32_t bought = 0;  // in the window
    std::uint32_t since = 0;
    std::uint32_t oldest = 0;  // basket of the first purchase
    float slow = 0;
    float quick = 0;
    float weight = 0;  // in the profile
  };
  // What she contributes to one item's counts in the shop's taste.
  struct Counted {
    std::uint32_t item = 0;
    std::uint32_t baskets = 0;
    bool newest = false;
    bool before = false;  // her newest
    std::int32_t first_day = 0;
    std::int32_t last_day = 0;
  };
  void list_pairs(const TasteWindow& window);
  void read_counted();
  void read_own(const ShopTaste& shop, const TasteVantage& vantage);
  void summarise();
  void find_neighbours(const ShopTaste& shop, const TasteVantage& vantage);
  void choose_profile();
  float likely_bound();
  void gather_next(const ShopTaste& shop);
  void gather_candidates(const ShopTaste& shop, const TasteVantage& vantage);
  void gather_attributes(const ShopTaste& shop);
  std::vector<std::uint32_t> new_items(const ShopTaste& shop);
  ItemEvidence evidence_of(const ShopTaste& shop, const TasteVantage& vantage, std::uint32_t item,
                           const Own* own) const;
  float pooled_latest(const ShopTaste& shop, std::uint32_t item) const;
  float likeness_of(const ShopTaste& shop, std::uint32_t item) const;

  TasteWindow kept_;                    // hers in the shop's taste
  const TasteWindow* given_ = nullptr;  // hers as the caller knows them
  std::vector<std::uint64_t> pairs_;    // (item, basket), ascending
  std::vector<Counted> counted_;        // by item
  std::vector<Own> own_;                // by item
  std::vector<std::uint32_t> own_items_;
  std::vector<std::uint32_t> profile_;
  CustomerEvidence customer_;
  std::vector<float> nearness_;  // [slot], zero outside a question
  std::vector<ShopTaste::Slot> met_;
  std::vector<Neighbour> neighbours_;
  std::vector<float> sample_;
  std::size_t near_count_ = 0;
  struct Next {
    std::uint32_t near = 0;
    std::uint32_t wide = 0;
    std::uint16_t counted = 0;  // place in counted_ + 1; 0: none
    bool own = false;           // not new to her
  };
  std::vector<Next> next_;            // [item], zero outside a question
  std::vector<std::uint32_t> found_;  // items with next_, new to her
  std::vector<std::uint32_t> newest_;
  std::uint32_t near_total_ = 0;
  std::uint32_t wide_total_ = 0;
  std::vector<std::pair<std::uint32_t, float>> attributes_;  // of hers, with their weight, by attribute
  std::vector<std::pair<std::uint32_t, float>>
      pools_;  // attributes that lead hers: newest baskets with an item like that
  std::vector<ItemEvidence> candidates_;
};

}  // namespace dangol
