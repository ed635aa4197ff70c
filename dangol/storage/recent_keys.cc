#include "storage/recent_keys.h"

#include <algorithm>
#include <bit>

namespace dangol {

std::size_t RecentKeys::hash(Bucket bucket, CustomerId customer, const IdempotencyKey& key) {
  return std::hash<IdempotencyKey>()(key) ^ std::rotl(std::hash<CustomerId>()(customer), 32) ^
         std::hash<Bucket>()(bucket);
}

std::optional<Position> RecentKeys::find(const Entry& entry) const {
  if (slots_.empty()) return std::nullopt;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = hash(entry.bucket, entry.customer, entry.key) & mask; slots_[slot] != 0;
       slot = (slot + 1) & mask) {
    const EventKey& each = keys_[slots_[slot] - 1];
    if (each.key == entry.key && each.customer == entry.customer && each.bucket == entry.bucket) return each.position;
  }
  return std::nullopt;
}

void RecentKeys::add(const EventKey& key) {
  keys_.push_back(key);
  if (keys_.size() * 2 > slots_.size()) {
    rebuild(std::max<std::size_t>(1024, slots_.size() * 2));
  } else {
    place(keys_.size() - 1);
  }
}

void RecentKeys::shrink(std::size_t size) {
  if (keys_.size() == size) return;
  keys_.resize(size);
  rebuild(slots_.size());
}

void RecentKeys::remove_upto(Position position) {
  std::erase_if(keys_, [&](const EventKey& each) { return each.position <= position; });
  keys_.shrink_to_fit();
  rebuild(std::bit_ceil(std::max<std::size_t>(1024, keys_.size() * 2)));
}

void RecentKeys::remove(Bucket bucket, CustomerId customer, const std::vector<Position>& positions) {
  const auto gone = std::erase_if(keys_, [&](const EventKey& each) {
    return each.customer == customer && each.bucket == bucket &&
           std::binary_search(positions.begin(), positions.end(), each.position);
  });
  if (gone != 0) rebuild(slots_.size());
}

void RecentKeys::rebuild(std::size_t slots) {
  slots_.assign(slots, 0);
  for (std::size_t index = 0; index < keys_.size(); ++index) place(index);
}

void RecentKeys::place(std::size_t index) {
  const EventKey& key = keys_[index];
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash(key.bucket, key.customer, key.key) & mask;
  while (slots_[slot] != 0) slot = (slot + 1) & mask;
  slots_[slot] = static_cast<std::uint32_t>(index + 1);
}

}  // namespace dangol
