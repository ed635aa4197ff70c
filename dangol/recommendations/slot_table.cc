#include "recommendations/slot_table.h"

#include <utility>

namespace dangol {

void SlotTable::place(Entry entry) {
  std::size_t at = entry.hash & mask_;
  while (entries_[at].slot != none) at = (at + 1) & mask_;
  entries_[at] = entry;
}

void SlotTable::insert(std::uint32_t hash, std::uint32_t slot) {
  if ((size_ + 1) * 4 > entries_.size() * 3) {
    const std::vector<Entry> all =
        std::exchange(entries_, std::vector<Entry>(entries_.empty() ? 16 : entries_.size() * 2));
    mask_ = entries_.size() - 1;
    for (const Entry& each : all) {
      if (each.slot != none) place(each);
    }
  }
  place({hash, slot});
  ++size_;
}

void SlotTable::erase(std::uint32_t hash, std::uint32_t slot) {
  std::size_t hole = hash & mask_;
  while (entries_[hole].slot != slot) hole = (hole + 1) & mask_;
  entries_[hole] = {};
  --size_;
  // Whoever stands behind the hole because her own place was taken would not be found any more.
  for (std::size_t at = (hole + 1) & mask_; entries_[at].slot != none; at = (at + 1) & mask_)
    place(std::exchange(entries_[at], {}));
}

}  // namespace dangol
