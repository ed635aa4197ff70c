#include "recommendations/leading_items.h"

#include <algorithm>

namespace dangol {

void LeadingItems::set(std::uint32_t item, std::uint32_t count) {
  if (item >= counts_.size()) counts_.resize(item + std::size_t{1});
  const bool was_listed = counts_[item] >= floor_;
  counts_[item] = count;
  const bool is_listed = count >= floor_;
  if (is_listed && !was_listed) {
    list_.push_back(item);
    if (list_.size() > too_long_) rebuild();
  } else if (was_listed && !is_listed) {
    list_.erase(std::ranges::find(list_, item));
    if (list_.size() < most_read && floor_ > 1) rebuild();
  }
}

void LeadingItems::rebuild() {
  std::vector<std::uint32_t> sorted;
  for (const std::uint32_t count : counts_) {
    if (count > 0) sorted.push_back(count);
  }
  const std::size_t wanted = std::min(sorted.size(), listed_after_rebuild);
  floor_ = 1;
  if (wanted > 0) {
    const auto last = sorted.begin() + static_cast<std::ptrdiff_t>(wanted - 1);
    std::ranges::nth_element(sorted, last, std::greater<>());
    floor_ = *last;
  }
  list_.clear();
  for (std::uint32_t item = 0; item < counts_.size(); ++item) {
    if (counts_[item] >= floor_) list_.push_back(item);
  }
  too_long_ = std::max(8 * most_read, 2 * list_.size());  // many may be alike
}

std::vector<std::uint32_t> LeadingItems::read() const {
  std::vector<std::uint32_t> read = list_;
  const std::size_t wanted = std::min(read.size(), most_read);
  std::ranges::partial_sort(read, read.begin() + static_cast<std::ptrdiff_t>(wanted),
                            [&](auto a, auto b) { return counts_[a] != counts_[b] ? counts_[a] > counts_[b] : a < b; });
  read.resize(wanted);
  return read;
}

}  // namespace dangol
