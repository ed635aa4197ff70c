// Which items go together in baskets, counted incrementally: "people who take this also take that".
#pragma once

#include <cstddef>
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
  void add(const OrderPlaced& order);
  void remove(const OrderPlaced& order);

  // The neighbours of `item`, best first, at most `limit`; none without enough common baskets to tell from chance.
  std::vector<ItemNeighbour> of(ItemId item, std::size_t limit) const;

  void encode(ByteWriter& out) const;
  static ItemNeighbours decode(ByteReader& in);
};

}  // namespace dangol
