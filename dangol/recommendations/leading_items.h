// The items of highest count, exact at every moment while counts go up and down one by one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dangol {

class LeadingItems {
 public:
  static constexpr std::size_t most_read = 64;

  void set(std::uint32_t item, std::uint32_t count);
  // At most 64 of those that count at all, highest first, of equal ones the smaller id first.
  std::vector<std::uint32_t> read() const;
  std::size_t resident_bytes() const { return (counts_.capacity() + list_.capacity()) * sizeof(std::uint32_t); }

 private:
  static constexpr std::size_t listed_after_rebuild = 2 * most_read;
  void rebuild();

  std::vector<std::uint32_t> counts_;  // [item]
  std::vector<std::uint32_t> list_;    // exactly those with counts_ >= floor_
  std::uint32_t floor_ = 1;
  std::size_t too_long_ = 8 * most_read;
};

}  // namespace dangol
