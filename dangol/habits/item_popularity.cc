#include "habits/item_popularity.h"

#include <algorithm>
#include <cmath>

namespace dangol {
namespace {

constexpr double half_life_days = 60;
constexpr float shrink_orders = 30;  // a slot with this many orders is believed as much as the level above it
constexpr double largest_scale = 1e12;
constexpr float rounding = 1e-4F;  // of the order taken away: what is left of a count beneath it was never there
constexpr std::int64_t longest_step_days = 30;  // one order with a wrong clock cannot age everything else away

bool is_sane(float value) { return std::isfinite(value) && value >= 0; }

}  // namespace

std::size_t ItemPopularity::slot_of(LocalTime time) {
  const auto part = static_cast<std::size_t>(std::clamp<int>(time.minute, 0, 1439) / 120);
  return part + (time.weekday() >= 5 ? 12 : 0);
}

void ItemPopularity::age_to(std::int32_t day) {
  if (!started_) {
    started_ = true;
    latest_day_ = day;
  }
  const std::int64_t ahead = std::min<std::int64_t>(std::int64_t{day} - latest_day_, longest_step_days);
  if (ahead <= 0) return;
  scale_ *= std::exp2(static_cast<double>(ahead) / half_life_days);
  latest_day_ = static_cast<std::int32_t>(latest_day_ + ahead);
  if (scale_ > largest_scale) rescale();
}

float ItemPopularity::weight_of(std::int32_t day, bool timed) const {
  const std::int64_t ahead = timed ? std::clamp<std::int64_t>(std::int64_t{day} - latest_day_, -3000, 0) : 0;
  return static_cast<float>(scale_ * std::exp2(static_cast<double>(ahead) / half_life_days));
}

void ItemPopularity::rescale() {
  const auto factor = static_cast<float>(1 / scale_);
  for (Item& item : items_) {
    item.total *= factor;
    for (float& count : item.by_slot) count *= factor;
  }
  for (Store& store : stores_) {
    store.total *= factor;
    for (float& count : store.by_item) count *= factor;
  }
  for (float& count : slot_total_) count *= factor;
  total_ /= scale_;
  scale_ = 1;
}

void ItemPopularity::add(ItemId item, LocalTime at, bool timed, StoreId store) {
  if (!item || item.value >= most_items) return;
  if (timed) age_to(at.day);
  const float weight = weight_of(at.day, timed);
  if (items_.size() <= item.value) items_.resize(item.value + std::size_t{1});
  Item& counts = items_[item.value];
  if (counts.total == 0) ++kinds_;
  counts.total += weight;
  total_ += static_cast<double>(weight);
  if (store && store.value < most_stores) {
    if (stores_.size() <= store.value) stores_.resize(store.value + std::size_t{1});
    Store& there = stores_[store.value];
    if (there.by_item.size() <= item.value) there.by_item.resize(items_.size());
    there.by_item[item.value] += weight;
    there.total += weight;
  }
  if (!timed) return;
  const std::size_t slot = slot_of(at);
  counts.by_slot[slot] += weight;
  slot_total_[slot] += weight;
  rank(item.value, slot);
}

void ItemPopularity::remove(ItemId item, LocalTime at, bool timed, StoreId store) {
  if (item.value >= items_.size() || items_[item.value].total == 0) return;
  const float weight = weight_of(at.day, timed);
  const auto lessen = [&](float& count) { count = count - weight > weight * rounding ? count - weight : 0; };
  Item& counts = items_[item.value];
  lessen(counts.total);
  if (counts.total == 0) --kinds_;
  total_ = std::max(total_ - static_cast<double>(weight), 0.0);
  if (store && store.value < stores_.size() && item.value < stores_[store.value].by_item.size()) {
    lessen(stores_[store.value].by_item[item.value]);
    lessen(stores_[store.value].total);
  }
  if (!timed) return;
  const std::size_t slot = slot_of(at);
  lessen(counts.by_slot[slot]);
  lessen(slot_total_[slot]);
  rank_all(slot);
}

void ItemPopularity::rank_all(std::size_t slot) {
  auto& best = best_[slot];
  best.fill({});
  for (std::size_t item = 1; item < items_.size(); ++item) {
    if (items_[item].by_slot[slot] > 0) rank(item, slot);
  }
}

// When a count rises, the list stays right by moving the one item that rose.
void ItemPopularity::rank(std::size_t item, std::size_t slot) {
  auto& best = best_[slot];
  const ItemId risen{static_cast<std::uint32_t>(item)};
  auto place = std::ranges::find(best, risen);
  if (place == best.end()) {
    --place;
    if (*place && items_[place->value].by_slot[slot] >= items_[item].by_slot[slot]) return;
    *place = risen;
  }
  while (place != best.begin()) {
    const auto ahead = place - 1;
    if (*ahead && items_[ahead->value].by_slot[slot] >= items_[item].by_slot[slot]) break;
    std::swap(*ahead, *place);
    place = ahead;
  }
}

float ItemPopularity::share(ItemId item, std::size_t slot, StoreId store) const {
  const auto unit = static_cast<float>(scale_);
  const bool known = item.value < items_.size();
  const float count = known ? items_[item.value].total : 0;
  // Half an order for every item there is and for one that nobody has ordered yet (Jeffreys).
  float share = (count + 0.5F * unit) / (static_cast<float>(total_) + 0.5F * unit * static_cast<float>(kinds_ + 1));
  const float shrink = shrink_orders * unit;
  if (store && store.value < stores_.size()) {
    const Store& there = stores_[store.value];
    const float here = item.value < there.by_item.size() ? there.by_item[item.value] : 0;
    share = (here + shrink * share) / (there.total + shrink);
  }
  const float then = known ? items_[item.value].by_slot[slot] : 0;
  return (then + shrink * share) / (slot_total_[slot] + shrink);
}

void ItemPopularity::encode(ByteWriter& out) const {
  out.f64(total_);
  out.f64(scale_);
  out.zigzag(latest_day_);
  out.u8(started_ ? 1 : 0);
  out.varint(kinds_);
  out.varint(items_.size());
  for (const Item& item : items_) {
    out.f32(item.total);
    if (item.total == 0) continue;
    for (const float count : item.by_slot) out.f32(count);
  }
  out.varint(stores_.size());
  for (const Store& store : stores_) {
    out.f32(store.total);
    out.varint(store.by_item.size());
    for (const float count : store.by_item) out.f32(count);
  }
  for (const float count : slot_total_) out.f32(count);
  for (const auto& best : best_) {
    for (const ItemId item : best) out.varint(item.value);
  }
}

ItemPopularity ItemPopularity::decode(ByteReader& in) {
  ItemPopularity read;
  bool sane = true;
  const auto number = [&] {
    const float value = in.f32();
    sane = sane && is_sane(value);
    return value;
  };
  read.total_ = in.f64();
  read.scale_ = in.f64();
  read.latest_day_ = static_cast<std::int32_t>(in.zigzag());
  read.started_ = in.u8() != 0;
  read.kinds_ = static_cast<std::uint32_t>(in.varint());
  read.items_.resize(std::min<std::uint64_t>(in.count(), most_items));
  for (Item& item : read.items_) {
    item.total = number();
    if (item.total == 0) continue;
    for (float& count : item.by_slot) count = number();
  }
  read.stores_.resize(std::min<std::uint64_t>(in.count(), most_stores));
  for (Store& store : read.stores_) {
    store.total = number();
    store.by_item.resize(std::min<std::uint64_t>(in.count(), most_items));
    for (float& count : store.by_item) count = number();
  }
  for (float& count : read.slot_total_) count = number();
  for (auto& best : read.best_) {
    for (ItemId& item : best) {
      item = {static_cast<std::uint32_t>(in.varint())};
      sane = sane && (!item || item.value < read.items_.size());
    }
  }
  sane = sane && std::isfinite(read.total_) && read.total_ >= 0 && read.scale_ >= 1 &&
         read.scale_ <= 2 * largest_scale && read.kinds_ <= read.items_.size();
  if (sane && !in.failed()) return read;
  in.raw(~std::uint64_t{0});  // fails the reader
  return ItemPopularity();
}

}  // namespace dangol
