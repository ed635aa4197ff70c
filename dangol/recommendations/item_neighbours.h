// Which items go together in baskets, counted incrementally: "people who take this also take that".
//
// Lift shrunk to chance: confidence = (n_ab + k p_b) / (n_a + k) with k = 8 baskets, lift = confidence / p_b (an
// m-estimate, Cestnik 1990). A pair is told only from three common baskets on and when a Poisson count as high has a
// chance under about 0.5 % (n_ab - E >= 2.58 sqrt E, E = n_a n_b / n).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/bytes.h"
#include "base/ids.h"
#include "events/event.h"

namespace dangol {

struct ItemNeighbour {
  ItemId item;
  float lift = 1;        // how many times likelier than by chance
  float confidence = 0;  // share of the baskets with the first item that hold this one, shrunk towards chance
};

class ItemNeighbours {
 public:
  // Memory is bounded: items beyond id 65,535 and a basket's items after the fiftieth are not counted, and each item
  // keeps 256 neighbours: a further one takes the place, and the count, of the rarest (Metwally et al. 2005,
  // "space-saving"), while its error is kept and taken off again when read.
  static constexpr std::size_t most_items = 65'536;
  static constexpr std::size_t most_neighbours = 256;
  static constexpr std::size_t most_in_basket = 50;

  void add(const OrderPlaced& order);
  void remove(const OrderPlaced& order);

  // The neighbours of `item`, best first, at most `limit`; none without enough common baskets to tell from chance.
  std::vector<ItemNeighbour> of(ItemId item, std::size_t limit) const;

  // The neighbour of highest confidence that `accept(ItemId)` allows, without allocating.
  template <class Accept>
  std::optional<ItemNeighbour> best_of(ItemId item, Accept&& accept) const {
    std::optional<ItemNeighbour> best;
    if (item.value >= items_.size()) return best;
    for (const Together& together : items_[item.value].together) {
      const auto told = tell(items_[item.value], together);
      if (told && (!best || is_better(*told, *best)) && accept(told->item)) best = told;
    }
    return best;
  }

  std::uint64_t baskets() const { return baskets_; }

  void encode(ByteWriter& out) const;
  // Bytes that encode() cannot have written fail the reader and give empty counts.
  static ItemNeighbours decode(ByteReader& in);

 private:
  struct Together {
    ItemId item;
    std::uint32_t baskets = 0;
    std::uint32_t error = 0;  // of `baskets`, how many may belong to a neighbour that was displaced
  };
  struct Item {
    std::uint32_t baskets = 0;
    std::vector<Together> together;
  };

  std::optional<ItemNeighbour> tell(const Item& item, const Together& together) const;
  static bool is_better(const ItemNeighbour& a, const ItemNeighbour& b);
  static void count_together(Item& item, ItemId other);

  std::vector<Item> items_;  // [item id]
  std::uint64_t baskets_ = 0;
};

}  // namespace dangol
