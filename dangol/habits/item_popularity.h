// How often each item is the main one of an order: in all, by hour and kind of day, by store. Recent orders count more
// (half-life 60 days), so that the seasons' best-sellers take turns.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "base/ids.h"
#include "base/time.h"

namespace dangol {

class ItemPopularity {
 public:
  // Twelve two-hour parts of the day, on working days and on weekends.
  static constexpr std::size_t slots = 24;
  static constexpr std::size_t most_items = 65'536;  // ids beyond are not counted: memory stays bounded
  static constexpr std::size_t most_stores = 64;
  static constexpr std::size_t best_sellers = 4;

  static std::size_t slot_of(LocalTime time);

  // `timed`: whether `at` is known; an order without a time counts for the shop as a whole.
  void add(ItemId item, LocalTime at, bool timed, StoreId store);
  // Takes back an order that was added: but for the rounding of floats and the sequence of equally popular
  // best-sellers. What an order without a time weighed is not known any more: it goes as one of today would; nor is
  // that of an order dated more than 30 days ahead of all before it. Older orders stay faded to the day of the one that
  // goes.
  void remove(ItemId item, LocalTime at, bool timed, StoreId store);

  // Chance, 0..1, that an order then and there has `item` as its main one: counts of the slot shrunk to those of the
  // store, those to the shop's (hierarchical Dirichlet). Store 0: any.
  float share(ItemId item, std::size_t slot, StoreId store) const;
  // The best-sellers of a slot, best first; items are 0 where there are fewer.
  const std::array<ItemId, best_sellers>& best_of(std::size_t slot) const { return best_[slot]; }
  // Orders counted, older ones fading; 0 for a new shop.
  double orders() const { return total_ / scale_; }

  void encode(ByteWriter& out) const;
  static ItemPopularity decode(ByteReader& in);

 private:
  struct Item {
    float total = 0;
    std::array<float, slots> by_slot{};
  };
  struct Store {
    float total = 0;
    std::vector<float> by_item;
  };

  void age_to(std::int32_t day);
  float weight_of(std::int32_t day, bool timed) const;
  void rescale();
  void rank(std::size_t item, std::size_t slot);
  void rank_all(std::size_t slot);

  std::vector<Item> items_;    // [item id]
  std::vector<Store> stores_;  // [store id]
  std::array<float, slots> slot_total_{};
  std::array<std::array<ItemId, best_sellers>, slots> best_{};
  double total_ = 0;
  double scale_ = 1;         // what one order of the latest day weighs
  std::uint32_t kinds_ = 0;  // items ever ordered
  std::int32_t latest_day_ = 0;
  bool started_ = false;
};

}  // namespace dangol
