// How often each item is had with each modifier in a shop: the prior to which a customer's own options are shrunk.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "base/bytes.h"
#include "base/ids.h"
#include "events/event.h"

namespace dangol {

class OptionPopularity {
 public:
  static constexpr std::size_t most_pairs = 50'000;  // then all counts are halved and the rarest pairs forgotten

  void add(const LineItem& line);
  // Takes back a line that was added: exactly, unless the counts were halved in between.
  void remove(const LineItem& line);
  // Share, 0..1, of the lines with `item` that have `modifier`.
  float share(ItemId item, ModifierId modifier) const;

  void encode(ByteWriter& out) const;
  static OptionPopularity decode(ByteReader& in);

 private:
  static std::uint64_t pair(ItemId item, ModifierId modifier) {
    return std::uint64_t{item.value} << 32 | modifier.value;
  }
  void drop(std::uint64_t pair);
  void halve();

  std::unordered_map<std::uint64_t, std::uint32_t> counts_;  // modifier 0: lines with the item
};

}  // namespace dangol
