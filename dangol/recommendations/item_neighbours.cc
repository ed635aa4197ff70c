#include "recommendations/item_neighbours.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>

namespace dangol {
namespace {

constexpr float shrink_baskets = 8;
constexpr float least_deviations = 2.58F;
constexpr std::uint32_t least_together = 3;
constexpr std::uint32_t full = std::numeric_limits<std::uint32_t>::max() / 2;

// The different items of an order, ascending, without allocating.
class Basket {
 public:
  explicit Basket(const OrderPlaced& order) {
    for (const LineItem& line : order.lines) {
      if (count_ == items_.size()) break;
      if (line.quantity_thousandths <= 0 || !line.item || line.item.value >= ItemNeighbours::most_items) continue;
      if (std::find(begin(), end(), line.item) == end()) items_[count_++] = line.item;
    }
    std::sort(items_.begin(), items_.begin() + static_cast<std::ptrdiff_t>(count_));
  }
  const ItemId* begin() const { return items_.data(); }
  const ItemId* end() const { return items_.data() + count_; }
  bool empty() const { return count_ == 0; }

 private:
  std::array<ItemId, ItemNeighbours::most_in_basket> items_;
  std::size_t count_ = 0;
};

}  // namespace

void ItemNeighbours::count_together(Item& item, ItemId other) {
  const auto known = std::ranges::find(item.together, other, &Together::item);
  if (known != item.together.end()) {
    if (known->baskets < full) ++known->baskets;
  } else if (item.together.size() < most_neighbours) {
    item.together.push_back({other, 1, 0});
  } else {
    const auto rarest = std::ranges::min_element(item.together, {}, &Together::baskets);
    *rarest = {other, rarest->baskets + 1, rarest->baskets};
  }
}

void ItemNeighbours::add(const OrderPlaced& order) {
  const Basket basket(order);
  if (basket.empty()) return;
  ++baskets_;
  const ItemId last = *(basket.end() - 1);
  if (items_.size() <= last.value) items_.resize(last.value + std::size_t{1});
  for (const ItemId one : basket) {
    Item& item = items_[one.value];
    if (item.baskets < full) ++item.baskets;
    for (const ItemId other : basket) {
      if (other != one) count_together(item, other);
    }
  }
}

void ItemNeighbours::remove(const OrderPlaced& order) {
  const Basket basket(order);
  if (basket.empty() || baskets_ == 0) return;
  --baskets_;
  for (const ItemId one : basket) {
    if (one.value >= items_.size() || items_[one.value].baskets == 0) continue;
    Item& item = items_[one.value];
    --item.baskets;
    for (const ItemId other : basket) {
      const auto known = std::ranges::find(item.together, other, &Together::item);
      if (known == item.together.end()) continue;
      if (--known->baskets == 0) item.together.erase(known);
    }
  }
}

std::optional<ItemNeighbour> ItemNeighbours::tell(const Item& item, const Together& together) const {
  const std::uint32_t sure = together.baskets - std::min(together.error, together.baskets);
  if (sure < least_together || baskets_ == 0) return std::nullopt;
  const auto common = static_cast<float>(sure);
  const auto first = static_cast<float>(item.baskets);
  const float chance = static_cast<float>(items_[together.item.value].baskets) / static_cast<float>(baskets_);
  const float expected = first * chance;
  if (common - expected < least_deviations * std::sqrt(expected)) return std::nullopt;
  const float confidence = (common + shrink_baskets * chance) / (first + shrink_baskets);
  return ItemNeighbour{together.item, confidence / std::max(chance, 1e-9F), std::min(confidence, 1.0F)};
}

bool ItemNeighbours::is_better(const ItemNeighbour& a, const ItemNeighbour& b) {
  return a.confidence != b.confidence ? a.confidence > b.confidence : a.item < b.item;
}

std::vector<ItemNeighbour> ItemNeighbours::of(ItemId item, std::size_t limit) const {
  std::vector<ItemNeighbour> result;
  if (item.value >= items_.size()) return result;
  for (const Together& together : items_[item.value].together) {
    if (const auto told = tell(items_[item.value], together)) result.push_back(*told);
  }
  std::ranges::sort(result, is_better);
  if (result.size() > limit) result.resize(limit);
  return result;
}

void ItemNeighbours::encode(ByteWriter& out) const {
  out.varint(baskets_);
  out.varint(items_.size());
  for (const Item& item : items_) {
    out.varint(item.baskets);
    std::vector<Together> sorted = item.together;
    std::ranges::sort(sorted, {}, &Together::item);  // equal counts, equal bytes
    out.varint(sorted.size());
    for (const Together& together : sorted) {
      out.varint(together.item.value);
      out.varint(together.baskets);
      out.varint(together.error);
    }
  }
}

ItemNeighbours ItemNeighbours::decode(ByteReader& in) {
  ItemNeighbours read;
  read.baskets_ = in.varint();
  const std::uint64_t items = in.count();
  bool sane = items <= most_items;
  read.items_.resize(sane ? items : 0);
  for (Item& item : read.items_) {
    item.baskets = static_cast<std::uint32_t>(std::min<std::uint64_t>(in.varint(), full));
    const std::uint64_t size = in.count();
    sane = sane && size <= most_neighbours;
    for (std::uint64_t i = 0; i < size && sane; ++i) {
      const std::uint64_t other = in.varint();
      const auto together = static_cast<std::uint32_t>(std::min<std::uint64_t>(in.varint(), full));
      const auto error = static_cast<std::uint32_t>(std::min<std::uint64_t>(in.varint(), full));
      sane = sane && other < items && together > 0;
      item.together.push_back({ItemId{static_cast<std::uint32_t>(other)}, together, error});
    }
  }
  if (sane && !in.failed()) return read;
  in.raw(~std::uint64_t{0});  // fails the reader
  return ItemNeighbours();
}

}  // namespace dangol
