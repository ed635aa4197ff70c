// Finds the slot of a customer by her hash: open addressing in one array, so that a look-up touches one line of memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace dangol {

class SlotTable {
 public:
  std::size_t size() const { return size_; }
  std::size_t resident_bytes() const { return entries_.capacity() * sizeof(Entry); }

  // Hashes may be alike: `is_hers(slot)` tells.
  template <class IsHers>
  std::optional<std::uint32_t> find(std::uint32_t hash, IsHers&& is_hers) const {
    for (std::size_t at = hash & mask_; !entries_.empty() && entries_[at].slot != none; at = (at + 1) & mask_) {
      if (entries_[at].hash == hash && is_hers(entries_[at].slot)) return entries_[at].slot;
    }
    return std::nullopt;
  }
  // One that is not there yet.
  void insert(std::uint32_t hash, std::uint32_t slot);
  // One that is there.
  void erase(std::uint32_t hash, std::uint32_t slot);

 private:
  static constexpr std::uint32_t none = ~std::uint32_t{0};
  struct Entry {
    std::uint32_t hash = 0;
    std::uint32_t slot = none;
  };
  void place(Entry entry);

  std::vector<Entry> entries_;  // a power of two of them, at most three quarters in use
  std::size_t mask_ = 0;
  std::size_t size_ = 0;
};

}  // namespace dangol
