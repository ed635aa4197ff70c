#include "value/purchase_table.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "base/assert.h"

namespace dangol {
namespace {

using Key = std::uint64_t;

// How a history's three numbers are packed: x above t_x above T, each as wide as the widest there is.
struct Packing {
  int age_bits = 1;
  int recency_bits = 1;
  int repeat_bits = 1;

  Key pack(const BuyingHistory& history) const {
    return (Key{history.repeat_purchases} << recency_bits | static_cast<Key>(history.recency_days)) << age_bits |
           static_cast<Key>(history.age_days);
  }
  PurchaseCell unpack(Key key, std::uint32_t customers) const {
    const Key above = key >> age_bits;
    return {static_cast<std::uint32_t>(above >> recency_bits),
            static_cast<std::int32_t>(above & ((Key{1} << recency_bits) - 1)),
            static_cast<std::int32_t>(key & ((Key{1} << age_bits) - 1)), customers};
  }
  int bits() const { return age_bits + recency_bits + repeat_bits; }
};

Packing packing_for(std::span<const BuyingHistory> histories) {
  std::uint32_t repeats = 0;
  std::uint32_t recency = 0;
  std::uint32_t age = 0;
  for (const BuyingHistory& raw : histories) {
    const BuyingHistory history = sound_times(raw);
    repeats |= history.repeat_purchases;
    recency |= static_cast<std::uint32_t>(history.recency_days);
    age |= static_cast<std::uint32_t>(history.age_days);
  }
  const auto width = [](std::uint32_t value) { return std::max(1, static_cast<int>(std::bit_width(value))); };
  return {width(age), width(recency), width(repeats)};
}

// Least significant digit first: a comparison sort takes ten times as long for a million. Digits of nine bits at most:
// more places to write to than that miss the processor's caches.
void radix_sort(std::vector<Key>& keys, int bits) {
  constexpr int widest = 9;
  const int rounds = (bits + widest - 1) / widest;
  const int digit = (bits + rounds - 1) / rounds;
  const Key mask = (Key{1} << digit) - 1;
  std::vector<Key> other(keys.size());
  for (int shift = 0; shift < bits; shift += digit) {
    std::array<std::size_t, 1 << widest> places{};
    for (const Key key : keys) ++places[key >> shift & mask];
    std::size_t sum = 0;
    for (std::size_t& place : places) sum += std::exchange(place, sum);
    for (const Key key : keys) other[places[key >> shift & mask]++] = key;
    keys.swap(other);
  }
}

std::vector<PurchaseCell> cells_of(std::span<const BuyingHistory> histories) {
  const Packing packing = packing_for(histories);
  std::vector<Key> keys(histories.size());
  std::ranges::transform(histories, keys.begin(),
                         [&](const BuyingHistory& history) { return packing.pack(sound_times(history)); });
  radix_sort(keys, packing.bits());
  std::vector<PurchaseCell> cells;
  for (std::size_t begin = 0; begin < keys.size();) {
    std::size_t end = begin + 1;
    while (end < keys.size() && keys[end] == keys[begin]) ++end;
    cells.push_back(packing.unpack(keys[begin], static_cast<std::uint32_t>(end - begin)));
    begin = end;
  }
  return cells;
}

}  // namespace

PurchaseTable PurchaseTable::of(std::span<const BuyingHistory> histories) {
  PurchaseTable table;
  table.cells_ = cells_of(histories);
  table.customers_ = histories.size();
  return table;
}

void PurchaseTable::pass_days(std::int32_t days) {
  for (PurchaseCell& cell : cells_) cell.age_days += days;
}

void PurchaseTable::change(std::span<const BuyingHistory> gone, std::span<const BuyingHistory> come) {
  const std::vector<PurchaseCell> less = cells_of(gone);
  const std::vector<PurchaseCell> more = cells_of(come);
  std::vector<PurchaseCell> merged;
  merged.reserve(cells_.size() + more.size());
  auto at_more = more.begin();
  auto at_less = less.begin();
  const auto settle = [&](PurchaseCell cell) {
    if (at_less != less.end() && at_less->key() == cell.key()) {
      DANGOL_ASSERT(at_less->customers <= cell.customers);
      cell.customers -= at_less->customers;
      ++at_less;
    }
    if (cell.customers > 0) merged.push_back(cell);
  };
  for (PurchaseCell cell : cells_) {
    for (; at_more != more.end() && at_more->key() < cell.key(); ++at_more) settle(*at_more);
    if (at_more != more.end() && at_more->key() == cell.key()) cell.customers += (at_more++)->customers;
    settle(cell);
  }
  for (; at_more != more.end(); ++at_more) settle(*at_more);
  DANGOL_ASSERT(at_less == less.end());
  cells_ = std::move(merged);
  customers_ = customers_ + come.size() - gone.size();
}

PurchaseTable PurchaseTable::sample(std::uint64_t customers) const {
  if (customers >= customers_) return *this;
  PurchaseTable some;
  std::uint64_t seen = 0;
  for (const PurchaseCell& cell : cells_) {
    const std::uint64_t before = seen * customers / customers_;
    seen += cell.customers;
    const std::uint64_t taken = seen * customers / customers_ - before;
    if (taken == 0) continue;
    some.cells_.push_back(cell);
    some.cells_.back().customers = static_cast<std::uint32_t>(taken);
    some.customers_ += taken;
  }
  return some;
}

}  // namespace dangol
