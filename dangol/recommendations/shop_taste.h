// What a shop remembers of its customers' tastes: each one's baskets, who bought each item, and integers counted from
// them. Everything is a function of the baskets that remain: adding or taking out a basket changes the counts by
// exactly what that basket contributed, in place, so that the memory equals one built from the remaining baskets in any
// sequence, bit for bit. That is also how erasing somebody forgets her.
//
//   ShopTaste shop;
//   shop.add(customer, local.day, items);     // items of one order; double ones and id 0 do not count
//   shop.remove(customer, local.day, items);  // the same words take it back
//   recommend(shop, blend, customer, today)   // recommend.h
//
// Cost: O(her newest 64 baskets) for any of them, whatever the number of customers and items.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "base/bytes.h"
#include "base/ids.h"
#include "recommendations/buyer_sample.h"
#include "recommendations/leading_items.h"
#include "recommendations/slot_table.h"
#include "recommendations/taste_history.h"

namespace dangol {

// Counted over each customer's newest 64 baskets.
struct ItemTaste {
  std::uint32_t baskets = 0;    // that hold it
  std::uint32_t customers = 0;  // who bought it
  std::uint32_t before = 0;     // who bought it before their newest basket
  std::uint32_t latest = 0;     // whose newest basket holds it
  std::uint32_t again = 0;      // both
  std::uint32_t gaps = 0;       // times that somebody bought it once more
  std::int64_t gap_days = 0;    // days between those purchases, all together
  friend bool operator==(const ItemTaste&, const ItemTaste&) = default;
};

struct TasteBasket {
  std::int32_t day = 0;
  std::vector<ItemId> items;
};

class ShopTaste {
 public:
  // Items beyond this id are not counted; of a larger basket those of smallest id are.
  static constexpr std::uint32_t most_items = TasteWindow::item_bound;
  static constexpr std::size_t most_in_basket = TasteWindow::most_in_basket;
  static constexpr std::size_t most_attributes = 16;  // of one item
  using Slot = std::uint32_t;

  // `day`: days since 1970-01-01 by the shop's clock; where days are unknown, the number of her basket.
  void add(CustomerId customer, std::int32_t day, std::span<const ItemId> items);
  // The same for many baskets at once: quicker than one by one when a memory is built anew.
  void add_all(CustomerId customer, std::span<const TasteBasket> baskets);
  // False, and nothing changes, when she has no such basket.
  bool remove(CustomerId customer, std::int32_t day, std::span<const ItemId> items);
  void forget(CustomerId customer);
  // Category, author, price band, colour, each as an id of the caller's own (one numbering for all kinds); replaces
  // what was said before. Beyond sixteen they do not count.
  void describe(ItemId item, std::span<const std::uint32_t> attributes);

  std::size_t customers() const { return slots_.size(); }
  std::uint64_t baskets() const { return baskets_; }  // in all windows
  std::uint64_t gaps() const { return gaps_; }
  std::int64_t gap_days() const { return gap_days_; }
  std::uint32_t with_before() const { return with_before_; }  // customers with two baskets or more

  // What the recommendations are made from.
  std::optional<Slot> slot_of(CustomerId customer) const;
  std::size_t slots() const { return people_.size(); }  // some may be empty
  CustomerId customer_at(Slot slot) const { return people_[slot].id; }
  const TasteHistory& history(Slot slot) const { return people_[slot].history; }
  // 1 / sqrt(different items before her newest basket): what makes a product of profiles a cosine.
  float profile_scale(Slot slot) const { return outlines_[slot].scale; }
  std::uint32_t hash_at(Slot slot) const { return outlines_[slot].hash; }  // of her id
  void fetch_soon(Slot slot) const { __builtin_prefetch(&people_[slot]); }
  std::uint32_t item_limit() const { return static_cast<std::uint32_t>(items_.size()); }  // ids are below
  const ItemTaste& item(std::uint32_t item) const { return item < items_.size() ? items_[item].counts : nothing_; }
  // Who bought it before their newest basket.
  std::span<const Buyer> buyers(std::uint32_t item) const;
  std::span<const std::uint32_t> attributes(std::uint32_t item) const;
  std::span<const std::uint32_t> with_attribute(std::uint32_t attribute) const;  // item ids, ascending
  // At most 64, by how many newest baskets hold them.
  std::vector<std::uint32_t> popular() const { return leading_.read(); }

  // Bytes of memory, everything included.
  std::size_t resident_bytes() const;
  // Two memories are alike when every figure that a recommendation reads is.
  bool same_as(const ShopTaste& other) const;

  void encode(ByteWriter& out) const;
  // Counts everything anew. Bytes that encode() cannot have written fail the reader and give an empty memory.
  static ShopTaste decode(ByteReader& in);

 private:
  struct Person {
    CustomerId id;
    std::uint32_t distinct_before = 0;  // different items before her newest basket
    TasteHistory history;
  };
  struct Outline {
    float scale = 1;
    std::uint32_t hash = 0;
  };
  struct Item {
    ItemTaste counts;
    BuyerSample buyers;
    std::vector<std::uint32_t> attributes;
  };
  struct Share;
  struct Workplace;

  Slot slot_for(CustomerId customer);
  void replace(CustomerId customer, TasteHistory history);
  void release_if_empty(Slot slot);
  // Takes the difference between her windows before and after a change of her history into the counts of `items`.
  void recount(Slot slot, Workplace& at);
  void fetch_soon(std::span<const std::uint32_t> items, Buyer buyer);
  void add_newest(Slot slot, std::int32_t day, Workplace& at);
  void count_all(Slot slot, Workplace& at);
  void count(Slot slot, std::uint32_t item, const Share& before, const Share& after);
  void count_windows(const TasteWindow& window, int sign);
  void refill(std::uint32_t item);

  std::vector<Person> people_;
  std::vector<Outline> outlines_;  // [slot]; what is read of many at a time
  std::vector<Slot> free_;
  SlotTable slots_;
  std::vector<Item> items_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> by_attribute_;
  LeadingItems leading_;
  std::uint64_t baskets_ = 0;
  std::uint64_t gaps_ = 0;
  std::int64_t gap_days_ = 0;
  std::uint32_t with_before_ = 0;
  static const ItemTaste nothing_;
};

}  // namespace dangol
